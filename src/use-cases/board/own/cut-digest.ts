import { v7 as uuid } from 'uuid';
import type { BoardClock } from '#src/domain/board/board-clock.ts';
import type { DigestMaterial } from '#src/domain/board/digest/material.ts';
import { digestParts, withoutParts } from '#src/domain/board/digest/parts.ts';
import { type DigestRecipient, recipientsOf } from '#src/domain/board/digest/recipients.ts';
import { jsonHash } from '#src/domain/chronicle.ts';
import { bodyById, type Directory } from '#src/domain/directory.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { StoredDigest } from '../../ports/digests.ts';
import type { Stores } from '../../ports/stores.ts';
import { compileFor, gatherDigest, type PlannedCut } from './compile-digest.ts';

export type CutStores = Pick<Stores, 'meetings' | 'entries' | 'signOffs' | 'digests' | 'outbox' | 'chronicle'>;

export type DigestToCut = Omit<PlannedCut, 'kind' | 'number' | 'readerId'> & { readonly kind: 'scheduled' | 'extra' };

/** Who has it cut: for the chronicle, and (a person) to be told where it cannot be posted. */
export type CutBy = { readonly actor: string; readonly role: string; readonly actorId: string | null };

/** A digest that was cut, with the names of the bodies it goes to and of those that have no channel. */
export type CutReport = {
  readonly meeting: string;
  readonly body: string;
  readonly number: number;
  readonly late: boolean;
  readonly sentTo: readonly string[];
  readonly withoutChannel: readonly string[];
};

/**
 * Freezes a digest under the meeting's next number, posts it to the channel of each body it is meant for and records it. A body without a
 * channel gets nothing, is named in the snapshot and in the chronicle, and the digest counts as cut all the same. The meeting's row must be held.
 */
export async function cutDigest(
  stores: CutStores,
  directory: Directory,
  clock: BoardClock,
  cut: DigestToCut,
  earlier: readonly StoredDigest[],
  by: CutBy,
): Promise<CutReport> {
  const number = 1 + Math.max(0, ...earlier.map((digest) => digest.number));
  const material = await gatherDigest(stores, directory, clock, { ...cut, number, readerId: null });
  const id = uuid();
  const { kind, dueAt, cutAt, coversUntil, late } = cut;
  // The row keeps what holds in every channel; what is new in one of them stands in the messages posted there.
  const snapshot = await compileFor(stores, material, null);
  await stores.digests.add(directory.workspace.id, { id, meetingId: clock.meeting.id, number, kind, dueAt, cutAt, coversUntil, snapshot });
  const recipients = recipientsOf(directory, cut.to, cutAt);
  for (const recipient of recipients) await deliver(stores, material, id, recipient, by);
  const report: CutReport = {
    meeting: clock.meeting.key,
    body: bodyById(directory, clock.meeting.bodyId).name,
    number,
    late,
    sentTo: recipients.filter(({ channelId }) => channelId !== null).map(({ body }) => body),
    withoutChannel: recipients.filter(({ channelId }) => channelId === null).map(({ body }) => body),
  };
  stores.chronicle.record(directory.workspace.id, {
    at: cutAt,
    actor: by.actor,
    role: by.role,
    action: 'digest cut',
    subject: `meeting ${report.meeting}`,
    details: {
      number,
      kind,
      dueAt: dueAt && isoInstant(dueAt),
      coversUntil: isoInstant(coversUntil),
      late,
      sentTo: report.sentTo,
      withoutChannel: report.withoutChannel,
      channels: recipients.flatMap(({ channelId }) => channelId ?? []),
      snapshotHash: jsonHash(JSON.parse(JSON.stringify(snapshot))),
    },
  });
  return report;
}

async function deliver(
  stores: CutStores,
  material: DigestMaterial,
  digestId: string,
  { bodyId, channelId }: DigestRecipient,
  by: CutBy,
): Promise<void> {
  if (channelId === null) return;
  const digest = await compileFor(stores, material, channelId);
  const message = {
    workspaceId: material.directory.workspace.id,
    to: { channelId },
    ...(by.actorId !== null && { actorId: by.actorId }),
  };
  const messageId = await stores.outbox.post({ ...message, content: { kind: 'digest_summary', digest } });
  const frame = withoutParts(digest);
  for (const [part, holds] of digestParts(digest).entries()) {
    await stores.outbox.post({ ...message, threadOf: messageId, content: { kind: 'digest_part', digest: frame, part, holds } });
  }
  await stores.digests.addDelivery({ digestId, bodyId, channelId, messageId });
}
