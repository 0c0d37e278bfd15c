import type { Cluster } from './colour-clusters.ts';
import { isBreak, type Token } from './status-tokens.ts';
import { formerly, negations, perhaps } from './status-vocabulary.ts';

export type Time = 'now' | 'was' | 'not' | 'perhaps';

/** When, if at all, a colour was so: by the words before it in its clause, the nearest first, and those right behind it. */
export function timeOf(tokens: readonly Token[], cluster: Cluster): Time {
  if (!cluster.moves && tokens[cluster.from - 1]?.text === 'from') return 'was';
  const behind = tokens.slice(cluster.to, cluster.to + 2).map(({ text }) => text);
  const [before, beforeThat] = [tokens[cluster.from - 1]?.text, tokens[cluster.from - 2]?.text];
  if (/^(?:last|previously|formerly)$/.test(behind[0] ?? '') || (before === 'of' && beforeThat === 'out')) return 'was';
  if (/^(?:is|are|was) (?:not|n't|no)$/.test(behind.join(' '))) return 'not';
  return timeBefore(tokens, cluster.from) ?? 'now';
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
