import type { Cluster } from './colour-clusters.ts';
import { isBreak, type Token } from './status-tokens.ts';
import { formerly, negations, perhaps } from './status-vocabulary.ts';

export type Time = 'now' | 'was' | 'not' | 'perhaps';

/** When, if at all, a colour was so: by the words before it in its clause, the nearest first, and those right behind it. */
export function timeOf(tokens: readonly Token[], cluster: Cluster): Time {
  if (!cluster.moves && tokens[cluster.from - 1]?.text === 'from') return 'was';
  const [before, beforeThat] = [tokens[cluster.from - 1]?.text, tokens[cluster.from - 2]?.text];
  if (before === 'of' && beforeThat === 'out') return 'was';
  return timeBehind(tokens, cluster.to) ?? timeBefore(tokens, cluster.from) ?? 'now';
}

const wasSo =
  /^(?:last|previously|formerly|yesterday|earlier|(?:until|till|up to|at|in|at the|in the|until the) (?:last|previous|yesterday|recently|now))\b/;

/** What the words right behind a colour say of it: "green until last week", "green?" */
export function timeBehind(tokens: readonly Token[], to: number): Time | null {
  if (tokens[to]?.text === '?') return 'perhaps';
  const behind = tokens
    .slice(to, to + 3)
    .map(({ text }) => text)
    .join(' ');
  if (wasSo.test(behind) && !/^at last(?! (?:report|review|meeting|board|month|week|update)\b)/.test(behind)) return 'was';
  return /^(?:(?:is|are|was) (?:not|n't|no)|no (?:longer|more)|not any)\b/.test(behind) ? 'not' : null;
}

export function timeBefore(tokens: readonly Token[], from: number): Time | null {
  for (let at = from - 1; at >= 0 && at >= from - 8; at -= 1) {
    const token = tokens[at];
    if (!token || isBreak(tokens, at) || /^[,:()–—]$/.test(token.text)) return null;
    const time = timeIn(token.text);
    if (time) return time;
  }
  return null;
}

export function timeIn(word: string): Time | null {
  if (word === 'now' || word === 'currently' || word === 'current') return 'now';
  if (negations.has(word)) return 'not';
  if (formerly.has(word)) return 'was';
  return perhaps.has(word) ? 'perhaps' : null;
}
