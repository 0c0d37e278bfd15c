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
export function questionInWords({ former, after, because, lastDay }: AccountQuestion): readonly string[] {
  const { key } = after;
  const asked =
    because === 'not_said'
      ? `${key} was ${inWords(former)}; the file now has ${inWords(after)}. Is that somebody else, or the same person with a new account?`
      : `${key} is ${inWords(former)} here; the file has ${inWords(after)}, and its was: names another one as who held it before.`;
  return [
    asked,
    `  Somebody else: below key: ${key} write, with the last day of who held it until now:`,
    `    was: { until: ${lastDay}, name: ${JSON.stringify(former.fields.name)}, ${accountOf(former)} }`,
    `  The same person: below key: ${key} write:`,
    '    same_person: true',
  ];
}

function inWords(person: Person): string {
  return `"${person.fields.name}" (${accountOf(person)})`;
}

/** As the file has it: an address only where there is no Slack id. */
function accountOf({ fields: { slack, email } }: Person): string {
  return slack === null ? `email: ${email}` : `slack: ${slack}`;
}
