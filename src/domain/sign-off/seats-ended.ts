import { DateTime } from 'luxon';
import { type Directory, personById, seatsIn } from '../directory.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { electorateOf, standingOf } from './electorate.ts';
import { keptOf } from './kept-electorate.ts';
import { hasVoice, seatHolders } from './seat-holders.ts';
import type { AskedBody, EndedSeat, SignOff } from './sign-off.ts';

/** The seats by whose end a body came to decide: as kept when it did. */
export function seatsThatDecided(signOff: SignOff, asked: AskedBody, directory: Directory): readonly EndedSeat[] {
  const kept = keptOf(signOff, asked);
  return kept ? (kept.seatsEnded ?? []) : findSeatsThatDecided(signOff, asked, directory);
}

/**
 * Seats that ended while a body was asked, and were not filled again, where it is by the end of one of them that it decided: by the same answers it was
 * open until then.
 */
export function findSeatsThatDecided(signOff: SignOff, asked: AskedBody, directory: Directory): EndedSeat[] {
  const { outcome, outcomeAt, closedAt, chairsAction, verdicts, rulings } = asked;
  if (outcome === null || outcomeAt === null || chairsAction) return [];
  // What somebody said just then is the reason, whoever had left before.
  if ([...verdicts, ...rulings].some((said) => said.at.toMillis() === outcomeAt.toMillis())) return [];
  const at = closedAt ?? outcomeAt;
  const standing = (instant: DateTime) => standingOf(asked, electorateOf(directory, signOff, asked, instant), closedAt !== null);
  const ended = endedSeats(signOff, asked, directory, at);
  const tips = ended.filter(({ endedAt }) => standing(endedAt) === outcome && isUndecided(standing(endedAt.minus({ milliseconds: 1 }))));
  const last = DateTime.max(...tips.map(({ endedAt }) => endedAt));
  return last ? ended.filter(({ endedAt }) => endedAt <= last) : [];
}

function isUndecided(standing: ReturnType<typeof standingOf>): boolean {
  return standing === 'open' || standing === 'inquorate';
}

/** Of whoever has no voice there any more, by no seat that somebody else holds now. */
function endedSeats(signOff: SignOff, asked: AskedBody, directory: Directory, at: DateTime): EndedSeat[] {
  const voices = seatHolders(directory, signOff, asked, at).map(({ person }) => person.id);
  const seats = seatsIn(directory, asked.bodyId).filter((seat) => hasVoice(seat, asked));
  const all = seats.flatMap((seat): EndedSeat[] => {
    if (seat.holders.some(({ personId }) => voices.includes(personId))) return [];
    return seat.holders.flatMap(({ personId, until }) => {
      const endedAt = DateTime.min(...[until, seat.until, personById(directory, personId).until].filter((one) => one !== null));
      return endedAt && endedAt > signOff.requestedAt && endedAt <= at ? [{ personId, endedAt }] : [];
    });
  });
  return all.filter(
    ({ personId }, index) =>
      !voices.some((voice) => isSamePerson(directory, voice, personId)) &&
      all.findIndex((one) => isSamePerson(directory, one.personId, personId)) === index,
  );
}
