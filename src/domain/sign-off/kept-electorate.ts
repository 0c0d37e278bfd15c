import type { DateTime } from 'luxon';
import { jsonHash } from '../chronicle.ts';
import type { Directory } from '../directory.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { isoInstant } from '../wall-clock.ts';
import type { Electorate } from './electorate.ts';
import type { AskedBody, KeptElectorate, SignOff } from './sign-off.ts';

/** As of when a body's outcome was found, by the electorate of then; null while it has none. */
function judgedAt({ outcomeAt, closedAt }: Pick<AskedBody, 'outcomeAt' | 'closedAt'>): DateTime | null {
  return closedAt ?? outcomeAt;
}

/** When what a body decided, or left undecided, was settled for good; null while it is not. */
export function settledAt(
  { outcome, outcomeAt }: Pick<SignOff, 'outcome' | 'outcomeAt'>,
  asked: Pick<AskedBody, 'outcomeAt' | 'closedAt'>,
): DateTime | null {
  return judgedAt(asked) ?? (outcome === 'changes_requested' ? null : outcomeAt);
}

/** What was kept of the instant at which it was settled; null where nothing was, as before this was kept. */
export function keptOf(signOff: Pick<SignOff, 'outcome' | 'outcomeAt'>, asked: AskedBody): KeptElectorate | null {
  const at = settledAt(signOff, asked);
  const { decidedBy } = asked;
  return decidedBy && at?.toMillis() === decidedBy.at.toMillis() ? decidedBy : null;
}

/** By which it shows whether anybody has changed who is kept to have decided. */
export function electorateHash({ at, seatsEnded = [], ...kept }: KeptElectorate): string {
  const ended = seatsEnded.map(({ personId, endedAt }) => ({ personId, endedAt: isoInstant(endedAt) }));
  return jsonHash({ ...kept, at: isoInstant(at), seatsEnded: ended });
}

/** The electorate as it was kept. What was contested since gives way to what the same person had answered before. */
export function electorateKept(
  directory: Directory,
  { electors, stoodAside: _aside, seatsEnded: _ended, at: _at, ...kept }: KeptElectorate,
  asked: AskedBody,
  standing: AskedBody['verdicts'],
): Electorate {
  const answerOf = (verdictId: string | null, personId: string) => {
    const verdict = asked.verdicts.find(({ id }) => id === verdictId) ?? null;
    return verdict?.contested
      ? (standing.find((one) => isSamePerson(directory, one.personId, personId) && one.kind !== 'recuse') ?? null)
      : verdict;
  };
  return {
    ...kept,
    askedBodyId: asked.id,
    bodyId: asked.bodyId,
    electors: electors.map(({ verdictId, ...elector }) => ({ ...elector, verdict: answerOf(verdictId, elector.personId) })),
    speakers: [],
  };
}
