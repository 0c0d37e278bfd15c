import type { DispatchKind, Json } from '../model.ts';
import type { Sockets } from '../sockets/sockets.ts';
import type { Answered, Attempt } from './post.ts';

const types = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const;

/** Sends a payload in an envelope of Socket Mode and waits for its acknowledgement for `limit` milliseconds. */
export async function sendOverSocket(
  sockets: Sockets,
  kind: DispatchKind,
  payload: Json,
  { retry }: Pick<Attempt, 'retry'>,
  limit: number,
): Promise<Answered> {
  const accepts = kind === 'command' || payload['type'] === 'view_submission';
  const retried = kind === 'event' ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' } : {};
  const answer = await sockets.send({ type: types[kind], accepts_response_payload: accepts, payload, ...retried }, limit);
  if (answer === null) return { status: null, body: '', error: 'operation_timeout' };
  return { status: 200, body: accepts && answer.payload !== undefined ? JSON.stringify(answer.payload) : '', error: null };
}
