import type { Words } from './words.ts';

/** The first of these renderings, richest first, that is at most `budget` characters long; else the last. */
export function firstThatFits(renderings: readonly (() => Words)[], budget: number): Words {
  const drawn = renderings.map((draw) => draw());
  const last = drawn.at(-1);
  if (!last) throw new Error('There has to be a rendering to choose from');
  return drawn.find((one) => one.shown.length <= budget) ?? last;
}

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
