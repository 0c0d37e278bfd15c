import type { PathwayNames } from './pathway-names.ts';
import { misspelt, phraseAt, saidOfItself, unclear } from './said-of-itself.ts';
import { isLetter, lettersBehind } from './status-letters.ts';
import type { Mention } from './status-mentions.ts';
import { colourOf, type Token } from './status-tokens.ts';
import { afterAnyColour, fillers, isEnglish, labels, nearly, states } from './status-vocabulary.ts';

/** What may be a status without being a colour: a letter or a word beside "status" or "RAG", a misspelling, "off track". */
export function otherMentions(tokens: readonly Token[], { own }: PathwayNames): Mention[] {
  const values = tokens.flatMap(({ text }, at) => (labels.has(text) ? valueBehind(tokens, at) : []));
  return [...values, ...misspeltAtStart(tokens, own), ...saidOfItself(tokens, own)];
}

/** What stands behind "status", "RAG" and the like, where it is no colour. */
function valueBehind(tokens: readonly Token[], label: number): Mention[] {
  const spelt = lettersBehind(tokens, label);
  if (spelt.length > 0) return spelt;
  const at = firstOfValue(tokens, label);
  const before = tokens.slice(label + 1, at);
  if (tokens[at]?.kind !== 'word' || before.some(({ text }) => labels.has(text))) return unknownValue(tokens, label + 1);
  const direct = before.every(({ kind }) => kind !== 'word');
  return otherWordAt(tokens, before, at) ?? misspeltValue(tokens, at, direct) ?? unknownValue(tokens, label + 1);
}

/** Behind marks and what leads to a value; where there is no value, that of what stands in its place. */
function firstOfValue(tokens: readonly Token[], label: number): number {
  let at = label + 1;
  while (at < label + 8 && isBeforeValue(tokens, at)) at += 1;
  return at;
}

function isBeforeValue(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === 'circle' || /^[.!?]$/.test(token.text)) return false;
  return token.kind !== 'word' || (fillers.has(token.text) && !isLetter(tokens, at) && announcedAt(tokens, at) === null);
}

function otherWordAt(tokens: readonly Token[], before: readonly Token[], at: number): Mention[] | null {
  const length = announcedAt(tokens, at);
  const marked = before.some(({ kind, text }) => kind === 'line' || kind === 'cell' || /^[:;=→–—-]$/.test(text));
  const said = before.every(({ kind }) => kind !== 'word') || before.some(({ text }) => states.has(text));
  return length !== null && (marked || said) ? [unclear('other_word', [], at, at + length)] : null;
}

/** "Patients rated at risk of falls" are no pathway. */
function announcedAt(tokens: readonly Token[], at: number): number | null {
  const length = phraseAt(tokens, at);
  return length !== null && tokens[at + length]?.text === 'of' ? null : length;
}

function misspeltValue(tokens: readonly Token[], at: number, direct: boolean): Mention[] | null {
  const word = tokens[at]?.text ?? '';
  const meant = nearly(word);
  return meant.length > 0 && (direct || !isEnglish(word)) ? [unclear('misspelt', meant, at, at + 1)] : null;
}

/** "Status: on hold": up to three words behind a colon, and none of ours. */
function unknownValue(tokens: readonly Token[], separator: number): Mention[] {
  const from = separator + 1;
  const end = endOfValue(tokens, from);
  const value = tokens.slice(from, end);
  const ours = value.some((token) => colourOf(token) !== null || labels.has(token.text));
  const isValue = /^[:=]$/.test(tokens[separator]?.text ?? '') && value[0]?.kind === 'word' && value.length <= 3 && !ours;
  return isValue ? [unclear('other_word', [], from, end)] : [];
}

function endOfValue(tokens: readonly Token[], from: number): number {
  let end = from + 1;
  while (tokens[end]?.kind === 'word' && end < from + 4) end += 1;
  return Math.min(end, tokens.length);
}

function misspeltAtStart(tokens: readonly Token[], own: PathwayNames['own']): Mention[] {
  const starts = [0, ...own.map(({ length }) => length)];
  return starts.flatMap((start) => {
    const named = start === 0 || own.some((name) => name.every((word, index) => tokens[index]?.text === word));
    const at = tokens.findIndex(({ kind }, index) => index >= start && kind === 'word');
    const word = tokens[at];
    // "Reid House" is a place.
    const isName = /^\p{Lu}/u.test(tokens[at + 1]?.raw ?? '') && afterAnyColour.has(tokens[at + 1]?.text ?? '');
    return named && word && at - start < 3 && !isName ? misspelt(word, at) : [];
  });
}
