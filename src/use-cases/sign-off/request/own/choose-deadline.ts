import type { DateTime } from 'luxon';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import { endOfDay, type IsoDate, isoInstant } from '#src/domain/wall-clock.ts';
import { type Actor, gateOf } from '../../../actor.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';

/** A deadline somebody sets by hand in place of the derived one: both or neither. */
export type GivenDeadline = { readonly day: IsoDate | null; readonly reason: string | null };

/** Until the end of the day given, in the workspace's zone. Null where the deadline is to be derived. */
export function deadlineByHand(actor: Actor, given: GivenDeadline, now: DateTime): Outcome<SignOff['deadlineSet']> {
  const examined = examineOptionalText(given.reason, 'reason', gateOf(actor));
  if (examined.refused) return examined;
  const reason = examined.value;
  if (given.day === null) return reason === null ? done(null) : refuse({ code: 'deadline_by_hand', problem: 'no_date' });
  if (reason === null) return refuse({ code: 'deadline_by_hand', problem: 'no_reason' });
  const at = endOfDay(given.day, actor.directory.workspace.timezone);
  return at > now ? done({ at, reason }) : refuse({ code: 'deadline_by_hand', problem: 'past', day: given.day });
}

/** The refusal of a sitting whose sign-off deadline has passed, where no other was set by hand: the request would be overdue as it is sent. */
export function meetingTooNear({ directory, signOff, deadline, now }: SignOffPicture): Refusal | null {
  if (signOff.meetingId === null || signOff.deadlineSet !== null || !deadline?.meeting) return null;
  if (deadline.at > isoInstant(now)) return null;
  return { code: 'meeting_too_near', body: deadline.meeting.of, deadline: deadline.at, timezone: directory.workspace.timezone };
}
