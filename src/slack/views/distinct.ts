import { oneLine, plain, shortened, shortenedInside } from './escape.ts';

/**
 * Names in at most `limit` characters each, for what is chosen from: those that would read the same once they are shortened are shortened in the middle
 * instead, and numbered where that does not help. `told`: what else tells each from the others.
 */
export function distinct(texts: readonly string[], limit: number, told: readonly string[] = []): string[] {
  const ends = texts.map((text) => shortened(oneLine(text), limit, plain));
  const middles = texts.map((text, index) =>
    isAlone(ends, told, index) ? (ends[index] ?? '') : shortenedInside(oneLine(text), limit, plain),
  );
  const taken = new Set(middles.filter((_, index) => isAlone(middles, told, index)));
  const numbers = new Map<string, number>();
  return middles.map((text, index) => {
    if (isAlone(middles, told, index)) return text;
    const beginning = shortened(oneLine(texts[index] ?? ''), limit - 6, plain);
    let nth = numbers.get(beginning) ?? 1;
    while (taken.has(`${beginning} (${nth})`)) nth += 1;
    numbers.set(beginning, nth + 1);
    return `${beginning} (${nth})`;
  });
}

function isAlone(shown: readonly string[], told: readonly string[], index: number): boolean {
  return shown.every((text, other) => other === index || text !== shown[index] || told[other] !== told[index]);
}
