import { DateTime } from 'luxon';
import { bodyById, personById, seatsIn } from '../directory.ts';
import { decidingRole } from '../membership/approval-rule.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { seatHolders } from './seat-holders.ts';
import type { AskedBody, SignOffChange, Verdict } from './sign-off.ts';
import type { Situation } from './situation.ts';
import { standingVerdicts } from './verdicts.ts';

/**
 * The answers that count no longer, as every seat they were given for has ended before the body had decided. For good: whoever comes back is asked again.
 * What a body has decided stays decided.
 */
export function lapses(situation: Situation): SignOffChange[] {
  const { signOff, directory } = situation;
  if (signOff.outcome !== null) return [];
  const open = signOff.bodies.filter(({ outcome }) => outcome === null);
  return open.flatMap((asked) =>
    standingVerdicts(directory, asked).flatMap((verdict): SignOffChange[] => {
      const endedAt = verdict.kind === 'recuse' ? null : seatsEndedAt(situation, asked, verdict);
      return endedAt ? [{ kind: 'verdict_lapsed', askedBodyId: asked.id, verdictId: verdict.id, endedAt }] : [];
    }),
  );
}

/** When the last of the seats that a verdict was given for ended; null while one of them is held by whom it was given for. */
function seatsEndedAt({ directory, signOff, now }: Situation, asked: AskedBody, { forIds }: Verdict): DateTime | null {
  const holders = seatHolders(directory, signOff, asked, now).map(({ person }) => person.id);
  const isTheirs = (personId: string) => forIds.some((id) => isSamePerson(directory, id, personId));
  if (holders.some(isTheirs)) return null;
  const seats = seatsIn(directory, asked.bodyId).filter(({ role }) => role === decidingRole(asked.rule));
  const held = seats.flatMap((seat) => seat.holders).filter(({ personId }) => isTheirs(personId));
  const people = forIds.map((id) => personById(directory, id));
  const ends = [...held, ...people, bodyById(directory, asked.bodyId)].flatMap(({ until }) =>
    until !== null && until <= now ? [until] : [],
  );
  return DateTime.max(...ends) ?? now;
}
