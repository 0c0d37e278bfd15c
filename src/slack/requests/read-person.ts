import type { DateTime } from 'luxon';
import { current, type Directory, type Person, personBySlackId } from '#src/domain/directory.ts';
import { asHandle } from '#src/domain/names.ts';

/** Somebody named at the beginning of a text: null where no such person is. `typed`: the words meant for their name; `rest`: what follows. */
export type PersonRead = { readonly person: Person | null; readonly typed: string; readonly rest: string };

const mention = /^<@([A-Z][A-Z0-9]*)(?:\|[^>]*)?>/;
const handle = /^@([^\s,]+)/;

/**
 * Who is named first in a text: as Slack's mention, by @handle, or by a name of the governance file. Slack leaves a handle as it was typed, so it is
 * compared with those names and keys.
 */
export function readPerson(directory: Directory, text: string, now: DateTime): PersonRead {
  const given = text.trim();
  const people = current(directory.people, now);
  const [mentioned = '', slackUserId = ''] = mention.exec(given) ?? [];
  if (mentioned !== '') return { person: personBySlackId(directory, slackUserId, now), typed: mentioned, rest: after(given, mentioned) };
  const called = byCalling(people);
  const [handled = '', handleTyped = ''] = handle.exec(given) ?? [];
  const byHandle = called.get(asHandle(handleTyped)) ?? null;
  if (byHandle) return { person: byHandle, typed: handled, rest: after(given, handled) };
  return named(called, given.replace(/^@/, '')) ?? { person: null, typed: handled, rest: after(given, handled) };
}

/** People by what they are called, in plain letters; null where several are called alike, as nobody knows then which is meant. */
function byCalling(people: readonly Person[]): ReadonlyMap<string, Person | null> {
  const called = new Map<string, Person | null>();
  for (const person of people) {
    for (const name of new Set([asHandle(person.key), asHandle(person.name)])) called.set(name, called.has(name) ? null : person);
  }
  return called;
}

/**
 * The longest name with which the text begins. Anybody can type thousands of words: each is looked at once, and none beyond the longest name there
 * is.
 */
function named(called: ReadonlyMap<string, Person | null>, given: string): PersonRead | null {
  const longest = Math.max(0, ...[...called.keys()].map(({ length }) => length));
  const words = given.split(/\s+/);
  let beginning = '';
  let found: { readonly person: Person; readonly count: number } | null = null;
  for (const [index, word] of words.entries()) {
    beginning += asHandle(word);
    if (beginning.length > longest) break;
    const person = called.get(beginning);
    if (person) found = { person, count: index + 1 };
  }
  return found && { person: found.person, typed: words.slice(0, found.count).join(' '), rest: words.slice(found.count).join(' ') };
}

function after(given: string, typed: string): string {
  return given.slice(typed.length).trim();
}
