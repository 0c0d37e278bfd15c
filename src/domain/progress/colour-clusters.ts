import type { Status } from '../status.ts';
import { colourOf, isBreak, type Token } from './status-tokens.ts';
import { afterAnyColour, closers, expressions, firstWords } from './status-vocabulary.ts';

/** Colours that stand together: "amber/red", "from amber to red". */
export type Cluster = { readonly from: number; readonly to: number; readonly statuses: readonly Status[]; readonly moves: boolean };

const joints = new Set(['=', '/', '\\', '-', '–', '—', '→', '>', '&', '+', 'or', 'and', 'to', 'into', ',']);

export function clustersIn(tokens: readonly Token[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!colourOf(tokens[at])) continue;
    let to = at + 1;
    for (let next = nextColour(tokens, to); next !== null; next = nextColour(tokens, to)) to = next + 1;
    const found = tokens.slice(at, to).flatMap((token) => colourOf(token) ?? []);
    const arrows = tokens.slice(at, to).some(({ text }) => /^(?:to|into|→|>)$/.test(text));
    const moves = arrows && tokens[at - 1]?.text === 'from';
    clusters.push({ from: at, to, statuses: moves ? found : [...new Set(found)], moves });
    at = to - 1;
  }
  return clusters;
}

function nextColour(tokens: readonly Token[], at: number): number | null {
  if (colourOf(tokens[at])) return at;
  const joint = joints.has(tokens[at]?.text ?? '');
  if (joint && colourOf(tokens[at + 1])) return at + 1;
  return joint && joints.has(tokens[at + 1]?.text ?? '') && colourOf(tokens[at + 2]) ? at + 2 : null;
}

/** Whether the colour is not the colour of a thing named behind it. */
export function isLast(tokens: readonly Token[], cluster: Cluster): boolean {
  const { to } = cluster;
  const [colour, next] = [tokens[to - 1], tokens[to]];
  if (!colour || !next || isBreak(tokens, to)) return true;
  if (next.kind === 'word' && beginsSentence(colour, next) && !makesExpression(tokens, cluster)) return true;
  if (next.text === '-') return next.apart || tokens[to + 1]?.apart === true;
  return next.kind === 'mark' || next.kind === 'circle' || closers.has(next.text);
}

/** Whether the colour and the word behind it make one expression: "green light". */
export function makesExpression(tokens: readonly Token[], { from, to, statuses: [only, ...others] }: Cluster): boolean {
  const [colour, next] = [tokens[from], tokens[to]];
  if (!colour || !next || only === undefined || others.length > 0) return false;
  if (expressions[only].has(next.text) && !firstWords.has(next.text)) return true;
  return (expressions[only].has(next.text) || afterAnyColour.has(next.text)) && !beginsSentence(colour, next);
}

/** "green Ward open again": whoever names a ward writes both words alike, so that a sentence begins here. */
export function beginsSentence(colour: Token, next: Token): boolean {
  return !isCapitalised(colour) && isCapitalised(next);
}

/** "Green", but not "GREEN". */
export function isCapitalised({ raw }: Token): boolean {
  return /^\p{Lu}\p{Ll}/u.test(raw);
}
