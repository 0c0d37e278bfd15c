import { DateTime } from 'luxon';
import type { RecordOf } from '#src/domain/governance/records.ts';
import type { AccountQuestion, Succession } from '#src/domain/governance/succession.ts';

type Person = RecordOf<'person'>;

/** A key that passes to somebody else, in words. */
export function successionInWords({ former, after, until }: Succession): string {
  const day = DateTime.fromISO(until, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy');
  return `${after.key}: ${inWords(former)} until ${day}, then ${inWords(after)}. What the first did stays theirs; seats and open work pass on, interests do not, and what either handed on ends`;
}

/** What has to be said before anything is applied, with the lines to write. */
export function questionInWords(question: AccountQuestion): readonly string[] {
  const { former, after, lastDay, samePerson } = question;
  const { key } = after;
  return [
    askedInWords(question),
    `  Somebody else: below key: ${key} write, with the last day of who held it until now:`,
    `    was: { until: ${lastDay}, name: ${JSON.stringify(former.fields.name)}, ${accountOf(former)} }`,
    `  The same person: below key: ${key} write:`,
    `    same_person: ${samePerson}`,
  ];
}

function askedInWords({ former, after, because }: AccountQuestion): string {
  const [was, now] = [`${after.key} is ${inWords(former)} here`, `the file has ${inWords(after)}`];
  switch (because) {
    case 'not_said':
      return `${after.key} was ${inWords(former)}; the file now has ${inWords(after)}. Is that somebody else, or the same person with a new account?`;
    case 'another_former':
      return `${was}; ${now}, and its was: names another one as who held it before.`;
    case 'said_of_another':
      return `${was}; ${now}, and its same_person: was said of an earlier change. Is that somebody else, or the same person again?`;
  }
}

function inWords(person: Person): string {
  return `"${person.fields.name}" (${accountOf(person)})`;
}

/** As the file has it. */
function accountOf({ fields: { slack, email } }: Person): string {
  return [...(slack === null ? [] : [`slack: ${slack}`]), ...(email === null ? [] : [`email: ${email}`])].join(', ');
}
