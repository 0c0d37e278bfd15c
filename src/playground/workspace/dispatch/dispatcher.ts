import { slackLimits } from '#src/slack/limits.ts';
import type { Delivery, DispatchKind, Json } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { signed } from './signature.ts';

export type Attempt = {
  /** Seconds for which the signature is made; default now */
  readonly seconds?: number;
  /** As Slack marks an event it sends again */
  readonly retry?: { readonly number: number; readonly reason: string };
};

/** Sends signed requests to the app's request URL. */
export class Dispatcher {
  private readonly state: WorkspaceState;
  private url: string | null = null;

  constructor(state: WorkspaceState) {
    this.state = state;
  }

  setRequestUrl(url: string): void {
    this.url = url;
  }

  /** Sends one payload and waits for the acknowledgement, as long as Slack would. */
  async send(kind: DispatchKind, payload: Json, attempt: Attempt = {}): Promise<Delivery> {
    if (this.url === null) throw new Error('The workspace has no request URL: call setRequestUrl first');
    const at = this.state.now();
    const body = encode(kind, payload);
    const headers = {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...signed(this.state.options.signingSecret, attempt.seconds ?? Math.floor(at / 1000), body),
      ...(attempt.retry ? { 'x-slack-retry-num': String(attempt.retry.number), 'x-slack-retry-reason': attempt.retry.reason } : {}),
    };
    const answer = await post(this.url, headers, body, this.state.options.acknowledgementLimit ?? slackLimits.acknowledgement);
    const delivery: Delivery = { at, kind, payload, ...answer, ms: this.state.now() - at };
    this.state.deliveries.push(delivery);
    this.state.changed({ kind: 'delivery', delivery });
    return delivery;
  }
}

function encode(kind: DispatchKind, payload: Json): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])).toString();
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  limit: number,
): Promise<Pick<Delivery, 'status' | 'body' | 'error'>> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(limit), redirect: 'manual' });
    return { status: response.status, body: await response.text(), error: response.ok ? null : 'dispatch_failed' };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { status: null, body: '', error: late ? 'operation_timeout' : 'dispatch_failed' };
  }
}
