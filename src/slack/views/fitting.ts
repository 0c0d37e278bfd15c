import type { Words } from './words.ts';

/**
 * The first of these renderings, richest first, that fits, else the last: as much as fits in a message's blocks beside what
 * else they hold; in its text, which has room for more, mostly all of it.
 */
export function asRichAsFits(renderings: readonly (() => Words)[], budget: number): Words {
  const drawn: Words[] = [];
  const fitting = (as: keyof Words, most: number) => drawn.find((words) => words[as].length <= most);
  // Each takes time, and the first mostly fits.
  for (const draw of renderings) {
    drawn.push(draw());
    if (fitting('shown', budget) && fitting('spoken', spokenBudget)) break;
  }
  const last = drawn.at(-1);
  if (last === undefined) throw new Error('There has to be a rendering to choose from');
  return { shown: (fitting('shown', budget) ?? last).shown, spoken: (fitting('spoken', spokenBudget) ?? last).spoken };
}

/** Of the 40,000 characters of a message's text: the rest is for what stands around. */
const spokenBudget = 20_000;

/** As many lines, in order, as fit in `budget` characters, and how many are left. */
export function linesThatFit(lines: readonly Words[], budget: number): { readonly fitting: readonly Words[]; readonly left: number } {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.shown.length + 1;
    return length > budget;
  });
  const fitting = end === -1 ? lines : lines.slice(0, end);
  return { fitting, left: lines.length - fitting.length };
}

/** The characters these lines take, each on a line of its own. */
export function lengthOf(lines: readonly Words[]): number {
  return lines.reduce((sum, line) => sum + line.shown.length + 1, 0);
}
