import type { DateTime } from 'luxon';
import { personAt } from '#src/domain/called-then.ts';
import { type Directory, personById } from '#src/domain/directory.ts';
import { ruleInWords } from '#src/domain/membership/approval-rule.ts';
import { conflictsLeft, recusalOf } from '#src/domain/membership/interests.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import { countInWords, countOf, isCounted } from '#src/domain/sign-off/count.ts';
import { decidingVerdicts, decisionOf } from '#src/domain/sign-off/decision.ts';
import { type Electorate, electorateFor, unanswered } from '#src/domain/sign-off/electorate.ts';
import { ratifications, reasonOfChairsAction } from '#src/domain/sign-off/ratifications.ts';
import { seatsThatDecided } from '#src/domain/sign-off/seats-ended.ts';
import type { AskedBody, Condition, Elector, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { versionById } from '#src/domain/sign-off/steps.ts';
import { areWordsToFollow, changesAskedBefore, standingVerdicts, wordsOf } from '#src/domain/sign-off/verdicts.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type {
  SignOffCardAside,
  SignOffCardBody,
  SignOffCardCondition,
  SignOffCardSeatEnded,
  SignOffCardVerdict,
} from '../../messages/sign-off.ts';
import { cannotDecide, namedPerson, type SignOffPicture } from './picture-sign-off.ts';

/** Whether conditions are named to who has to meet them now, or to who had when they were set. */
type Owners = 'now' | 'then';

/** One body as a card has it: who has answered and who has not, and who stands aside. */
export function describeAskedBody(picture: SignOffPicture, asked: AskedBody, owners: Owners = 'now'): SignOffCardBody {
  const { directory, signOff, electorates, now } = picture;
  const electorate = electorateFor(electorates, asked);
  const then = decisionOf(signOff, asked, directory, now).electorate;
  return {
    signOffBodyId: asked.id,
    name: then.body,
    rule: ruleInWords(asked.rule),
    outcome: asked.outcome ?? 'open',
    chairsAction: chairsActionOf(picture, asked),
    inquorate: cannotDecide(picture, asked),
    ...countFor(picture, asked),
    verdicts: decidingVerdicts(signOff, asked, directory, now).map((verdict) => describeVerdict(picture, asked, verdict, owners)),
    before: changesAskedBefore(directory, asked).map((verdict) => describeVerdict(picture, asked, verdict, owners)),
    ...lapsedIn(directory, asked),
    ...seatsEndedIn(picture, asked),
    aside: asideFrom(picture, asked, electorate),
    waitingFor: unanswered(signOff, asked, electorate).map(({ name, slackUserId, ...elector }) => ({
      name,
      slackUserId,
      standsFor: standsFor(directory, elector, now),
    })),
    vacantSeats: then.vacantSeats,
  };
}

/** Of the present round: what came before counts no longer for another reason. */
function lapsedIn(directory: Directory, { verdicts, round }: AskedBody): Pick<SignOffCardBody, 'lapsed'> {
  const lapsed = verdicts.flatMap(({ personId, kind, at, ...verdict }) =>
    verdict.lapsed && verdict.round === round
      ? [{ person: personAt(directory, personId, at).name, verdict: kind, endedAt: isoInstant(verdict.lapsed.endedAt) }]
      : [],
  );
  return lapsed.length === 0 ? {} : { lapsed };
}

/** By whose seats' end a body decided, by name as of then. */
export function describeSeatsEnded(
  { directory, signOff }: Pick<SignOffPicture, 'directory' | 'signOff'>,
  asked: AskedBody,
): SignOffCardSeatEnded[] {
  return seatsThatDecided(signOff, asked, directory).map(({ personId, endedAt }) => ({
    person: personAt(directory, personId, endedAt.minus({ milliseconds: 1 })).name,
    endedAt: isoInstant(endedAt),
  }));
}

function seatsEndedIn(picture: SignOffPicture, asked: AskedBody): Pick<SignOffCardBody, 'seatsEnded'> {
  const seatsEnded = describeSeatsEnded(picture, asked);
  return seatsEnded.length === 0 ? {} : { seatsEnded };
}

function countFor({ directory, signOff, closing, now }: SignOffPicture, asked: AskedBody): Pick<SignOffCardBody, 'count' | 'closing'> {
  if (!isCounted(asked.rule) || asked.chairsAction) return {};
  const { electorate } = decisionOf(signOff, asked, directory, now);
  const count = countInWords(countOf(asked.rule, electorate, asked.outcome !== null));
  if (asked.rule.of !== 'answered') return { count };
  const { outcome, closedAt, verdicts } = asked;
  if (outcome !== null) {
    if (!closedAt) return { count };
    const late = verdicts.some(({ at }) => at.toMillis() === closedAt.toMillis());
    return { count, closing: { at: isoInstant(closedAt), passed: true, ...(late && { late }) } };
  }
  const at = closing.get(asked.id) ?? null;
  return { count, closing: { at: at && isoInstant(at), passed: at !== null && at < now } };
}

function describeVerdict(picture: SignOffPicture, asked: AskedBody, verdict: Verdict, owners: Owners): SignOffCardVerdict {
  const { directory, signOff } = picture;
  const { personId, kind, versionId, recorded, at } = verdict;
  const { reason, conditions } = wordsOf(asked, verdict);
  return {
    person: namedPerson(directory, personId, at),
    standsFor: standsFor(directory, verdict, at),
    verdict: kind,
    reason,
    toFollow: areWordsToFollow({ kind, reason, conditions }),
    conditions: conditions.flatMap((condition) => describeCondition(picture, condition, { at, owners })),
    version: versionById(signOff, versionId).number,
    recorded: recorded && { by: personAt(directory, recorded.byId, at).name, how: recorded.how },
    at: isoInstant(at),
  };
}

function describeCondition(
  { directory, now }: SignOffPicture,
  { id, text, ownerId, due, discharged }: Condition,
  { at, owners }: { readonly at: DateTime; readonly owners: Owners },
): SignOffCardCondition[] {
  if (text === null) return [];
  const isOpen = owners === 'now' && discharged === null;
  const owner = isOpen ? namedPerson(directory, holderNow(directory, ownerId, now).id) : namedPerson(directory, ownerId, at);
  const by = discharged && { by: personAt(directory, discharged.byId, discharged.at).name, at: isoInstant(discharged.at) };
  return [{ id, text, owner, due, discharged: by }];
}

function asideFrom({ directory, signOff, now }: SignOffPicture, asked: AskedBody, { aside }: Electorate): SignOffCardAside[] {
  const deputies = standingVerdicts(directory, asked)
    .filter(({ kind, personId }) => kind === 'recuse' && !aside.some((one) => one.personId === personId))
    .map(({ personId }) => ({ personId, name: personById(directory, personId).name, because: 'recused' as const }));
  return [...aside, ...deputies].map(({ personId, name, because }) => ({
    name,
    because,
    categories: [...new Set(conflictsLeft(directory, signOff, asked, personId, now).map(({ category }) => category))],
    reason: because === 'recused' ? (recusalOf(directory, asked, personId)?.reason ?? null) : null,
  }));
}

function chairsActionOf({ directory, signOff, sittings }: SignOffPicture, asked: AskedBody): SignOffCardBody['chairsAction'] {
  if (!asked.chairsAction) return null;
  const [ratification] = ratifications(directory, [{ ...signOff, bodies: [asked] }], sittings);
  return {
    by: personAt(directory, asked.chairsAction.byId, asked.chairsAction.at).name,
    reason: reasonOfChairsAction(asked),
    ratification: ratification ? { at: ratification.meeting && isoInstant(ratification.meeting.at) } : null,
  };
}

/** Names of those somebody decides for beside themselves. */
export function standsFor(directory: Directory, { personId, forIds }: Pick<Elector, 'personId' | 'forIds'>, at: DateTime): string[] {
  return forIds.filter((id) => id !== personId).map((id) => personAt(directory, id, at).name);
}
