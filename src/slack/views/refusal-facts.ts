import { oneLine, shortened, shortenedInside } from './escape.ts';
import { withArticle } from './words.ts';

/** A fact in a sentence: on one line, and not longer than a sentence bears. */
export function sentence(fact: string, limit = 120): string {
  return shortened(oneLine(fact), limit, (text) => text);
}

/** "Anna, Ben and Cara"; of very many, the first twelve and how many more there are. */
export function names(all: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const most = 12;
  const shown = all.slice(0, most).map((one) => shortenedInside(oneLine(one), 120, (text) => text));
  if (all.length > most) return `${shown.join(', ')} and ${all.length - most} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

export function askSecretariat(toDo: string): string {
  return `Ask the secretariat to ${toDo}.`;
}

/** For whoever reads it: the secretariat may be asking itself. */
export const addMeeting = 'Add the next one to the governance file and apply it, or ask the secretariat to.';

/** A body's name within a sentence: "the Clinical Leadership Group". */
export function the(body: string): string {
  return sentence(withArticle(body));
}

export function theAtStart(body: string): string {
  const called = the(body);
  return `${called.slice(0, 1).toUpperCase()}${called.slice(1)}`;
}
