import type { DateTime } from 'luxon';
import type { Actor } from './actor.ts';
import { chroniclePersonalAct } from './governance/chronicle-people.ts';
import type { Stores } from './ports/stores.ts';

/** That somebody said of numbers in what they sent that they are no patient's: where, not which, as they stand in what was stored. */
export function recordConfirmedNumbers(
  need: Pick<Stores, 'chronicle'>,
  actor: Actor,
  { form, fields }: { readonly form: string; readonly fields: readonly string[] },
  now: DateTime,
): void {
  const details = { form, fields: [...fields] };
  chroniclePersonalAct(need, actor, { action: 'number said to be no patient’s', subject: `form ${form}`, body: null, details }, now);
}
