import type { DateTime } from 'luxon';
import { recipientsOf } from '#src/domain/board/digest/recipients.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { previewCovers } from '#src/domain/board/digest/unscheduled.ts';
import type { MeetingQuestion } from '#src/domain/board/meeting-choice.ts';
import { done, type Outcome } from '#src/domain/refusal.ts';
import type { Actor } from '../actor.ts';
import type { Stores } from '../ports/stores.ts';
import { chooseDigest } from './own/choose-digest.ts';
import { compileFor, gatherDigest } from './own/compile-digest.ts';

/**
 * The next digest as it would go out if nothing more came, and nothing is stored. "New" is as in the channel where it is asked, if that one
 * is to get it, else as in the first channel that is.
 */
export async function previewDigest(
  stores: Pick<Stores, 'meetings' | 'entries' | 'signOffs' | 'digests' | 'chronicle'>,
  { directory, person }: Actor,
  question: MeetingQuestion,
  now: DateTime,
): Promise<Outcome<DigestSnapshot>> {
  const chosen = await chooseDigest(stores, directory, question, now);
  if (chosen.refused) return chosen;
  const { clock, occasion } = chosen.value;
  const material = await gatherDigest(stores, directory, clock, {
    kind: 'preview',
    number: null,
    dueAt: occasion.dueAt > now ? occasion.dueAt : null,
    late: false,
    cutAt: now,
    coversUntil: previewCovers(occasion, now),
    to: occasion.to,
    readerId: person.id,
  });
  const channels = recipientsOf(directory, occasion.to, now).flatMap(({ channelId }) => channelId ?? []);
  const shownAs = channels.find((channelId) => channelId === question.channelId) ?? channels[0] ?? null;
  return done(await compileFor(stores, material, shownAs));
}
