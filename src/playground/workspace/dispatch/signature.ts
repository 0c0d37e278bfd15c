import { createHmac } from 'node:crypto';

/** Slack's headers for a request body, signed for one second of the machine's time. */
export function signed(secret: string, seconds: number, body: string): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}
