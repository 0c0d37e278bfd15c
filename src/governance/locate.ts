import { type Document, isMap, isNode, isPair, isScalar, isSeq, type LineCounter, type Pair } from 'yaml';
import type { Path } from './to-records.ts';

export type Position = { readonly line: number; readonly column: number };

/** Where a path stands in the document: the key of an entry that has no place of its own, else the nearest thing around it. */
export function positionOf(document: Document, lines: LineCounter, path: Path): Position {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const found = within(node, step);
    if (!found) break;
    node = found.value;
    offset = found.at ?? offset;
  }
  return position(lines, offset);
}

export function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function within(node: unknown, step: string | number): { readonly value: unknown; readonly at: number | null } | null {
  if (isMap(node)) {
    const pair = node.items.find((one) => isPair(one) && keyText(one) === String(step));
    return pair ? { value: pair.value, at: startOf(pair.key) } : null;
  }
  if (!isSeq(node) || typeof step !== 'number') return null;
  const item = node.items[step];
  return item === undefined ? null : { value: item, at: startOf(item) };
}

function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
