import type { Cluster } from './colour-clusters.ts';
import { colourOf, isBreak, type Token } from './status-tokens.ts';
import { closers, corrections, fillers, formerly, leadsOn, selves } from './status-vocabulary.ts';

/** Tokens that are looked at before and behind a colour: no sentence needs more, and a text of nothing but colours is read as fast. */
export const reach = 40;

/** The words that share a line, cell, bracket or clause between dashes or colons with the colour; empty where it stands there alone. */
export function segmentOf(tokens: readonly Token[], { from, to }: Cluster): Token[] {
  const ends = (at: number) => isBreak(tokens, at) || /^[:()[\]–—]$/.test(tokens[at]?.text ?? '') || isDash(tokens, at);
  let [first, last] = [from, to];
  while (first > Math.max(0, from - reach) && !ends(first - 1)) first -= 1;
  while (last < Math.min(tokens.length, to + reach) && !ends(last)) last += 1;
  return [...tokens.slice(first, from), ...tokens.slice(to, last)].filter(({ kind }) => kind === 'word');
}

function isDash(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '-' && tokens[at]?.apart === true;
}

const clauseEnds = new Set(['and', 'but', 'while', 'because', 'so', ',', ':', '(', ')', '–', '—']);

/** Where the clause begins in which this stands. */
export function clauseBegin(tokens: readonly Token[], from: number): number {
  let first = from;
  while (first > Math.max(0, from - reach) && !isBreak(tokens, first - 1) && !clauseEnds.has(tokens[first - 1]?.text ?? '')) first -= 1;
  return first;
}

export function clauseBefore(tokens: readonly Token[], from: number): Token[] {
  return tokens.slice(clauseBegin(tokens, from), from).filter(({ kind }) => kind === 'word');
}

/** The words with which the sentence begins, up to its first mark or the clause in which this stands. */
export function sentenceLead(tokens: readonly Token[], from: number): readonly Token[] {
  const begin = clauseBegin(tokens, from);
  let first = begin;
  while (first > Math.max(0, from - reach) && !isBreak(tokens, first - 1)) first -= 1;
  const sentence = tokens.slice(first, begin);
  const mark = sentence.findIndex(({ kind }) => kind !== 'word');
  return mark < 0 ? sentence : sentence.slice(0, mark);
}

/** Whether a clause names nothing of which its colour could be said, but the pathway: "now red", "correction, red", but not "workforce red". */
export function namesNothingElse(clause: readonly Token[]): boolean {
  return clause.every((token) => colourOf(token) !== null || connecting.some((list) => list.has(token.text)) || leadsOn(token.text));
}

const connecting = [selves, closers, corrections, fillers, formerly];
