import { slackLimits } from '#src/slack/limits.ts';
import type { Delivery, DispatchKind, Json } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { sendOverSocket } from './over-socket.ts';
import { type Answered, type Attempt, encode, post } from './post.ts';
import { signed } from './signature.ts';

/** Sends what people do, and events, to the app. */
export class Dispatcher {
  private readonly state: WorkspaceState;
  private url: string | null = null;

  constructor(state: WorkspaceState) {
    this.state = state;
  }

  setRequestUrl(url: string): void {
    this.url = url;
  }

  /** Sends an event that nobody waits for; where there is no app yet, to nobody. */
  tell(payload: Json): void {
    if (this.url !== null || this.state.sockets.opened > 0) void this.send('event', payload);
  }

  /** Sends one payload and waits for the acknowledgement, as long as Slack would. */
  async send(kind: DispatchKind, payload: Json, attempt: Attempt = {}): Promise<Delivery> {
    const at = this.state.now();
    const limit = this.state.options.acknowledgementLimit ?? slackLimits.acknowledgement;
    const answer = await this.hand(kind, payload, attempt, limit);
    const delivery: Delivery = { at, kind, payload, ...answer, ms: this.state.now() - at };
    this.state.deliveries.push(delivery);
    this.state.changed({ kind: 'delivery', delivery });
    return delivery;
  }

  /** Over HTTP where there is a request URL, else over Socket Mode where the app has ever connected. */
  private async hand(kind: DispatchKind, payload: Json, attempt: Attempt, limit: number): Promise<Answered> {
    const { sockets, options } = this.state;
    if (this.url === null && sockets.opened > 0) return sendOverSocket(sockets, kind, payload, attempt, limit);
    if (this.url === null) throw new Error('The workspace has no request URL and no socket: call setRequestUrl first');
    const body = encode(kind, payload);
    const headers = {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...signed(options.signingSecret, attempt.seconds ?? Math.floor(this.state.now() / 1000), body),
      ...(attempt.retry ? { 'x-slack-retry-num': String(attempt.retry.number), 'x-slack-retry-reason': attempt.retry.reason } : {}),
    };
    return post(this.url, headers, body, limit);
  }
}
