import type { Json } from '../model.ts';
import { SlackError } from './answer.ts';
import type { Arguments } from './arguments.ts';

/** One page of a list by Slack's cursors; the last page's next cursor is empty. */
export function page<T>(
  items: readonly T[],
  args: Arguments,
  usual: number,
): { readonly items: readonly T[]; readonly more: boolean; readonly next: Json } {
  const start = startOf(args.text('cursor'), items.length);
  const end = start + Math.min(args.number('limit', usual), 1000);
  const more = end < items.length;
  const next_cursor = more ? Buffer.from(`offset:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), more, next: { response_metadata: { next_cursor } } };
}

function startOf(cursor: string | null, length: number): number {
  if (cursor === null) return 0;
  const offset = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (offset === undefined || Number(offset) > length) throw new SlackError('invalid_cursor');
  return Number(offset);
}
