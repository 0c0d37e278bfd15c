import { type DigestPart, digestParts } from '#src/domain/board/digest/parts.ts';
import type { DigestEntry, DigestPathway, DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { asRichAsFits } from '../fitting.ts';
import { instant } from '../instants.ts';
import { message, type Piece, type SlackMessage } from '../layout.ts';
import { askLabel } from '../progress/entry-card.ts';
import { status } from '../status.ts';
import { joined, name, nothing, words } from '../words.ts';
import { digestTitle, newMark, pathwayHead, ratificationLine, signOffDetails, signOffLine } from './digest-words.ts';
import { membershipLines } from './membership-lines.ts';

/**
 * One message of a digest's thread: what one group reported, in full, or all sign-offs or seats where the summary lists only some.
 *
 * @param given the part itself, where it stands by itself, or may be read otherwise now
 */
export function drawDigestPart(digest: DigestSnapshot, index: number, given?: DigestPart): SlackMessage {
  const part = given ?? digestParts(digest)[index];
  if (!part) throw new Error(`The digest for ${digest.meeting.key} has no part ${index}`);
  const from: Piece = { kind: 'small', words: words`${name(digestTitle(digest))}` };
  return message([...piecesOf(part, digest), from]);
}

function piecesOf(part: DigestPart, digest: DigestSnapshot): Piece[] {
  switch (part.kind) {
    case 'group': {
      const title = part.of > 1 ? `${part.group} (${part.number} of ${part.of})` : part.group;
      return [{ kind: 'heading', text: title }, ...part.pathways.flatMap((pathway) => reported(pathway, digest))];
    }
    case 'sign_offs': {
      const renderings = signOffDetails.map(
        (detail) => () =>
          joined(
            part.signOffs.map((one) => words`• ${signOffLine(one, digest.timezone, detail)}`),
            '\n',
          ),
      );
      return [
        { kind: 'heading', text: 'All sign-offs' },
        { kind: 'paragraph', words: asRichAsFits(renderings, 12_000) },
      ];
    }
    case 'ratifications': {
      const lines = part.ratifications.map((one) => words`• ${ratificationLine(one, digest.timezone, 80)}`);
      return [
        { kind: 'heading', text: 'All that is to be ratified' },
        { kind: 'paragraph', words: joined(lines, '\n') },
      ];
    }
    case 'membership': {
      const listed = membershipLines(part.vacancies, part.gaps, 80).map((line) => words`• ${line}`);
      return [
        { kind: 'heading', text: 'All vacancies and gaps in membership' },
        { kind: 'paragraph', words: joined(listed, '\n') },
      ];
    }
  }
}

function reported(pathway: DigestPathway, digest: DigestSnapshot): Piece[] {
  const head: Piece = { kind: 'paragraph', words: pathwayHead(pathway, digest) };
  return [head, ...pathway.entries.flatMap((entry) => entryPieces(entry, digest.timezone))];
}

/** What people typed follows as plain text, which is as long as they typed it. */
function entryPieces(entry: DigestEntry, zone: string): Piece[] {
  const parts = [
    `What was done: ${entry.done.trim()}`,
    ...(entry.next === null ? [] : [`Next: ${entry.next.trim()}`]),
    ...(entry.pathToGreen === null ? [] : [`Path to green: ${entry.pathToGreen.trim()}`]),
    ...(entry.ask === null ? [] : [`${askLabel[entry.ask.kind]}: ${entry.ask.text.trim()}`]),
  ];
  const mark = entry.isNew ? newMark : nothing;
  return [
    { kind: 'paragraph', words: words`${status(entry.status)}, ${instant(entry.at, zone)}, ${name(entry.author, 80)}${mark}` },
    { kind: 'quoted', text: parts.join('\n') },
  ];
}
