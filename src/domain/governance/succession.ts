import { isAnotherAccount } from '../membership/same-person.ts';
import { sameName } from '../names.ts';
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
  readonly because: 'not_said' | 'another_former' | 'said_of_another';
  /** ISO date that could be the last day of who held it, if somebody follows: the day before the file is applied */
  readonly lastDay: string;
  /** What `same_person` has to say, if it is the same person */
  readonly samePerson: string;
};

/** A key that gets another account. `said`: the file with its answers; `before`: the same as it was last applied */
type AccountChange = { readonly former: Person; readonly said: Person; readonly before: Person | null };

/**
 * Whether the file gives a key another account than it had: another Slack id, or another address.
 *
 * @param before as stored, with the Slack id that was found by address
 */
export function changesAccount(before: Account, after: Account): boolean {
  const account = ({ slack: slackUserId, email }: Account) => ({ slackUserId, email });
  const isReaddressed = before.email !== null && after.email !== null && !isAlike(before.email, after.email);
  return isReaddressed || isAnotherAccount(account(before), account(after));
}

/**
 * Whether the file says of this change that it is the same person: by the account until now, or by `true` where that is no answer to an earlier change.
 * What was last applied beside another account is one, whether the line was left or taken out and written again.
 */
export function isAnsweredSame({ former: { fields: former }, said, before }: AccountChange): boolean {
  const { same_person: answer } = said.fields;
  if (typeof answer === 'string') return [former.slack, former.email].some((known) => known !== null && isAlike(answer, known));
  return answer && !isAnswerUsed(said, before);
}

function isAnswerUsed(said: Person, before: Person | null): boolean {
  if (!before || before.fields.same_person === false) return false;
  return before.fields.slack !== said.fields.slack || before.fields.email !== said.fields.email;
}

/**
 * What the file says of a key that it gives another account: that somebody else follows, or nothing that fits who holds it.
 *
 * @param today the day on which it is applied
 */
export function successionOrQuestion(
  { former, said, before }: AccountChange,
  today: IsoDate,
): { readonly successions: readonly Succession[] } | { readonly questions: readonly AccountQuestion[] } {
  const { was, same_person: same } = said.fields;
  const change = { former, after: withoutAnswers(said) };
  if (was !== null && isFormer(was, former)) return { successions: [{ ...change, until: was.until }] };
  const unsaid = same === false ? 'not_said' : 'said_of_another';
  const because = was === null ? unsaid : 'another_former';
  const { slack, email } = former.fields;
  const samePerson = isAnswerUsed(said, before) ? `${slack ?? email}` : 'true';
  return { questions: [{ ...change, because, lastDay: lastDayOf(former, today), samePerson }] };
}

function lastDayOf({ fields: { since, until } }: Person, today: IsoDate): IsoDate {
  const yesterday = shiftDay(today, -1);
  if (until !== null && until < yesterday) return until;
  return since !== null && since > yesterday ? since : yesterday;
}

/** By an account that is known of them: what names no account of theirs was said of somebody before them. */
function isFormer({ name, slack, email }: NonNullable<Person['fields']['was']>, { fields }: Person): boolean {
  const said = [
    [slack, fields.slack],
    [email, fields.email],
  ] as const;
  const compared = said.flatMap(([one, known]) => (one === null || known === null ? [] : [isAlike(one, known)]));
  return (name === null || sameName(name, fields.name)) && compared.length > 0 && !compared.includes(false);
}

function isAlike(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
