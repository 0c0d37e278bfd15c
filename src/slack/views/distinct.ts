import { oneLine, plain, shortened } from './escape.ts';

/** As many of a name's last characters as tell it from others. */
const tailLength = 24;

/**
 * Names in at most `limit` characters each, for what is chosen from: those that would read the same once they are shortened are shortened in the middle
 * instead, and numbered where that does not help. `told`: what else tells each from the others.
 */
export function distinct(texts: readonly string[], limit: number, told: readonly string[] = []): string[] {
  const marked = (shown: readonly string[]) => shown.map((text, index) => `${text}\n${told[index] ?? ''}`);
  const ends = texts.map((text) => shortened(oneLine(text), limit, plain));
  const middles = renamed(ends, marked(ends), (index) => shortenedInside(oneLine(texts[index] ?? ''), limit));
  return renamed(middles, marked(middles), (index, nth) => `${shortened(oneLine(texts[index] ?? ''), limit - 5, plain)} (${nth})`);
}

/** Each that stands more than once is named anew; `nth`: which of its kind it is, from 1. */
function renamed(shown: readonly string[], marks: readonly string[], anew: (index: number, nth: number) => string): string[] {
  const times = Map.groupBy(marks.keys(), (index) => marks[index] ?? '');
  return shown.map((text, index) => {
    const alike = times.get(marks[index] ?? '') ?? [];
    return alike.length > 1 ? anew(index, alike.indexOf(index) + 1) : text;
  });
}

function shortenedInside(text: string, limit: number): string {
  if (plain(text).length <= limit) return plain(text);
  const characters = [...new Intl.Segmenter('en-GB').segment(text)].map(({ segment }) => segment);
  const tail = plain(characters.slice(-tailLength).join('').trimStart());
  return `${shortened(text, limit - tail.length, plain)}${tail}`;
}
