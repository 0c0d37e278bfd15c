import { sameName } from '../names.ts';
import { isAnotherAccount } from '../same-person.ts';
import { type IsoDate, shiftDay } from '../wall-clock.ts';
import { type RecordOf, withoutAnswers } from './records.ts';

type Person = RecordOf<'person'>;
type Account = Pick<Person['fields'], 'slack' | 'email'>;

/** A key passes to somebody else: `former` holds it to the end of the day `until`, `after` from then on. */
export type Succession = { readonly former: Person; readonly after: Person; readonly until: string };

/** The file gives a key another account and does not say, or says wrongly, whether that is somebody else. */
export type AccountQuestion = {
  readonly former: Person;
  readonly after: Person;
  readonly because: 'not_said' | 'another_former';
  /** ISO date that could be the last day of who held it, if somebody follows: the day before the file is applied */
  readonly lastDay: string;
};

/**
 * Whether the file gives a key another account than it had.
 *
 * @param before as stored, with the Slack id that was found by address
 */
export function changesAccount(before: Account, after: Account): boolean {
  const account = ({ slack: slackUserId, email }: Account) => ({ slackUserId, email });
  return isAnotherAccount(account(before), account(after));
}

/**
 * What the file says of a key that it gives another account: that somebody else follows, or nothing that fits who holds it.
 *
 * @param today the day on which it is applied
 */
export function successionOrQuestion(
  former: Person,
  said: Person,
  today: IsoDate,
): { readonly successions: readonly Succession[] } | { readonly questions: readonly AccountQuestion[] } {
  const { was } = said.fields;
  const change = { former, after: withoutAnswers(said) };
  const lastDay = lastDayOf(former, today);
  if (was === null) return { questions: [{ ...change, because: 'not_said', lastDay }] };
  if (!isFormer(was, former)) return { questions: [{ ...change, because: 'another_former', lastDay }] };
  return { successions: [{ ...change, until: was.until }] };
}

function lastDayOf({ fields: { since, until } }: Person, today: IsoDate): IsoDate {
  const yesterday = shiftDay(today, -1);
  if (until !== null && until < yesterday) return until;
  return since !== null && since > yesterday ? since : yesterday;
}

function isFormer({ name, slack, email }: NonNullable<Person['fields']['was']>, { fields }: Person): boolean {
  const fits = (said: string | null, known: string | null) => said === null || known === null || said.toLowerCase() === known.toLowerCase();
  return (name === null || sameName(name, fields.name)) && fits(slack, fields.slack) && fits(email, fields.email);
}
