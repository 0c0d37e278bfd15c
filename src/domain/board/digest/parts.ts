import { keptBy } from '../../kept.ts';
import type {
  DigestEntry,
  DigestGroup,
  DigestPathway,
  DigestRatification,
  DigestSignOff,
  DigestSnapshot,
  DigestVacancy,
} from './snapshot.ts';

/**
 * One message of a digest's thread. A group's part carries all that the group reported, over as many parts as that
 * takes; sign-offs, what is to be ratified and membership have parts of their own only where the summary does not list them all.
 */
export type DigestPart =
  | {
      readonly kind: 'group';
      readonly group: string;
      readonly pathways: readonly DigestPathway[];
      readonly number: number;
      readonly of: number;
    }
  | { readonly kind: 'sign_offs'; readonly signOffs: readonly DigestSignOff[] }
  | { readonly kind: 'ratifications'; readonly ratifications: readonly DigestRatification[] }
  | { readonly kind: 'membership'; readonly vacancies: readonly DigestVacancy[]; readonly gaps: DigestSnapshot['compositionGaps'] };

/** What the summary lists at most; with more, the thread lists them all. */
export const summaryHolds = { signOffs: 8, ratifications: 5, vacanciesAndGaps: 10 } as const;

/** What one part holds at most, so that it can be sent as one message: characters that people wrote, and items. */
const partHolds = { characters: 8_000, items: 15, signOffs: 12, ratifications: 12, seats: 40 } as const;

/** The parts of a digest's thread, in order: the `part` of a `digest_part` message is an index into these. */
export const digestParts = keptBy((digest: DigestSnapshot): readonly DigestPart[] => [
  ...digest.groups.flatMap(groupParts),
  ...signOffParts(digest),
  ...ratificationParts(digest),
  ...membershipParts(digest),
]);

/** What a part's message holds of its digest beside the part: what stands above and below it, and nothing that is in other parts. */
export function withoutParts(digest: DigestSnapshot): DigestSnapshot {
  return { ...digest, groups: [], signOffs: [], ratifications: [], vacancies: [], compositionGaps: [] };
}

type Piece = { readonly pathway: DigestPathway; readonly entries: readonly DigestEntry[] };

function groupParts(group: DigestGroup): readonly DigestPart[] {
  const parts: Piece[][] = [];
  for (const piece of group.pathways.flatMap(piecesOf)) {
    const open = parts.at(-1);
    if (open && hasRoomFor(piece, open)) open.push(piece);
    else parts.push([piece]);
  }
  return parts.map((pieces, index) => ({
    kind: 'group',
    group: group.name,
    pathways: joined(pieces),
    number: index + 1,
    of: parts.length,
  }));
}

/** An entry is never divided: a pathway is, between its entries. */
function piecesOf(pathway: DigestPathway): readonly Piece[] {
  if (pathway.entries.length === 0) return [{ pathway, entries: [] }];
  return pathway.entries.map((entry) => ({ pathway, entries: [entry] }));
}

function hasRoomFor(piece: Piece, part: readonly Piece[]): boolean {
  const entries = [...part, piece].flatMap((one) => one.entries);
  return part.length < partHolds.items && entries.reduce((sum, entry) => sum + charactersOf(entry), 0) <= partHolds.characters;
}

function joined(pieces: readonly Piece[]): readonly DigestPathway[] {
  const pathways = new Set(pieces.map((piece) => piece.pathway));
  return [...pathways].map((pathway) => ({
    ...pathway,
    entries: pieces.filter((piece) => piece.pathway === pathway).flatMap((piece) => piece.entries),
  }));
}

function signOffParts(digest: DigestSnapshot): readonly DigestPart[] {
  if (digest.signOffs.length <= summaryHolds.signOffs) return [];
  return chunks(digest.signOffs, partHolds.signOffs).map((signOffs) => ({ kind: 'sign_offs', signOffs }));
}

function ratificationParts({ ratifications = [] }: DigestSnapshot): readonly DigestPart[] {
  if (ratifications.length <= summaryHolds.ratifications) return [];
  return chunks(ratifications, partHolds.ratifications).map((some) => ({ kind: 'ratifications', ratifications: some }));
}

function membershipParts(digest: DigestSnapshot): readonly DigestPart[] {
  if (digest.vacancies.length + digest.compositionGaps.length <= summaryHolds.vacanciesAndGaps) return [];
  return [
    ...chunks(digest.vacancies, partHolds.seats).map((vacancies): DigestPart => ({ kind: 'membership', vacancies, gaps: [] })),
    ...chunks(digest.compositionGaps, partHolds.seats).map((gaps): DigestPart => ({ kind: 'membership', vacancies: [], gaps })),
  ];
}

function charactersOf(entry: DigestEntry): number {
  const texts = [entry.done, entry.next, entry.pathToGreen, entry.ask?.text ?? null];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
