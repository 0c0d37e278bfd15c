import { interestWords } from '#src/domain/sign-off/words.ts';
import type {
  Owing,
  SignOffCardAside,
  SignOffCardBody,
  SignOffCardCondition,
  SignOffCardVerdict,
} from '#src/use-cases/messages/sign-off.ts';
import { calendarDay, day } from '../instants.ts';
import { counted, joined, listed, name, nothing, type Words, words } from '../words.ts';
import { answer, reasonWithin } from './answer.ts';
import type { Detail, Seen } from './detail.ts';
import { mentioned, state, stateWithConditions } from './words.ts';

/** Where a body stands: who has answered and who has not, who stands aside. */
export function bodyLines(body: SignOffCardBody, seen: Seen, detail: Detail): Words {
  const open = body.outcome === 'open';
  const lines = [
    words`• *${name(body.name, detail.names)}*: ${standing(body, seen, detail)}`,
    ...(body.verdicts.length > 0 ? [answers(body, seen, detail)] : []),
    ...conditions(body, detail),
    ...(open && body.waitingFor.length > 0 ? [owing(body.waitingFor, seen, detail)] : []),
    ...(body.aside.length > 0 ? [aside(body.aside, detail)] : []),
    ...(open && body.vacantSeats > 0 ? [words`Vacant seats, not counted: ${body.vacantSeats}`] : []),
    ...(body.inquorate ? [words`*Too few are left who may decide*: the secretariat has been told`] : []),
  ];
  return joined(lines, '\n    ');
}

function standing(body: SignOffCardBody, seen: Seen, detail: Detail): Words {
  if (body.chairsAction) return byChairsAction(body.chairsAction, seen, detail);
  if (body.outcome !== 'open') return stateWithConditions(body.outcome, outstanding(body).length);
  if (seen.turn === 'over') return words`had not decided when the request ended`;
  const rule = words`needs ${name(body.rule, 80)}`;
  return seen.turn === 'asking' ? words`${state('open')}, ${rule}` : words`not asked yet, ${rule}`;
}

function byChairsAction(
  { by, reason, ratification }: NonNullable<SignOffCardBody['chairsAction']>,
  { timezone }: Seen,
  detail: Detail,
): Words {
  const when = ratification === null ? 'at its next meeting, which has no date yet' : `on ${day(ratification, timezone)}`;
  const why =
    reason === null ? words`, reason to follow` : detail.reason === 0 ? nothing : words`: “${reasonWithin(reason, detail.reason)}”`;
  return words`${state('approved')} by chair's action of ${name(by, detail.names)}, for ratification ${when}${why}`;
}

function answers({ verdicts, chairsAction }: SignOffCardBody, { version }: Seen, detail: Detail): Words {
  if (detail.people === 0) return words`${counted(verdicts.length, 'answer')}`;
  const shown = verdicts.slice(0, detail.people).map((given) => answer(withoutReasonOf(chairsAction, given), version, detail));
  const more = verdicts.length - shown.length;
  return words`Answered: ${joined(more > 0 ? [...shown, words`${more} more have answered`] : shown, '; ')}`;
}

/** The reason of a chair's action stands with the action. */
function withoutReasonOf(action: SignOffCardBody['chairsAction'], given: SignOffCardVerdict): SignOffCardVerdict {
  const isTheirs = action !== null && given.person.name === action.by && given.verdict === 'approve';
  return isTheirs ? { ...given, reason: null, toFollow: false } : given;
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

const owingLeads = { asking: 'Not answered yet', to_come: 'Will be asked', over: 'Did not answer' } as const;

/** Only those who can answer now are mentioned: a mention is a notification. */
function owing(waitingFor: readonly Owing[], { turn }: Seen, detail: Detail): Words {
  if (detail.people === 0) return words`${owingLeads[turn]}: ${counted(waitingFor.length, 'person', 'people')}`;
  const people = waitingFor.map((person) => {
    const called = turn === 'asking' ? mentioned(person) : name(person.name, detail.names);
    return person.standsFor.length === 0 ? called : words`${called} for ${others(person.standsFor, detail)}`;
  });
  return words`${owingLeads[turn]}: ${listed(people, detail.people)}`;
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
      return words`it is closed to the provider side`;
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
