import { summaryHolds } from '#src/domain/board/digest/parts.ts';
import type { DigestEntry, DigestPathway, DigestSignOff, DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import type { ShownStatus } from '#src/domain/status.ts';
import { askLabel } from '../progress/entry-card.ts';
import { extract, name, nothing, type Words, words } from '../words.ts';
import { lastKnown, newMark, pathwayLine, ratificationLine, signOffDetails, signOffLine } from './digest-words.ts';
import { membershipLines } from './membership-lines.ts';

/** What a digest's summary says under one heading. */
export type DigestSection = {
  readonly title: string;
  /** The same lines, the richest rendering first */
  readonly renderings: readonly (readonly Words[])[];
  /** How many lines only the thread has */
  readonly more: number;
  /** Its lines stand in no group's part, so the summary has them all */
  readonly keptWhole: boolean;
};

type Placed = { readonly pathway: DigestPathway; readonly group: string };

/** The sections that have something to say, first what needs the reader. */
export function digestSections(digest: DigestSnapshot): readonly DigestSection[] {
  const placed = digest.groups.flatMap(({ name: group, pathways }) => pathways.map((pathway) => ({ pathway, group })));
  const readable = placed.filter(({ pathway }) => pathway.privateReason === null);
  const withStatus = (...wanted: ShownStatus[]) => readable.filter(({ pathway }) => wanted.includes(pathway.status));
  const signOffs = inOrder(digest.signOffs).slice(0, summaryHolds.signOffs);
  const moreSignOffs = digest.signOffs.length - signOffs.length;
  const waiting = signOffs.filter(isWaiting);
  const settled = signOffs.filter((signOff) => !isWaiting(signOff));
  const moreWaiting = digest.signOffs.filter(isWaiting).length - waiting.length;
  const sections: readonly DigestSection[] = [
    fromGroups('Decisions, assurance and help wanted', readable.flatMap(asks), [Number.POSITIVE_INFINITY, 500, 200, 100], askLine),
    toRatify(digest),
    fromGroups('Red and amber', withStatus('red', 'amber'), [1_000, 300, 120, 0], troubleLine),
    fromSignOffs('Sign-offs waiting', waiting, moreWaiting, digest.timezone),
    membership(digest),
    fromSignOffs('Sign-offs settled', settled, moreSignOffs - moreWaiting, digest.timezone),
    fromGroups('On track or complete', withStatus('green', 'blue'), [100, 40], quietLine),
    fromGroups('Not received', withStatus('not_received'), [100, 40], (one, limit) => missingLine(one, limit, digest)),
    fromGroups(
      'Private',
      placed.filter(({ pathway }) => pathway.privateReason !== null),
      [100, 40],
      quietLine,
    ),
  ];
  return sections.filter(({ renderings, more }) => more > 0 || renderings.some((lines) => lines.length > 0));
}

function fromGroups<T>(
  title: string,
  items: readonly T[],
  limits: readonly number[],
  line: (item: T, limit: number) => Words,
): DigestSection {
  const renderings = limits.map((limit) => items.map((item) => words`• ${line(item, limit)}`));
  return { title, renderings, more: 0, keptWhole: false };
}

function fromSignOffs(title: string, signOffs: readonly DigestSignOff[], more: number, zone: string): DigestSection {
  const renderings = signOffDetails.map((detail) => signOffs.map((one) => words`• ${signOffLine(one, zone, detail)}`));
  return { title, renderings, more, keptWhole: true };
}

function toRatify({ ratifications = [], timezone }: DigestSnapshot): DigestSection {
  const shown = ratifications.slice(0, summaryHolds.ratifications);
  const renderings = [100, 40].map((limit) => shown.map((one) => words`• ${ratificationLine(one, timezone, limit)}`));
  return { title: 'For this meeting to ratify', renderings, more: ratifications.length - shown.length, keptWhole: true };
}

/** Something is still to be done for it: a verdict, another version, a condition. */
function isWaiting({ state, conditions = [] }: DigestSignOff): boolean {
  return state === 'open' || state === 'changes_requested' || conditions.length > 0;
}

/** Overdue, then open, then what waits for something else, then settled. */
function inOrder(signOffs: readonly DigestSignOff[]): readonly DigestSignOff[] {
  const rank = (signOff: DigestSignOff) => {
    if (signOff.state === 'open') return Number(!signOff.overdue);
    return isWaiting(signOff) ? 2 : 3;
  };
  return signOffs.toSorted((a, b) => rank(a) - rank(b));
}

function membership({ vacancies, compositionGaps }: DigestSnapshot): DigestSection {
  const most = summaryHolds.vacanciesAndGaps;
  const seats = vacancies.slice(0, most);
  const gaps = compositionGaps.slice(0, most - seats.length);
  const renderings = [100, 60].map((limit) => membershipLines(seats, gaps, limit).map((line) => words`• ${line}`));
  const more = vacancies.length + compositionGaps.length - seats.length - gaps.length;
  return { title: 'Vacancies and gaps in membership', renderings, more, keptWhole: true };
}

type PlacedAsk = Placed & { readonly entry: DigestEntry; readonly ask: NonNullable<DigestEntry['ask']> };

function asks({ pathway, group }: Placed): readonly PlacedAsk[] {
  return pathway.entries.flatMap((entry) => (entry.ask === null ? [] : [{ pathway, group, entry, ask: entry.ask }]));
}

function askLine({ pathway, group, entry, ask }: PlacedAsk, limit: number): Words {
  return words`*${name(pathway.name, 60)}* (${name(group, 60)}): *${askLabel[ask.kind].toLowerCase()}*${entry.isNew ? newMark : nothing}: ${extract(ask.text, limit)}`;
}

/** A pathway in trouble says what was done last and how it gets back to green. */
function troubleLine({ pathway, group }: Placed, limit: number): Words {
  const last = pathway.entries.at(-1);
  const line = pathwayLine(pathway, group, 60);
  if (!last || limit === 0) return line;
  const path = last.pathToGreen === null ? nothing : words` *Path to green:* ${extract(last.pathToGreen, limit)}`;
  return words`${line}. ${extract(last.done, limit)}${path}`;
}

function quietLine({ pathway, group }: Placed, limit: number): Words {
  return pathwayLine(pathway, group, limit);
}

function missingLine({ pathway, group }: Placed, limit: number, digest: DigestSnapshot): Words {
  return words`${pathwayLine(pathway, group, limit)}: ${lastKnown(pathway, digest)}`;
}
