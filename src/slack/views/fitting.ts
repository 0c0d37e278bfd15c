import type { Words } from './words.ts';

/** The first of these renderings, richest first, that is at most `budget` characters long as it is shown or spoken; else the last. */
function firstThatFits(renderings: readonly (() => Words)[], budget: number, as: keyof Words): string {
  const last = renderings.at(-1);
  if (last === undefined) throw new Error('There has to be a rendering to choose from');
  // Each takes time, and the first mostly fits.
  for (const draw of renderings.slice(0, -1)) {
    const drawn = draw()[as];
    if (drawn.length <= budget) return drawn;
  }
  return last()[as];
}

/** As much as fits in a message's blocks beside what else they hold; in its text, which has room for more, mostly all of it. */
export function asRichAsFits(renderings: readonly (() => Words)[], budget: number): Words {
  return { shown: firstThatFits(renderings, budget, 'shown'), spoken: firstThatFits(renderings, spokenBudget, 'spoken') };
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
