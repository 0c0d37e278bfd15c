import type { SignOffCard, SignOffCardBody } from '#src/use-cases/messages/sign-off.ts';
import { date, day } from '../../instants.ts';
import { counted, extract, joined, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { state, stateWithConditions } from './words.ts';

/** Bodies that are named at a glance: of more their number is said, and the steps below name them. */
const mostNamed = 3;
/** Characters of a reason at a glance: the whole of it stands with its body. */
const reasonCharacters = 300;

/** Where a request stands at one glance: how it ended and why, or what it waits for and who has to approve in the end. */
export function standing(card: SignOffCard): Words {
  switch (card.outcome) {
    case 'open':
      return whileOpen(card);
    case 'changes_requested':
      return waitingForVersion(card);
    case 'approved':
      return approved(card);
    case 'rejected':
      return words`${state('rejected')}${byThose(card)}${since(card)}${theirReason(card)}`;
    case 'withdrawn':
      return words`${state('withdrawn')}${since(card)}`;
  }
}

function approved({ conditionsOutstanding, steps, timezone, ...card }: SignOffCard): Words {
  const open = conditionsOutstanding > 0 ? words` (${counted(conditionsOutstanding, 'condition')} open),` : nothing;
  const bodies = steps.flatMap((step) => step.bodies);
  const by = bodies.length > 2 ? words` by all ${bodies.length} bodies` : words` by ${named(bodies)}`;
  const alone = bodies.filter(({ chairsAction }) => chairsAction !== null);
  const byChair =
    alone.length === 0 ? nothing : words`. *By chair's action* for ${named(alone)}, for ratification ${ratified(alone, timezone)}`;
  return words`${stateWithConditions('approved', conditionsOutstanding)}${open}${by}${since({ ...card, timezone })}${byChair}`;
}

function ratified([only, another]: readonly SignOffCardBody[], timezone: string): string {
  const at = another ? null : (only?.chairsAction?.ratification?.at ?? null);
  return at === null ? 'at the next meeting' : `on ${day(at, timezone)}`;
}

function waitingForVersion(card: SignOffCard): Words {
  const { requester, awaitingFormallyResponsible: formal } = card;
  const how = words`${state('changes_requested')}${byThose(card)}${since(card)}${theirReason(card)}`;
  return words`${how}\n${sentences([words`Waiting for a new version from ${name(requester.name, 100)}`, ...stillAwaited(formal)])}`;
}

function since({ outcomeAt, timezone }: Pick<SignOffCard, 'outcomeAt' | 'timezone'>): Words {
  return outcomeAt === null ? nothing : words` on ${date(outcomeAt, timezone)}`;
}

/** Those whose outcome the request's is. */
function deciding({ steps, outcome }: SignOffCard): SignOffCardBody[] {
  return steps.flatMap(({ bodies }) => bodies).filter((body) => body.outcome === outcome);
}

function byThose(card: SignOffCard): Words {
  const bodies = deciding(card);
  return bodies.length === 0 ? nothing : words` by ${named(bodies)}`;
}

/** Where there is one: several stand below, each with its body. */
function theirReason(card: SignOffCard): Words {
  const kind = card.outcome === 'rejected' ? 'reject' : 'request_changes';
  const given = deciding(card).flatMap(({ verdicts }) => verdicts.filter(({ verdict }) => verdict === kind));
  const [only, another] = given.flatMap(({ reason }) => reason ?? []);
  return only === undefined || another !== undefined ? nothing : words`: “${extract(only, reasonCharacters)}”`;
}

/** The sign is for the eye only. */
const overdueSign: Words = { shown: '⚠️ *overdue*', spoken: 'overdue' };

function whileOpen({ steps, overdue, requester, awaitingFormallyResponsible: formal }: SignOffCard): Words {
  const step = steps.find(({ open, bodies }) => open && bodies.some(({ outcome }) => outcome !== 'approved'));
  const bodies = step?.bodies ?? [];
  const stuck = bodies.filter(({ outcome, inquorate }) => outcome === 'open' && inquorate);
  const [afterDeadline, few] = [stuck.filter(({ closing }) => closing?.passed), stuck.filter(({ closing }) => !closing?.passed)];
  const waiting = bodies.filter(({ outcome, inquorate }) => outcome === 'open' && !inquorate);
  const wantingChanges = bodies.filter(({ outcome }) => outcome === 'changes_requested');
  const tooFew = [
    ...(afterDeadline.length === 0 ? [] : [words`*Too few have taken part by the deadline* in ${named(afterDeadline)}`]),
    ...(few.length === 0 ? [] : [words`*Too few are left to decide* in ${named(few)}`]),
  ];
  if (wantingChanges.length > 0) {
    return sentences([
      words`${state('changes_requested')}: sent back by ${named(wantingChanges)}, a new version is coming from ${name(requester.name, 100)}`,
      ...(waiting.length === 0 ? [] : [words`May still answer: ${named(waiting)}`]),
      ...tooFew,
      ...stillAwaited(formal),
    ]);
  }
  const late = overdue ? words`, ${overdueSign}` : nothing;
  const which = step && steps.length > 1 ? words`, step ${step.number} of ${steps.length}` : nothing;
  const onlyFormal = waiting.length === 1 && waiting[0]?.name === formal && stuck.length === 0;
  return sentences([
    words`${state('open')}${late}${which}${count(bodies)}`,
    ...tooFew,
    ...(waiting.length === 0 || onlyFormal ? [] : [words`Waiting for ${named(waiting)}`]),
    ...(onlyFormal && formal !== null ? [words`*Awaiting the formally responsible body*, ${theBody(formal, 100)}`] : stillAwaited(formal)),
  ]);
}

function count(bodies: readonly SignOffCardBody[]): Words {
  if (bodies.length < 2) return nothing;
  const done = bodies.filter(({ outcome }) => outcome === 'approved').length;
  return words`: ${done} of ${bodies.length} bodies ${done === 1 ? 'has' : 'have'} approved`;
}

function stillAwaited(formal: string | null): Words[] {
  return formal === null ? [] : [words`Still *awaiting the formally responsible body*, ${theBody(formal, 100)}`];
}

function sentences(all: readonly Words[]): Words {
  return joined(all, '. ');
}

function named(bodies: readonly SignOffCardBody[]): Words {
  return bodies.length > mostNamed
    ? words`${counted(bodies.length, 'body', 'bodies')}`
    : listed(bodies.map((body) => theBody(body.name, 100)));
}
