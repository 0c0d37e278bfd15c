import type { DateTime } from 'luxon';
import { current, type Directory, type Person, personBySlackId } from '#src/domain/directory.ts';

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
  const [handled = '', called = ''] = handle.exec(given) ?? [];
  if (handled !== '') return { person: only(people.filter((one) => isCalled(one, called))), typed: handled, rest: after(given, handled) };
  return named(people, given) ?? { person: null, typed: '', rest: given };
}

/** The longest name with which the text begins. */
function named(people: readonly Person[], given: string): PersonRead | null {
  const words = given.split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const typed = words.slice(0, count).join(' ');
    const person = only(people.filter((one) => isCalled(one, typed)));
    if (person) return { person, typed, rest: words.slice(count).join(' ') };
  }
  return null;
}

function isCalled({ key, name }: Person, called: string): boolean {
  return [key, name].some((one) => plain(one) === plain(called));
}

/** Of two who are called alike nobody knows which is meant. */
function only(people: readonly Person[]): Person | null {
  const [first, ...others] = people;
  return first && others.length === 0 ? first : null;
}

function after(given: string, typed: string): string {
  return given.slice(typed.length).trim();
}

/** Letters and digits alone: "@director.of.finance" is the Director of Finance. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
