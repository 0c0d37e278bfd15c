import type { Status } from '../status.ts';
import { isNameWord, type PathwayNames } from './pathway-names.ts';
import { reach } from './status-clauses.ts';
import { isLetter, lettersBehind } from './status-letters.ts';
import type { Mention } from './status-mentions.ts';
import { colourOf, type Token } from './status-tokens.ts';
import {
  afterAnyColour,
  closers,
  fillers,
  isEnglish,
  labels,
  nearly,
  negations,
  otherWords,
  particles,
  selves,
  states,
} from './status-vocabulary.ts';

/** What may be a status without being a colour: a letter or a word beside "status" or "RAG", a misspelling, "off track". */
export function otherMentions(tokens: readonly Token[], { own }: PathwayNames): Mention[] {
  const values = tokens.flatMap(({ text }, at) => (labels.has(text) ? valueBehind(tokens, at) : []));
  return [...values, ...misspeltAtStart(tokens, own), ...saidOfItself(tokens, own), ...saidAtStart(tokens, own)];
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
  return token.kind !== 'word' || (fillers.has(token.text) && !isLetter(tokens, at) && phraseAt(tokens, at) === null);
}

function otherWordAt(tokens: readonly Token[], before: readonly Token[], at: number): Mention[] | null {
  const length = phraseAt(tokens, at);
  const marked = before.some(({ kind, text }) => kind === 'line' || kind === 'cell' || /^[:;=→–—-]$/.test(text));
  const said = before.every(({ kind }) => kind !== 'word') || states.has(before.at(-1)?.text ?? '');
  return length !== null && (marked || said) ? [unclear('other_word', [], at, at + length)] : null;
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

/** How many tokens a word for a status other than its colour takes here. */
function phraseAt(tokens: readonly Token[], at: number): number | null {
  const spoken = [1, 2, 3].map((length) =>
    tokens
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ')
      .replace(' - ', ' '),
  );
  const length = spoken.findIndex((words) => otherWords.has(words)) + 1;
  return length === 0 || tokens[at + length]?.text === 'of' ? null : length;
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

/** "We are amver", "the pathway is off track". */
function saidOfItself(tokens: readonly Token[], own: PathwayNames['own']): Mention[] {
  return tokens.flatMap((token, at) => {
    const skipped = /^(?:now|still|again|to|at)$/.test(tokens[at - 1]?.text ?? '') ? 2 : 1;
    const [verb, subject] = [tokens[at - skipped], tokens[at - skipped - 1]];
    const about = subject && (selves.has(subject.text) || own.some((name) => name.includes(subject.text)));
    if (!verb || !states.has(verb.text) || !about) return [];
    const phrase = phraseAt(tokens, at);
    return phrase === null ? misspelt(token, at) : [unclear('other_word', [], at, at + phrase)];
  });
}

/** "Off track. Lists cancelled", "is at risk", where the pathway's name was read off before it, and "dementia, now on hold": before anything else is spoken of. */
function saidAtStart(tokens: readonly Token[], own: PathwayNames['own']): Mention[] {
  let verb = false;
  for (let at = 0; at < tokens.length && at < reach; at += 1) {
    const token = tokens[at];
    const phrase = phraseAt(tokens, at);
    if (phrase !== null) return verb || endsAt(tokens, at + phrase) ? [unclear('other_word', [], at, at + phrase)] : [];
    if (!token || !leadsIn(token, own)) return token && verb ? misspelt(token, at) : [];
    verb ||= states.has(token.text);
  }
  return [];
}

function leadsIn({ kind, text }: Token, own: PathwayNames['own']): boolean {
  if (kind !== 'word') return !/^[.!?]$/.test(text) && kind !== 'circle';
  return states.has(text) || particles.has(text) || negations.has(text) || selves.has(text) || isNameWord(own, text);
}

/** Whether nothing stands here that the words before could be said of: "at risk: recruitment", but not "at risk patients". */
function endsAt(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return (
    next?.kind !== 'word' ||
    (closers.has(next.text) && !/^(?:all|any|both|each|every|her|his|our|that|the|their|this|these|those|my)$/.test(next.text))
  );
}

function misspelt({ text }: Token, at: number): Mention[] {
  const meant = isEnglish(text) ? [] : nearly(text);
  return meant.length === 0 ? [] : [unclear('misspelt', meant, at, at + 1)];
}

function unclear(because: Mention['because'], statuses: readonly Status[], from: number, to: number): Mention {
  return { sense: 'unclear', statuses, because, from, to };
}
