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
  /** What a person typed under a label of ours: in full, or in the blocks at most so many characters of it, and how many more there are */
  | { readonly kind: 'labelled'; readonly label: string; readonly text: string; readonly atMost?: number }
  /** What a person typed, given back exactly, to be copied */
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'small'; readonly words: Words }
  /** One of a list, short enough for a section, with its button beside it */
  | { readonly kind: 'item'; readonly words: Words; readonly button: types.Button }
  /** What is to be seen at a glance, two by two; up to ten */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'buttons'; readonly id: string; readonly buttons: readonly Control[] }
  | { readonly kind: 'line' };

type Control = types.Button | types.Overflow | types.StaticSelect;

type Fact = { readonly label: string; readonly words: Words };

export function message(pieces: readonly Piece[]): SlackMessage {
  return { text: topLevel(pieces.flatMap(spoken).join('\n')), blocks: blocksOf(pieces) };
}

export function blocksOf(pieces: readonly Piece[]): types.KnownBlock[] {
  return pieces.flatMap(drawn);
}

/** The characters of the blocks that these pieces become, as Slack counts them together. */
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
    case 'item':
      return piece.words.shown.length + piece.button.text.text.length;
    case 'labelled':
      return labelled(piece).reduce((length, block) => length + (block.text?.text.length ?? 0), 0);
    case 'facts':
      return piece.facts.reduce((length, fact) => length + factInBlocks(fact).length, 0);
    case 'quoted':
      return piece.text.length;
    case 'buttons':
      return piece.buttons.flatMap(textsOf).reduce((length, text) => length + text.length, 0);
    case 'line':
      return 0;
  }
}

function drawn(piece: Piece): types.KnownBlock[] {
  switch (piece.kind) {
    case 'heading':
      return [{ type: 'header', text: plainText(shortened(oneLine(piece.text), slackLimits.header.text, plain)) }];
    case 'paragraph':
      return divided(piece.words.shown, slackLimits.section.text).map((text) => section(markedUp(text)));
    case 'labelled':
      return labelled(piece);
    case 'quoted':
      return divided(plain(piece.text), slackLimits.section.text).map((text) => section(plainText(text)));
    case 'small':
      return divided(piece.words.shown, slackLimits.textObject).map((text) => ({ type: 'context', elements: [markedUp(text)] }));
    case 'item':
      return [{ ...section(markedUp(piece.words.shown)), accessory: piece.button }];
    case 'facts':
      return [{ type: 'section', fields: piece.facts.map((fact) => markedUp(factInBlocks(fact))) }];
    case 'buttons':
      return [{ type: 'actions', block_id: piece.id, elements: [...piece.buttons] }];
    case 'line':
      return [{ type: 'divider' }];
  }
}

/** Slack folds a long section behind "See more" unless it is told not to: what somebody decides on is seen whole. */
function section(text: types.MrkdwnElement | types.PlainTextElement): types.SectionBlock {
  return { type: 'section', text, expand: true };
}

function factInBlocks({ label, words }: Fact): string {
  return `*${label}*\n${words.shown}`;
}

/** Escaping makes mrkdwn longer, plain text never: what escaped does not fit below its label follows as plain text. */
function labelled({ label, text: whole, atMost = Number.POSITIVE_INFINITY }: Extract<Piece, { kind: 'labelled' }>): types.SectionBlock[] {
  const text = beginning(whole.trim(), atMost);
  const together = `*${label}*\n${mrkdwn(text)}`;
  if (together.length <= slackLimits.section.text) return [section(markedUp(together))];
  const pieces = divided(plain(text), slackLimits.section.text);
  return [section(markedUp(`*${label}*`)), ...pieces.map((piece) => section(plainText(piece)))];
}

function beginning(text: string, atMost: number): string {
  const more = text.length - atMost;
  return more > 0 ? `${shortened(text, atMost, plain)} (${more.toLocaleString('en-GB')} more characters)` : text;
}

function spoken(piece: Piece): string[] {
  switch (piece.kind) {
    case 'heading':
      return [mrkdwn(oneLine(piece.text))];
    case 'paragraph':
    case 'small':
    case 'item':
      return [piece.words.spoken];
    case 'labelled':
      return [`${piece.label}: ${mrkdwn(piece.text.trim())}`];
    case 'quoted':
      return [mrkdwn(piece.text)];
    case 'facts':
      return piece.facts.map(({ label, words }) => `${label}: ${words.spoken}`);
    case 'buttons':
      return [`Buttons: ${piece.buttons.flatMap(labelsOf).map(mrkdwn).join(', ')}.`];
    case 'line':
      return [];
  }
}

/** What stands on a button, in the dialog behind it or in a menu. */
function textsOf(control: Control): string[] {
  const { confirm } = control;
  const dialog = confirm ? [confirm.title, confirm.text, confirm.confirm, confirm.deny].flatMap((part) => part?.text ?? []) : [];
  return [...labelsOf(control), ...dialog, ...(control.type === 'static_select' ? choicesIn(control) : [])];
}

/** What is read out of it: of a menu from which one is chosen, what it is for. */
function labelsOf(control: Control): string[] {
  switch (control.type) {
    case 'button':
      return [control.text.text];
    case 'overflow':
      return control.options.map(({ text }) => text.text);
    case 'static_select':
      return [control.placeholder?.text ?? ''];
  }
}

function choicesIn({ options = [], initial_option: chosen }: types.StaticSelect): string[] {
  return [...options, ...(chosen ? [chosen] : [])].map(({ text }) => text.text);
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
