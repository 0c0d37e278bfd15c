import { digestParts } from '#src/domain/board/digest/parts.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { slackLimits } from '../../limits.ts';
import { lengthOf, linesThatFit } from '../fitting.ts';
import { message, type Piece, type SlackMessage, sizeOf } from '../layout.ts';
import { joined, theBody, type Words, words } from '../words.ts';
import { type DigestSection, digestSections } from './digest-sections.ts';
import { chronicleLine, digestFrame, digestTitle, recipientNotes } from './digest-words.ts';

/**
 * The digest's message: first what needs the reader, then the rest by one line each. Each line stands here as richly
 * as fits; where lines do not fit at all, their number is said, and the thread, which has everything in full, carries them.
 */
export function drawDigestSummary(digest: DigestSnapshot): SlackMessage {
  const head: Piece[] = [
    { kind: 'heading', text: digestTitle(digest) },
    { kind: 'paragraph', words: digestFrame(digest) },
  ];
  const notes = [...whereTheRestIs(digest), ...whatIsCovered(digest), ...recipientNotes(digest), chronicleLine(digest)];
  const foot: Piece[] = [{ kind: 'line' }, { kind: 'small', words: joined(notes, ' ') }];
  const sections = digestSections(digest);
  const budget = slackLimits.message.blockCharacters - spare - sizeOf([...head, ...foot]) - sections.length * sectionFrame;
  const body = sections.length === 0 ? [quiet] : withinBudget(sections, budget).map(sectionPiece);
  return message([...head, ...body, ...foot]);
}

/** Left free, so that a preview can say below what of the thread it has no room for. */
const spare = 300;

/** What a section's title and the note on what is left take at most. */
const sectionFrame = 160;

const quiet: Piece = { kind: 'paragraph', words: words`Nothing waits for this meeting.` };

/** No more than there is: a digest that is short has no thread. */
function whereTheRestIs(digest: DigestSnapshot): Words[] {
  if (digest.kind === 'preview') return [words`This is a preview: nothing has been sent.`];
  if (digest.groups.length > 0) return [words`Each group's part is given in full in this thread.`];
  return digestParts(digest).length > 0 ? [words`The rest is in this thread.`] : [];
}

/** Silence about progress is not to be read as if nothing had been reported. */
function whatIsCovered({ groups, meeting }: DigestSnapshot): Words[] {
  if (groups.length > 0) return [];
  return [
    words`It holds no progress: no group with a pathway answers to ${theBody(meeting.body, 100)} or to a body that gets this digest.`,
  ];
}

type Chosen = { readonly section: DigestSection; readonly lines: readonly Words[]; readonly left: number };

/** Each section, the most important first, as richly as leaves room for the shortest rendering of the others. */
function withinBudget(sections: readonly DigestSection[], budget: number): readonly Chosen[] {
  const shortest = sections.map((section) => ({ section, lines: section.renderings.at(-1) ?? [], left: section.more }));
  if (size(shortest) > budget) return cutToFit(shortest, budget);
  const chosen: Chosen[] = [...shortest];
  for (const [index, { section }] of shortest.entries()) {
    const others = size(chosen.filter((_, other) => other !== index));
    const lines = section.renderings.find((rendering) => others + lengthOf(rendering) <= budget);
    if (lines) chosen[index] = { section, lines, left: section.more };
  }
  return chosen;
}

/** Too much even at its shortest: what no group's part carries stays whole, of the rest as many lines stand here as fit. */
function cutToFit(shortest: readonly Chosen[], budget: number): readonly Chosen[] {
  let room = budget - size(shortest.filter(({ section }) => section.keptWhole));
  return shortest.map((one) => {
    if (one.section.keptWhole) return one;
    const { fitting, left } = linesThatFit(one.lines, room);
    room -= lengthOf(fitting);
    return { ...one, lines: fitting, left };
  });
}

function size(chosen: readonly Chosen[]): number {
  return chosen.reduce((sum, { lines }) => sum + lengthOf(lines), 0);
}

function sectionPiece({ section, lines, left }: Chosen): Piece {
  const title = words`*${section.title}*`;
  const more = lines.length === 0 ? `${left} in the thread` : `and ${left} more in the thread`;
  return { kind: 'paragraph', words: joined([title, ...lines, ...(left > 0 ? [words`• ${more}`] : [])], '\n') };
}
