import { type ShownStatus, statusWords } from '#src/domain/status.ts';
import { type Words, words } from './words.ts';

const signs: Readonly<Record<ShownStatus, string>> = { blue: '🔵', red: '🔴', amber: '🟠', green: '🟢', not_received: '⚪' };

/** "🟠 *Amber*": the sign is for the eye only and never stands alone. */
export function status(shown: ShownStatus): Words {
  const { name } = statusWords[shown];
  return { shown: `${signs[shown]} *${name}*`, spoken: name };
}

/** "Amber, at risk, recovery in hand" */
export function statusWithMeaning(shown: ShownStatus): Words {
  return words`${status(shown)} (${statusWords[shown].meaning})`;
}

/** "Green to Amber", "unchanged"; null where there is nothing to compare with. */
export function movement(from: ShownStatus | null, to: ShownStatus): string | null {
  if (from === null) return null;
  return from === to ? 'unchanged' : `${statusWords[from].name} to ${statusWords[to].name}`;
}
