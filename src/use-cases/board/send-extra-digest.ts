import type { DateTime } from 'luxon';
import { recipientsOf } from '#src/domain/board/digest/recipients.ts';
import type { MeetingQuestion } from '#src/domain/board/meeting-choice.ts';
import { bodyById } from '#src/domain/directory.ts';
import { whoMay } from '#src/domain/permissions.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { type Actor, actorMay, roleOf } from '../actor.ts';
import { chooseDigest } from './own/choose-digest.ts';
import { type CutReport, type CutStores, cutDigest } from './own/cut-digest.ts';

/**
 * Sends a digest now, with everything up to now, to the channels of the meeting's next digest (after the last one: of that one). It takes the
 * meeting's next number and replaces nothing: the scheduled digests go out all the same.
 */
export async function sendExtraDigest(
  stores: CutStores,
  actor: Actor,
  question: MeetingQuestion,
  now: DateTime,
): Promise<Outcome<CutReport>> {
  const { directory, person } = actor;
  const before = await chooseDigest(stores, directory, question, now);
  if (before.refused) return before;
  // Read again under its lock: meanwhile it may have been moved or cancelled.
  await stores.meetings.lock(before.value.clock.meeting.id);
  const chosen = await chooseDigest(stores, directory, question, now);
  if (chosen.refused) return chosen;
  const { clock, occasion } = chosen.value;
  const body = bodyById(directory, clock.meeting.bodyId);
  if (!actorMay(actor, 'send_digest', body.id, 'open', now)) {
    return refuse({ code: 'may_not', action: 'send a digest', body: body.name, who: whoMay('send_digest') });
  }
  if (recipientsOf(directory, occasion.to, now).every(({ channelId }) => channelId === null)) {
    return refuse({ code: 'no_channel_for_digest', body: body.name });
  }
  const earlier = await stores.digests.ofMeeting(clock.meeting.id);
  const cut = { kind: 'extra' as const, dueAt: null, late: false, cutAt: now, coversUntil: now, to: occasion.to };
  return done(
    await cutDigest(stores, directory, clock, cut, earlier, { actor: person.name, role: roleOf(actor, body, now), actorId: person.id }),
  );
}
