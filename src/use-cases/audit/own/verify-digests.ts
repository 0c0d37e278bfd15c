import { z } from 'zod';
import { type Difference, differenceIn, type KeptRow, type RecordedRow } from '#src/domain/audit/compare-rows.ts';
import { type ChronicleLink, jsonHash } from '#src/domain/chronicle.ts';
import type { Audit } from '../../ports/audit.ts';

const texts = z.array(z.string());

const cut = z.object({
  number: z.int(),
  kind: z.string(),
  dueAt: z.string().nullable(),
  coversUntil: z.string(),
  sentTo: texts,
  channels: texts.optional(),
  snapshotHash: z.string().optional(),
});

/** Compares every digest with the link that says that it was cut, a meeting at a time. */
export async function digestsOtherwise(audit: Audit, workspaceId: string, links: readonly ChronicleLink[]): Promise<Difference | null> {
  const byMeeting = Map.groupBy(links, ({ subject }) => subject.slice('meeting '.length));
  for (const meeting of new Set([...byMeeting.keys(), ...(await audit.meetingsWithDigests(workspaceId))])) {
    const recorded = (byMeeting.get(meeting) ?? []).map((link) => recordedDigest(meeting, link));
    const difference = differenceIn(recorded, (await audit.digests(workspaceId, meeting)).map(keptDigest));
    if (difference) return difference;
  }
  return null;
}

function recordedDigest(meeting: string, { details, position, at }: ChronicleLink): RecordedRow {
  const { number, sentTo, channels, snapshotHash, ...said } = cut.parse(details);
  const fields = {
    ...said,
    at,
    sentTo: sentTo.toSorted(),
    ...(channels && { channels: channels.toSorted() }),
    ...(snapshotHash !== undefined && { snapshot: snapshotHash }),
  };
  return { id: `${meeting} ${number}`, what: `digest ${number} of meeting ${meeting}`, position, fields };
}

function keptDigest({ fields: { sentTo, channels, snapshot, ...fields }, ...row }: KeptRow): KeptRow {
  const sorted = (given: unknown) => texts.parse(given).toSorted();
  return { ...row, fields: { ...fields, sentTo: sorted(sentTo), channels: sorted(channels), snapshot: jsonHash(snapshot ?? null) } };
}
