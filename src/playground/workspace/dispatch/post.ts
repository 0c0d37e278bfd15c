import type { Delivery, DispatchKind, Json } from '../model.ts';

export type Attempt = {
  /** Seconds for which the signature is made; default now */
  readonly seconds?: number;
  /** As Slack marks an event it sends again */
  readonly retry?: { readonly number: number; readonly reason: string };
};

export type Answered = Pick<Delivery, 'status' | 'body' | 'error'>;

/** The body in which Slack sends a payload of this kind over HTTP. */
export function encode(kind: DispatchKind, payload: Json): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])).toString();
}

/** Sends a request to the app and waits for the answer for `limit` milliseconds. */
export async function post(url: string, headers: Record<string, string>, body: string, limit: number): Promise<Answered> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(limit), redirect: 'manual' });
    return { status: response.status, body: await response.text(), error: response.ok ? null : 'dispatch_failed' };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { status: null, body: '', error: late ? 'operation_timeout' : 'dispatch_failed' };
  }
}
