import { interestWords, verdictWords } from '#src/domain/sign-off/words.ts';
import type {
  Owing,
  SignOffCardAside,
  SignOffCardBody,
  SignOffCardCondition,
  SignOffCardVerdict,
} from '#src/use-cases/messages/sign-off.ts';
import { calendarDay, day, lastDay } from '../../instants.ts';
import { counted, joined, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { answer, reasonWithin } from '../decide/answer.ts';
import type { Detail, Seen } from './detail.ts';
import { mentioned, mustApprove, state, stateWithConditions } from './words.ts';

/** Where a body stands: who has answered and who has not, who stands aside. */
export function bodyLines(body: SignOffCardBody, seen: Seen, detail: Detail): Words {
  const open = body.outcome === 'open' && seen.turn !== 'over';
  const lines = [
    words`• *${name(body.name, detail.names)}*: ${standing(body, seen, detail)}`,
    ...counting(body, seen),
    ...answers(body, seen, detail),
    ...conditions(body, detail),
    ...lapsed(body, seen, detail),
    ...seatsEnded(body, seen, detail),
    ...(open && body.before.length > 0 ? [again(body, seen, detail)] : []),
    ...(open && body.waitingFor.length > 0 ? [owing(body.waitingFor, seen, detail)] : []),
    ...(body.aside.length > 0 ? [aside(body.aside, detail)] : []),
    ...(open && body.vacantSeats > 0 ? [vacancies(body)] : []),
    ...(body.inquorate ? [words`*${inquorateBecause(body)}*: the secretariat has been told`] : []),
  ];
  return joined(lines, '\n    ');
}

function standing(body: SignOffCardBody, seen: Seen, detail: Detail): Words {
  if (body.chairsAction) return byChairsAction(body.chairsAction, seen, detail);
  if (body.outcome !== 'open') return stateWithConditions(body.outcome, outstanding(body).length);
  if (seen.turn === 'over') return words`not decided`;
  return words`${seen.turn === 'to_come' ? words`not asked yet` : state('open')} (${mustApprove(body.rule)})`;
}

/** For and against, how many have to take part, and when it is decided by those who do. */
function counting({ count, closing, rule, outcome }: SignOffCardBody, { turn, timezone }: Seen): Words[] {
  if (count === undefined || (outcome === 'open' && turn !== 'asking')) return [];
  if (!closing) return [words`${count}`];
  if (outcome !== 'open' && closing.late) return [words`${count}. Settled on ${closingDay(closing, timezone)}, after its deadline`];
  if (outcome !== 'open') return [words`${count}. Settled at its deadline, ${closingDay(closing, timezone)}`];
  if (closing.at === null) return [words`${count}. Decided once all have answered, by ${rule}`];
  const when = closing.passed ? 'Was to be decided' : 'Decided';
  return [words`${count}. ${when} on ${closingDay(closing, timezone)} by ${rule}, or once all have answered`];
}

function closingDay({ at }: NonNullable<SignOffCardBody['closing']>, timezone: string): Words {
  return at === null ? nothing : words`${day(at, timezone)}`;
}

/** A share of the voting seats is of the vacant ones too. */
function vacancies({ vacantSeats, count }: SignOffCardBody): Words {
  return words`Vacant seats${count === undefined ? ', not counted' : ''}: ${vacantSeats}`;
}

/** Why a body cannot decide, whoever approves. */
function inquorateBecause({ closing }: Pick<SignOffCardBody, 'closing'>): string {
  return closing?.passed ? 'Too few have taken part by its deadline' : 'Too few are left who may decide';
}

/** Once a request has ended: nothing is to be said of a body that had not answered but that. */
export function isSilent({ outcome, verdicts }: Pick<SignOffCardBody, 'outcome' | 'verdicts'>): boolean {
  return outcome === 'open' && verdicts.length === 0;
}

/** Those who had not decided when the request ended, together. */
export function undecided(bodies: readonly Pick<SignOffCardBody, 'name'>[], detail: Detail): Words[] {
  if (bodies.length === 0) return [];
  const all = bodies.map((body) => theBody(body.name, detail.names));
  return [words`*Not decided:* ${listed(all, detail.bodies)}`];
}

function byChairsAction(
  { by, reason, ratification }: NonNullable<SignOffCardBody['chairsAction']>,
  { timezone }: Seen,
  detail: Detail,
): Words {
  const undated = ratification?.at === undefined ? 'at its next meeting' : 'at its next meeting, which has no date yet';
  const when = ratification?.at ? `on ${day(ratification.at, timezone)}` : undated;
  const toRatify = ratification === null ? nothing : words`, for ratification ${when}`;
  const why =
    reason === null ? words`, reason to follow` : detail.reason === 0 ? nothing : words`: “${reasonWithin(reason, detail.reason)}”`;
  return words`${state('approved')} by chair's action of ${name(by, detail.names)}${toRatify}${why}`;
}

/** That the chair approved is said by the chair's action. */
function answers({ verdicts, chairsAction }: SignOffCardBody, { version }: Seen, detail: Detail): Words[] {
  const given = verdicts.filter(({ person, verdict }) => person.name !== chairsAction?.by || verdict !== 'approve');
  if (given.length === 0) return [];
  if (detail.people === 0) return [words`${counted(given.length, 'answer')}`];
  return [words`Answered: ${answersOf(given, version, detail)}`];
}

function lapsed({ lapsed: all = [] }: SignOffCardBody, { timezone }: Seen, detail: Detail): Words[] {
  if (all.length === 0) return [];
  if (detail.people === 0) return [words`${counted(all.length, 'answer counts', 'answers count')} no longer: the seat has ended`];
  const shown = all.map(
    ({ person, verdict, endedAt }) =>
      words`${name(person, detail.names)} (${verdictWords[verdict].done}), whose seat ended on ${lastDay(endedAt, timezone)}`,
  );
  return [words`No longer counts: ${listed(shown, detail.people)}`];
}

/** Why it has decided, though nobody answered just then. */
function seatsEnded({ seatsEnded: all = [] }: SignOffCardBody, { timezone }: Seen, detail: Detail): Words[] {
  if (all.length === 0) return [];
  if (detail.people === 0) return [words`Decided because ${counted(all.length, 'seat')} ended`];
  const shown = all.map(({ person, endedAt }) => words`${name(person, detail.names)} on ${lastDay(endedAt, timezone)}`);
  return [words`Decided because a seat ended: ${listed(shown, detail.people)}`];
}

/** What was asked of an earlier version is what the new one is looked at for. */
function again({ before }: SignOffCardBody, { version }: Seen, detail: Detail): Words {
  if (detail.people === 0) return words`${counted(before.length, 'person decides again', 'people decide again')}`;
  return words`Decides again: ${answersOf(before, version, detail)}`;
}

function answersOf(all: readonly SignOffCardVerdict[], version: number, detail: Detail): Words {
  const shown = all.slice(0, detail.people).map((given) => answer(given, version, detail));
  const more = all.length - shown.length;
  return joined(more > 0 ? [...shown, words`${more} more have answered`] : shown, '; ');
}

function conditions(body: SignOffCardBody, detail: Detail): Words[] {
  const all = body.verdicts.flatMap((verdict) => verdict.conditions);
  if (all.length === 0) return [];
  if (detail.people === 0) return [words`${counted(all.length, 'condition')}, ${outstanding(body).length} of them open`];
  const shown = all.slice(0, detail.people).map((one) => condition(one, detail));
  const more = all.length - shown.length;
  return more > 0 ? [...shown, words`${counted(more, 'more condition')}`] : shown;
}

function condition({ text, owner, due, discharged }: SignOffCardCondition, detail: Detail): Words {
  const what = detail.reason === 0 ? nothing : words` “${reasonWithin(text, detail.reason)}”`;
  const until = due === null ? nothing : words`, by ${calendarDay(due)}`;
  const met = discharged === null ? words`*open*` : words`met, says ${name(discharged.by, detail.names)}`;
  return words`Condition${what} (${name(owner.name, detail.names)}${until}): ${met}`;
}

function outstanding({ verdicts }: SignOffCardBody): SignOffCardCondition[] {
  return verdicts.flatMap((verdict) => verdict.conditions).filter(({ discharged }) => discharged === null);
}

const owingWords = { asking: 'Not answered yet', sent_back: 'May still answer', to_come: 'Will be asked', over: 'Not decided' } as const;

/** Only those whose answer is wanted now are mentioned: a mention is a notification. */
function owing(waitingFor: readonly Owing[], { turn }: Seen, detail: Detail): Words {
  const lead = owingWords[turn];
  if (detail.people === 0) return words`${lead}: ${counted(waitingFor.length, 'person', 'people')}`;
  const people = waitingFor.map((person) => {
    const called = turn === 'asking' ? mentioned(person) : name(person.name, detail.names);
    return person.standsFor.length === 0 ? called : words`${called} (for ${others(person.standsFor, detail)})`;
  });
  return words`${lead}: ${listed(people, detail.people)}`;
}

function aside(all: readonly SignOffCardAside[], detail: Detail): Words {
  if (detail.people === 0) return words`${counted(all.length, 'person', 'people')} not deciding`;
  const people = all.map((one) => words`${name(one.name, detail.names)} (${whyAside(one, detail)})`);
  return words`Not deciding: ${listed(people, detail.people)}`;
}

/** Why somebody does not decide: of an interest its kind, never what it is. */
export function whyAside({ because, categories, reason }: SignOffCardAside, detail: Detail): Words {
  switch (because) {
    case 'author':
      return words`asked for it or wrote this version`;
    case 'closed':
      return words`works for a provider`;
    case 'excluded':
      return words`gets no papers on it`;
    case 'conflicted':
      return words`${listed(categories.map((category) => words`${interestWords[category]}`))} interest`;
    case 'recused':
      return reason === null || detail.reason === 0 ? words`stepped aside` : words`stepped aside: “${reasonWithin(reason, detail.reason)}”`;
  }
}

function others(names: readonly string[], detail: Detail): Words {
  return listed(
    names.map((one) => name(one, detail.names)),
    Math.max(detail.people, 1),
  );
}
