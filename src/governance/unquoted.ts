import { type Document, isNode, isPair, isScalar, type LineCounter, type Pair, type Scalar, visit } from 'yaml';
import { type Position, position } from './locate.ts';

/** A text that a comma or `#` cuts because it stands without quotes. */
type Cut = Position & { readonly message: string };

/** Keys whose values people write freely, as they would on paper. */
const free = new Set([
  'name',
  'aliases',
  'place',
  'tag',
  'including',
  'sector',
  'private',
  'public_title',
  'reason',
  'category',
  'function',
]);

/** Where the rest of a text would be lost without a word, or read as a key. */
export function cutTexts(document: Document, lines: LineCounter, source: string): Cut[] {
  const cuts: Cut[] = [];
  visit(document, {
    Map(_, { flow, items }) {
      if (!flow) return;
      for (const [index, pair] of items.entries()) {
        const before = items[index - 1];
        if (before && isRestOfText(pair, before))
          cuts.push({ ...position(lines, startOf(pair.key)), message: atComma(pair, before, source) });
      }
    },
    Scalar(key, scalar, path) {
      const holder = path.findLast(isPair);
      if (key === 'key' || !isFree(holder)) return;
      const message = atHash(scalar, source);
      if (message !== null) cuts.push({ ...position(lines, startOf(key === 'value' ? holder?.key : scalar)), message });
    },
  });
  return cuts;
}

/** Between brackets a comma ends a text, and what follows is read as a key: one without a value, or one that no key of ours looks like. */
function isRestOfText(pair: Pair, before: Pair): boolean {
  return pair.value === null || (isFree(before) && isPlain(before.value) && !/^[a-z_]+$/.test(String(pair.key)));
}

function atComma(pair: Pair, before: Pair, source: string): string {
  const [from, to] = [startOf(before.value), endOf(pair.value) ?? endOf(pair.key)];
  const whole = isPlain(before.value) && to !== undefined ? `"${source.slice(from, to)}"` : 'a text with a comma';
  return `a comma ends a text between braces: put ${whole} in quotes`;
}

/** A comment is set off by two spaces or more, or stands on a line of its own: one space alone is how people write "Ward # 5". */
function atHash(scalar: Scalar, source: string): string | null {
  if (!isPlain(scalar)) return null;
  const [start, end] = [startOf(scalar), endOf(scalar) ?? 0];
  if (!/^ ?#/.test(source.slice(end))) return null;
  const read = source.slice(start, end).trim();
  const [whole = ''] = source.slice(start).trimStart().split('\n', 1);
  const cut = read === '' ? 'nothing is read here' : `only "${read}" is read here`;
  return `# begins a comment, so ${cut}: put "${whole.trimEnd()}" in quotes, or set a comment off by two spaces`;
}

/** A comment that swallows the end of its own line, brackets and all: the last one up to here. Null where there is none. */
export function swallowedLine(source: string, line: number): Cut | null {
  const before = source.split('\n').slice(0, line);
  const index = before.findLastIndex((text) => /[{[][^}\]]* #/.test(text.replaceAll(/"[^"]*"|'[^']*'/g, '')));
  if (index < 0) return null;
  const message =
    '# begins a comment here, so what follows is not read and the bracket or brace is not closed: put a text with # in quotes';
  return { line: index + 1, column: 1, message };
}

function isFree(pair: Pair | undefined): boolean {
  return isScalar(pair?.key) && free.has(String(pair.key.value));
}

function isPlain(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN';
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function endOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[1] : undefined;
}
