import { z } from 'zod';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { Digests, StoredDigest } from '#src/use-cases/ports/digests.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { instant } from '../instants.ts';

/** Not through Prisma, which turns a large snapshot over a second time. */
const insertDigest = `
  INSERT INTO digest (id, workspace_id, meeting_id, number, kind, due_at, cut_at, covers_until, snapshot)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5, $6::timestamptz, $7::timestamptz, $8::timestamptz, $9::jsonb)`;

export function createDigests(tx: Prisma.TransactionClient, session: Session): Digests {
  return {
    async ofMeeting(meetingId) {
      const rows = await tx.digest.findMany({ where: { meetingId }, orderBy: { number: 'asc' } });
      return rows.map(toDigest);
    },
    async lastBefore(bodyId, before) {
      const row = await tx.digest.findFirst({
        where: { meeting: { bodyId, cancelledAt: null, at: { lt: before.toJSDate() } }, deliveries: { some: {} } },
        orderBy: [{ meeting: { at: 'desc' } }, { number: 'desc' }],
      });
      return row ? toDigest(row) : null;
    },
    async lastIn(workspaceId, channelId) {
      const row = await tx.digest.findFirst({
        where: { workspaceId, deliveries: { some: { channelId } } },
        orderBy: [{ cutAt: 'desc' }, { id: 'desc' }],
      });
      return row ? toDigest(row) : null;
    },
    async add(workspaceId, { id, meetingId, number, kind, dueAt, cutAt, coversUntil, snapshot }) {
      const instants = [dueAt && isoInstant(dueAt), isoInstant(cutAt), isoInstant(coversUntil)];
      session.write(insertDigest, [id, workspaceId, meetingId, String(number), kind, ...instants, JSON.stringify(snapshot)]);
      await session.written();
    },
    async printedHeads(workspaceId) {
      const rows = await tx.digest.findMany({ where: { workspaceId }, orderBy: [{ cutAt: 'asc' }, { id: 'asc' }] });
      return rows
        .map(toDigest)
        .flatMap(({ number, snapshot: { chronicle, meeting } }) =>
          chronicle === null ? [] : [{ ...chronicle, printedIn: `digest ${number} of meeting ${meeting.key}` }],
        );
    },
    async addDelivery(delivery) {
      await tx.digestDelivery.create({ data: delivery });
    },
  };
}

// Written by `add` alone, from a DigestSnapshot.
const snapshotColumn = z.custom<DigestSnapshot>((value) => typeof value === 'object' && value !== null && 'meeting' in value);

function toDigest({ id, meetingId, number, kind, cutAt, coversUntil, snapshot }: Prisma.DigestGetPayload<object>): StoredDigest {
  return {
    id,
    meetingId,
    number,
    kind: z.enum(['scheduled', 'extra']).parse(kind),
    cutAt: instant(cutAt),
    coversUntil: instant(coversUntil),
    snapshot: snapshotColumn.parse(snapshot),
  };
}
