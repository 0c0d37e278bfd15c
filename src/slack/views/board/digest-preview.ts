import { digestParts } from '#src/domain/board/digest/parts.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { slackLimits } from '../../limits.ts';
import type { SlackMessage } from '../layout.ts';
import { counted } from '../words.ts';
import { drawDigestPart } from './digest-part.ts';
import { drawDigestSummary } from './digest-summary.ts';

/** The next digest as one private message: its summary, then the parts of its thread as far as one message holds them. */
export function drawDigestPreview(digest: DigestSnapshot): SlackMessage {
  const parts = digestParts(digest);
  let shown = drawDigestSummary(digest);
  for (const index of parts.keys()) {
    const longer = joined(shown, drawDigestPart(digest, index));
    if (!fits(longer)) return joined(shown, leftOut(parts.length - index));
    shown = longer;
  }
  return shown;
}

function joined(first: SlackMessage, second: SlackMessage): SlackMessage {
  return { text: `${first.text}\n\n${second.text}`, blocks: [...first.blocks, ...second.blocks] };
}

/** Room is kept for the line that says what is left out. */
function fits({ text, blocks }: SlackMessage): boolean {
  const { message } = slackLimits;
  return (
    blocks.length < message.blocks && JSON.stringify(blocks).length < message.blockCharacters - 300 && text.length < message.text - 300
  );
}

function leftOut(parts: number): SlackMessage {
  const text = `${counted(parts, 'more part')} will stand in the digest's thread: there was no room for ${parts === 1 ? 'it' : 'them'} here.`;
  return { text, blocks: [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }] };
}
