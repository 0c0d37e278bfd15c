import type { Json } from '../../../workspace/model.ts';

/** What is said of the length of a text as it nears or breaks the field's limits; null where nothing needs saying. */
export function lengthNote(text: string, element: Json): { readonly words: string; readonly wrong: boolean } | null {
  const most = Number(element['max_length'] ?? 3000);
  const least = Number(element['min_length'] ?? 0);
  const left = most - text.length;
  if (left < 0) return { words: `${characters(-left)} too many`, wrong: true };
  if (text.length > 0 && text.length < least) return { words: `At least ${characters(least)}`, wrong: false };
  return left <= most / 5 ? { words: `${characters(left)} left`, wrong: false } : null;
}

function characters(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'character' : 'characters'}`;
}
