import { comparable } from './names.ts';

/**
 * Which of these words somebody most likely meant: the one that takes the fewest changed letters, or null where none is near. `share`: of
 * a word's letters that may differ; two always may.
 */
export function closest(given: string, words: readonly string[], share = 1 / 3): string | null {
  const typed = comparable(given);
  const near = words
    .map((word) => {
      const most = Math.max(2, word.length * share);
      return { word, most, distance: typed !== '' && comparable(word).startsWith(typed) ? 0 : distance(typed, comparable(word), most) };
    })
    .filter((one) => one.distance <= one.most)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.word ?? null;
}

/** Letters to add, leave out or change (Levenshtein). What was typed may be of any length: more than `most` are not counted. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [done, letter] of a.split('').entries()) {
    const next = [done + 1];
    for (const [index, other] of b.split('').entries()) {
      const costs = [(row[index] ?? 0) + (letter === other ? 0 : 1), (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1];
      next.push(Math.min(...costs));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
