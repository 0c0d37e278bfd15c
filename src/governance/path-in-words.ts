import { property } from './property.ts';
import type { Path } from './to-records.ts';

/** Words for one of a list, by the list's key. */
const singular: Readonly<Record<string, string>> = {
  organisations: 'organisation',
  people: 'person',
  bodies: 'body',
  relations: 'relation',
  pathways: 'pathway',
  routes: 'route',
  clocks: 'clock of',
  meetings: 'meeting',
  seats: 'seat',
  steps: 'step',
  digests: 'digest',
  aliases: 'alias',
  secretariat: 'secretariat',
};

/** What tells one of a list from the others, as the file says it. */
const marks = ['key', 'body', 'person', 'name'];

/** A place in the file as people speak of it: "person clg-chair, name", or by its number, counted from one, where it has no key. */
export function pathInWords(content: unknown, path: Path): string {
  const words: string[] = [];
  let here = content;
  for (const [index, step] of path.entries()) {
    here = property(here, step);
    if (typeof step === 'string') {
      if (typeof path[index + 1] !== 'number') words.push(step);
    } else words.push(itemInWords(String(path[index - 1]), here, step));
  }
  return words.join(', ');
}

function itemInWords(list: string, item: unknown, index: number): string {
  const one = singular[list] ?? list;
  return `${one} ${markOf(list, item) ?? index + 1}`;
}

function markOf(list: string, item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  return list === 'relations' ? relation(item) : marks.map((key) => property(item, key)).find((value) => typeof value === 'string');
}

function relation(item: unknown): string | undefined {
  const parts = ['from', 'kind', 'to'].map((key) => property(item, key));
  return parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined;
}
