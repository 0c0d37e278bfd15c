import { beginsSentence, type Cluster } from './colour-clusters.ts';
import { clauseBegin, reach } from './status-clauses.ts';
import { isBreak, type Token } from './status-tokens.ts';
import { formerly, negations, perhaps, prepositions } from './status-vocabulary.ts';

export type Time = 'now' | 'was' | 'not' | 'perhaps';

/** When, if at all, a colour was so: by the words before it in its clause, the nearest first, and those right behind it. */
export function timeOf(tokens: readonly Token[], cluster: Cluster): Time {
  if (!cluster.moves && tokens[cluster.from - 1]?.text === 'from') return 'was';
  const [before, beforeThat] = [tokens[cluster.from - 1]?.text, tokens[cluster.from - 2]?.text];
  if (before === 'of' && beforeThat === 'out') return 'was';
  return timeBehind(tokens, cluster.to) ?? timeBefore(tokens, cluster.from, subjectBegin(tokens, cluster.from)) ?? 'now';
}

const measure = '(?:month|week|time|meeting|board|report|reported|review|update|quarter|period|year)';
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const begins = (...patterns: readonly string[]) => new RegExp(String.raw`^(?:${patterns.join('|')})\b`);

/** Behind a colour, that it was so: "last month", "until recently", "at our last meeting", "two weeks ago". */
const wasSo = begins(
  'last|previously|formerly|yesterday|earlier',
  '(?:until|till|up to) (?:last|recently|now|yesterday|today)',
  String.raw`(?:at|as at|as of|in|on|until|when) (?:\w+ ){0,4}(?:last|previous) ${measure}`,
  String.raw`(?:about |some )?\w+ ${measure}s? ago`,
);
/** That it is to be so: "if the locum comes", "by May". */
const toBe = begins('if', 'once(?! again| more)', `next ${measure}`, String.raw`by (?:the end|next|\d+|christmas|easter|${months})`);
const notSo = begins("(?:is|are|was) (?:not|n't|no)", 'no (?:longer|more)', String.raw`(?:\W )?not (?:any (?:more|longer)|anymore|now)`);

/** What the words right behind a colour say of it: "green until last week", "green?" */
export function timeBehind(tokens: readonly Token[], to: number): Time | null {
  const [colour, next] = [tokens[to - 1], tokens[to]];
  if (next?.text === '?') return 'perhaps';
  if (!colour || !next || beginsSentence(colour, next)) return null;
  const behind = tokens
    .slice(to, to + 8)
    .map(({ text }) => text)
    .join(' ');
  if (wasSo.test(behind)) return 'was';
  if (notSo.test(behind)) return 'not';
  return toBe.test(behind) ? 'perhaps' : null;
}

/** @param begin the first token that counts */
export function timeBefore(tokens: readonly Token[], from: number, begin = 0): Time | null {
  for (let at = from - 1; at >= begin && at >= from - 8; at -= 1) {
    const token = tokens[at];
    if (!token || isBreak(tokens, at) || /^[,:()–—]$/.test(token.text)) return null;
    const time = timeIn(token.text);
    if (time) return time;
  }
  return null;
}

/**
 * Where the words begin that say of what is so when it is: behind "with no lists", "after last week's closures", "no beds means", "no beds and". What is to be
 * so only if or once something else is, stays so.
 */
function subjectBegin(tokens: readonly Token[], from: number): number {
  const begin = clauseBegin(tokens, from);
  const verb = tokens.findLastIndex(({ text }, at) => at < from && at >= begin && isPresent(text));
  const means = tokens.findLastIndex(({ text }, at) => at < verb && at >= begin && text === 'means');
  if (verb <= begin) return 0;
  if (means >= 0) return means + 1;
  if (!isOpened(tokens, from)) return isConditional(tokens, begin) ? 0 : begin;
  const isCause = /^(?:with|without|due|owing|given|despite|of)$/.test(tokens[begin]?.text ?? '');
  return isCause || timeBefore(tokens, verb - 2) !== 'perhaps' ? verb - 2 : 0;
}

/** "If the locum stays and we are" */
function isConditional(tokens: readonly Token[], begin: number): boolean {
  const before = tokens.slice(Math.max(0, begin - reach), begin);
  const sentence = before.slice(before.findLastIndex((_, at) => isBreak(before, at)) + 1);
  return sentence.some(({ text }) => /^(?:if|unless|once|until|when)$/.test(text));
}

/** Whether its clause begins with where, when or why something is so: "with no lists our status". */
export function isOpened(tokens: readonly Token[], from: number): boolean {
  const first = tokens[clauseBegin(tokens, from)]?.text ?? '';
  return prepositions.has(first) && !/^(?:before|to|until)$/.test(first);
}

export function isPresent(word: string): boolean {
  return /^(?:is|are|am|'s|'re|'m|'ve|has|have|remains?|stays?|sits?|stands?)$/.test(word);
}

export function timeIn(word: string): Time | null {
  if (word === 'now' || word === 'currently' || word === 'current') return 'now';
  if (negations.has(word)) return 'not';
  if (formerly.has(word)) return 'was';
  return perhaps.has(word) ? 'perhaps' : null;
}
