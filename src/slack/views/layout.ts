import type { types } from '@slack/bolt';
import { slackLimits } from '../limits.ts';
import { divided, mrkdwn, oneLine, plain, shortened } from './escape.ts';
import type { Words } from './words.ts';

/** What a handler or the messenger hands to Slack. `text` carries the whole content in plain words: screen readers read it, not the blocks. */
export type SlackMessage = { readonly text: string; readonly blocks: types.KnownBlock[] };

/** A message is written once, as pieces; its blocks and its top-level text both come from them. */
export type Piece =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  /** What a person typed, in full, under a label of ours */
  | { readonly kind: 'labelled'; readonly label: string; readonly text: string }
  /** What a person typed, given back exactly, to be copied */
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'small'; readonly words: Words }
  | { readonly kind: 'buttons'; readonly id: string; readonly buttons: readonly types.Button[] }
  | { readonly kind: 'line' };

export function message(pieces: readonly Piece[]): SlackMessage {
  return { text: topLevel(pieces.flatMap(spoken).join('\n')), blocks: blocksOf(pieces) };
}

export function blocksOf(pieces: readonly Piece[]): types.KnownBlock[] {
  return pieces.flatMap(drawn);
}

/** The characters of the blocks that these pieces become, as Slack counts them together; buttons are not counted. */
export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.map(sizeOfPiece).reduce((sum, size) => sum + size, 0);
}

function sizeOfPiece(piece: Piece): number {
  switch (piece.kind) {
    case 'heading':
      return Math.min(piece.text.length, slackLimits.header.text);
    case 'paragraph':
    case 'small':
      return piece.words.shown.length;
    case 'labelled':
      return labelled(piece.label, piece.text).reduce((length, block) => length + (block.text?.text.length ?? 0), 0);
    case 'quoted':
      return piece.text.length;
    case 'buttons':
    case 'line':
      return 0;
  }
}

function drawn(piece: Piece): types.KnownBlock[] {
  switch (piece.kind) {
    case 'heading':
      return [{ type: 'header', text: plainText(shortened(oneLine(piece.text), slackLimits.header.text, plain)) }];
    case 'paragraph':
      return divided(piece.words.shown, slackLimits.section.text).map((text) => ({ type: 'section', text: markedUp(text) }));
    case 'labelled':
      return labelled(piece.label, piece.text);
    case 'quoted':
      return divided(plain(piece.text), slackLimits.section.text).map((text) => ({ type: 'section', text: plainText(text) }));
    case 'small':
      return divided(piece.words.shown, slackLimits.textObject).map((text) => ({ type: 'context', elements: [markedUp(text)] }));
    case 'buttons':
      return [{ type: 'actions', block_id: piece.id, elements: [...piece.buttons] }];
    case 'line':
      return [{ type: 'divider' }];
  }
}

/** Escaping makes mrkdwn longer, plain text never: what escaped does not fit below its label follows as plain text. */
function labelled(label: string, text: string): types.SectionBlock[] {
  const together = `*${label}*\n${mrkdwn(text.trim())}`;
  if (together.length <= slackLimits.section.text) return [{ type: 'section', text: markedUp(together) }];
  const pieces = divided(plain(text.trim()), slackLimits.section.text);
  return [
    { type: 'section', text: markedUp(`*${label}*`) },
    ...pieces.map((piece): types.SectionBlock => ({ type: 'section', text: plainText(piece) })),
  ];
}

function spoken(piece: Piece): string[] {
  switch (piece.kind) {
    case 'heading':
      return [mrkdwn(oneLine(piece.text))];
    case 'paragraph':
    case 'small':
      return [piece.words.spoken];
    case 'labelled':
      return [`${piece.label}: ${mrkdwn(piece.text.trim())}`];
    case 'quoted':
      return [mrkdwn(piece.text)];
    case 'buttons':
      return [`Buttons: ${piece.buttons.map((button) => mrkdwn(button.text.text)).join(', ')}.`];
    case 'line':
      return [];
  }
}

/** Where escaping alone makes the text too long for Slack, characters that look alike stand for the escaped ones; Slack would refuse what is longer still. */
function topLevel(text: string): string {
  const longest = slackLimits.message.text;
  if (text.length <= longest) return text;
  const shorter = text.replaceAll('&lt;', '‹').replaceAll('&gt;', '›').replaceAll('&amp;', '＆');
  if (shorter.length <= longest) return shorter;
  const note = '… The rest stands in the message itself.';
  return `${shorter.slice(0, longest - note.length).toWellFormed()}${note}`;
}

/** Slack refuses a text object without a visible character, which a name can turn out to be once it is cleaned. */
export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text: text.trim() === '' ? '(empty)' : text, emoji: false };
}

function markedUp(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
