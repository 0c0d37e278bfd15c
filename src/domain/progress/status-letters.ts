import type { Status } from '../status.ts';
import { reach } from './status-clauses.ts';
import type { Mention } from './status-mentions.ts';
import { type Time, timeBefore, timeBehind, timeIn } from './status-time.ts';
import { colourOf, type Token } from './status-tokens.ts';
import { closers, corrections, fillers, labels, leadsOn } from './status-vocabulary.ts';

/** The letter of a status, also a small one; "a" is mostly the article. */
const letters: Readonly<Record<string, Status>> = {
  R: 'red',
  r: 'red',
  A: 'amber',
  a: 'amber',
  G: 'green',
  g: 'green',
  B: 'blue',
  b: 'blue',
};

/** "RAG: R", "RAG is now R", "RAG: G, last month: A": the letters behind such a word, as far as nothing else is spoken of. */
export function lettersBehind(tokens: readonly Token[], label: number): Mention[] {
  const found: Mention[] = [];
  let at = label + 1;
  while (at < Math.min(tokens.length, label + reach)) {
    const last = found.at(-1)?.to;
    if (isLetter(tokens, at) && (last === undefined ? isFirst(tokens, label, at) : standsAlone(tokens, at))) {
      found.push(letterMention(tokens, at, last === undefined ? timeOfFirst(tokens, label, at) : timeOfLater(tokens, last, at)));
      at = found.at(-1)?.to ?? at;
    } else if (leadsTo(tokens, at, last !== undefined)) at += 1;
    else return found;
  }
  return found;
}

/** "R", "A/R": capitals, and "A" where it is no article; but not "A&E". */
export function isLetter(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || !Object.hasOwn(letters, token.raw) || (next?.text === '&' && !next.apart)) return false;
  if (token.raw === 'a') return next?.kind !== 'word';
  return token.raw !== 'A' || standsAlone(tokens, at);
}

function standsAlone(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind !== 'word' || behindA.test(next.text);
}

/** Words that stand behind a letter, and hardly behind an article. */
const behindA = /^(?:at|as|because|but|by|due|for|from|in|last|now|on|since|so|still|this|to|until|was|while|with)$/;

/** Whether the first letter is the value of the label, and not the name of a group, team or level. */
function isFirst(tokens: readonly Token[], label: number, at: number): boolean {
  const spoken = tokens.slice(label + 1, at).some(({ kind }) => kind === 'word');
  return !spoken || (standsAlone(tokens, at) && !named.test(tokens[at - 1]?.text ?? ''));
}

const named = /^(?:group|level|lists|team|board|programme|project|pathway|workstream)$/;

/** Marks and words that lead from a label, or from one letter, to the next one. */
function leadsTo(tokens: readonly Token[], at: number, isFound: boolean): boolean {
  const token = tokens[at];
  if (!token || token.kind === 'line' || token.kind === 'cell') return token !== undefined && !isFound;
  if (/^[.!?]$/.test(token.text)) return isFound;
  const connects =
    fillers.has(token.text) || labels.has(token.text) || closers.has(token.text) || leadsOn(token.text) || corrections.has(token.text);
  return token.kind !== 'word' || connects || colourOf(token) !== null;
}

/** A letter at the start or behind the pathway's name, which may well be its status: "R - lists cancelled". */
export function loneLetter(tokens: readonly Token[], at: number): Mention[] {
  const [token, next] = [tokens[at], tokens[at + 1]];
  const isInWord =
    next?.text === "'s" || (next?.kind === 'mark' && !next.apart && tokens[at + 2]?.apart === false && !/^[:.)\]]$/.test(next.text));
  if (!token || !/^[RAGB]$/.test(token.raw) || next?.kind === 'word' || isInWord) return [];
  const { statuses, from, to } = letterMention(tokens, at, 'now');
  return [{ sense: 'unclear', statuses, because: 'alone', from, to }];
}

function timeOfFirst(tokens: readonly Token[], label: number, at: number): Time {
  return timeBehind(tokens, at + 1) ?? timeWithin(tokens.slice(label + 1, at), /^[,;(]$/) ?? timeBefore(tokens, label) ?? 'now';
}

function timeOfLater(tokens: readonly Token[], from: number, at: number): Time {
  return timeBehind(tokens, at + 1) ?? timeWithin(tokens.slice(from, at), /^[.!?,;()–—>→-]$/) ?? 'now';
}

/** By the words between, as far as they belong to the same part of the sentence. */
function timeWithin(between: readonly Token[], edge: RegExp): Time | null {
  const part = between.slice(between.findLastIndex(({ text }) => edge.test(text)) + 1);
  const [time] = part.toReversed().flatMap(({ text }) => timeIn(text) ?? []);
  return time ?? null;
}

function letterMention(tokens: readonly Token[], from: number, time: Time): Mention {
  let to = from + 1;
  while (/^[/–-]$/.test(tokens[to]?.text ?? '') && isLetter(tokens, to + 1)) to += 2;
  const statuses = [...new Set(tokens.slice(from, to).flatMap(({ raw }) => letters[raw] ?? []))];
  if (time === 'not') return { sense: 'denied', statuses, because: 'not_now', from, to };
  if (time !== 'now') return { sense: 'aside', statuses, because: 'not_now', from, to };
  if (statuses.length > 1) return { sense: 'unclear', statuses, because: 'several', from, to };
  return { sense: 'stated', statuses, because: 'alone', from, to };
}
