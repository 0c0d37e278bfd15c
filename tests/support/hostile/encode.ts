import type { Genuine } from './baseline.ts';

export type HostileRequest = { readonly body: string; readonly contentType: string };

/** Stands for something so deep that it can't be made as an object. */
export const deepMark = '@@deep@@';
const deep = '['.repeat(10_000) + ']'.repeat(10_000);

/** The body as Slack would send a payload of this kind. */
export function encoded(kind: Genuine['kind'], payload: unknown, contentType: string | null): HostileRequest {
  const type = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  return { body: bodyOf(kind, payload), contentType: contentType ?? type };
}

function bodyOf(kind: Genuine['kind'], payload: unknown): string {
  if (kind === 'event') return json(payload);
  if (kind === 'interaction') return new URLSearchParams({ payload: json(payload) }).toString();
  if (typeof payload !== 'object' || payload === null) return String(payload);
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : json(value)]);
  return new URLSearchParams(fields).toString();
}

function json(value: unknown): string {
  return (JSON.stringify(value) ?? '').replaceAll(JSON.stringify(deepMark), deep);
}
