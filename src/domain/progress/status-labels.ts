import type { Cluster } from './colour-clusters.ts';
import { isNameWord, type PathwayNames } from './pathway-names.ts';
import { isOpened, isPresent, type Time, timeBefore, timeBehind, timeIn, timeOf } from './status-time.ts';
import { colourOf, isBreak, type Token } from './status-tokens.ts';
import { bearers, fillers, labels, shades, things } from './status-vocabulary.ts';

/** "Status ... red" */
function isDotted(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '.' && (tokens[at - 1]?.text === '.' || tokens[at + 1]?.text === '.');
}

type Labelled = { readonly tokens: readonly Token[]; readonly names: PathwayNames };

/** `direct`: with no word between it and the colour, or a mark that announces it. */
export type Label = { readonly time: Time; readonly direct: boolean };

/** A word such as "status" before the colour, with nothing between but words that lead to it. */
export function labelBefore(reader: Labelled, { from, to, moves }: Cluster): Label | null {
  const at = labelLeadingTo(reader, from);
  if (at === null) return null;
  const between = reader.tokens.slice(at + 1, from);
  const spoken = between.filter(({ kind }) => kind === 'word');
  const direct = spoken.length === 0 || between.some(({ kind, text }) => kind !== 'word' && /[^"'()[\]]/.test(text));
  if (spoken.at(-1)?.text === 'from' && !moves) return { time: 'was', direct };
  const part = between.some((token) => colourOf(token) !== null)
    ? between.slice(between.findLastIndex(({ text }) => /^[,(]$/.test(text)) + 1)
    : spoken;
  const [time] = part.toReversed().flatMap(({ text }) => timeIn(text) ?? []);
  const begin = spoken.some(({ text }) => isPresent(text)) && isOpened(reader.tokens, at) ? at - 1 : 0;
  return { time: timeBehind(reader.tokens, to) ?? time ?? timeBefore(reader.tokens, at, begin) ?? 'now', direct };
}

function labelLeadingTo(reader: Labelled, from: number): number | null {
  let words = 0;
  for (let at = from - 1; at >= 0 && words < 9; at -= 1) {
    const token = reader.tokens[at];
    if (!token || labels.has(token.text)) return token ? at : null;
    if (!leadsOver(reader, at, words)) return null;
    if (token.kind === 'word' || token.kind === 'circle') words += 1;
  }
  return null;
}

/** Whether a label before this token can still be meant, with so many words between this and the colour. */
function leadsOver({ tokens, names }: Labelled, at: number, words: number): boolean {
  const token = tokens[at];
  if (!token || isDotted(tokens, at)) return token !== undefined;
  if (isBreak(tokens, at)) return words === 0 && token.kind !== 'mark';
  return (
    token.kind === 'mark' ||
    fillers.has(token.text) ||
    bearers.has(token.text) ||
    shades.has(token.text) ||
    colourOf(token) !== null ||
    isNameWord(names.own, token.text)
  );
}

/** "a red status", "red-rated" */
export function labelAfter(tokens: readonly Token[], cluster: Cluster): Label | null {
  const at = tokens[cluster.to]?.text === '-' ? cluster.to + 1 : cluster.to;
  const [label, next] = [tokens[at], tokens[at + 1]];
  if (!label || !labels.has(label.text) || (next && things.has(next.text))) return null;
  return { time: timeBehind(tokens, at + 1) ?? timeOf(tokens, cluster), direct: true };
}
