import { z } from 'zod';
import type { DigestSnapshot } from '#src/domain/digest/snapshot.ts';
import type { Digests, StoredDigest } from '#src/use-cases/ports/digests.ts';
import type { Prisma } from '../generated/client.ts';
import { instant } from './instants.ts';
import { asJsonInput } from './json-input.ts';

export function createDigests(tx: Prisma.TransactionClient): Digests {
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
      await tx.digest.create({
        data: {
          id,
          workspaceId,
          meetingId,
          number,
          kind,
          dueAt: dueAt?.toJSDate() ?? null,
          cutAt: cutAt.toJSDate(),
          coversUntil: coversUntil.toJSDate(),
          snapshot: asJsonInput(snapshot),
        },
      });
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
