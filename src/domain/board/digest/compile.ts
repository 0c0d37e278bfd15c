import { personAt } from '../../called-then.ts';
import { bodyById, type Directory, type Pathway } from '../../directory.ts';
import { allBy, firstBy, keptBy } from '../../kept.ts';
import { compositionGaps } from '../../membership/composition.ts';
import { vacantSeats } from '../../membership/vacant-seats.ts';
import { faceOfPathway } from '../../privacy.ts';
import type { Entry } from '../../progress/entry.ts';
import type { SignOff } from '../../sign-off/sign-off.ts';
import { isoInstant } from '../../wall-clock.ts';
import { closedPathway } from './closed.ts';
import type { DigestMaterial, LastDigest } from './material.ts';
import { pathwaysBefore } from './period.ts';
import { digestRatifications } from './ratifications.ts';
import { recipientsOf } from './recipients.ts';
import { type DigestScope, digestScope, pathwayIdsIn } from './scope.ts';
import { cameAfter } from './shown.ts';
import { concerns, digestSignOff, isOfPeriod } from './sign-offs.ts';
import type { DigestEntry, DigestPathway, DigestSnapshot } from './snapshot.ts';

/**
 * The digest as it is to stand in one channel. "New" is what came after the last digest that stood there: an entry after its cut-off, a change
 * of a sign-off after it was cut. Where none stood there (`last` null) nothing is marked, as marking everything would say nothing.
 */
export function compileDigest(material: DigestMaterial, last: LastDigest | null): DigestSnapshot {
  const { directory, clock, cut } = material;
  const { meeting } = clock;
  const { bodies, groups } = scopeOf(material);
  return {
    meeting: { key: meeting.key, body: bodyById(directory, meeting.bodyId).name, at: isoInstant(meeting.at), place: meeting.place },
    timezone: meeting.timezone,
    number: cut.number,
    kind: cut.kind,
    dueAt: cut.dueAt && isoInstant(cut.dueAt),
    cutAt: isoInstant(cut.cutAt),
    late: cut.late,
    coversFrom: cut.coversFrom && isoInstant(cut.coversFrom),
    coversUntil: isoInstant(cut.coversUntil),
    chronicle: material.chronicle,
    deadlines: {
      paper: clock.paperDeadline && isoInstant(clock.paperDeadline),
      signOff: clock.signOffDeadline && isoInstant(clock.signOffDeadline),
    },
    groups: groups.map(({ group, pathways }) => ({
      name: group.name,
      channelId: group.channelId,
      pathways: pathways.map((pathway) => digestPathway(pathway, material, last)),
    })),
    // Entries stop at the cut-off, so that groups know what will be read. Sign-offs stand as they are when it is cut: who is asked for a
    // verdict already given, or told that an approval is missing which is there, stops trusting the digest.
    signOffs: signOffsIn(material).map((signOff) => digestSignOff(material, signOff, last)),
    ratifications: digestRatifications(material),
    recipients: recipientsOf(directory, cut.to, cut.cutAt).map(({ body, channelId }) => ({ body, channelId })),
    vacancies: bodies.flatMap((body) =>
      vacantSeats(directory, body.id, cut.cutAt).map(({ role, tag }) => ({ body: body.name, role, tag })),
    ),
    compositionGaps: bodies.flatMap((body) => compositionGaps(directory, body, cut.cutAt).map((gap) => ({ body: body.name, gap }))),
  };
}

/** The sign-offs that a digest shows. */
export const signOffsIn = keptBy(({ directory, clock, cut, signOffs }: DigestMaterial): readonly SignOff[] => {
  const { bodyId } = clock.meeting;
  const pathwayIds = new Set(pathwayIdsIn(scopeOf({ directory, clock, cut, signOffs })));
  return signOffs.filter((signOff) => concerns(signOff, bodyId, pathwayIds) && isOfPeriod(signOff, cut.coversFrom, directory, cut.cutAt));
});

function scopeOf({ directory, clock, cut, signOffs }: Pick<DigestMaterial, 'directory' | 'clock' | 'cut' | 'signOffs'>): DigestScope {
  const { bodyId } = clock.meeting;
  return digestScope(directory, bodyId, pathwaysBefore(signOffs, bodyId, cut.coversFrom), cut.cutAt);
}

function digestPathway(pathway: Pathway, material: DigestMaterial, last: LastDigest | null): DigestPathway {
  const { key, name, tier, phase } = pathway;
  const face = faceOfPathway(pathway);
  if (face) return closedPathway(pathway, face);
  const entries = entriesByPathway(material.entries)(pathway.id).map((entry) => digestEntry(entry, pathway, material.directory, last));
  const newest = entriesByPathway(material.latest)(pathway.id)[0];
  return {
    key,
    name,
    privateReason: null,
    tier,
    phase,
    status: entries.at(-1)?.status ?? 'not_received',
    lastStatus: newest ? { status: newest.status, at: isoInstant(newest.at) } : null,
    movedFrom: last === null ? null : (shownPathways(last.snapshot).get(key)?.status ?? null),
    isNew: entries.some(({ isNew }) => isNew),
    entries,
  };
}

const entriesByPathway = keptBy((all: readonly Entry[]) => allBy(all, ({ pathwayId }) => pathwayId));

const shownPathways = keptBy(({ groups }: DigestSnapshot) =>
  firstBy(
    groups.flatMap(({ pathways }) => pathways),
    ({ key }) => key,
  ),
);

function digestEntry(entry: Entry, { key }: Pathway, directory: Directory, last: LastDigest | null): DigestEntry {
  const { status, done, next, pathToGreen, ask } = entry;
  return {
    id: entry.id,
    at: isoInstant(entry.at),
    author: personAt(directory, entry.authorId, entry.at).name,
    status,
    done,
    next,
    pathToGreen,
    ask,
    isNew: last !== null && cameAfter(entry, last, key),
  };
}
