import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds a signature holds after its timestamp, as Slack's own checks have it. */
const oldest = 300;
/** Seconds a timestamp may lie ahead: clocks differ a little. Bolt accepts any future timestamp. */
const newest = 60;

export type SignatureProblem = 'no signature' | 'not a timestamp' | 'too old' | 'from the future' | 'wrong signature';

/** Checks Slack's signature of a request against the machine's clock; null where it holds. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signatureProblem(
  request: { readonly timestamp: string | undefined; readonly signature: string | undefined; readonly body: Buffer },
  signingSecret: string,
  now: Date,
): SignatureProblem | null {
  const { timestamp, signature, body } = request;
  if (!timestamp || !signature) return 'no signature';
  if (!/^\d{1,12}$/.test(timestamp)) return 'not a timestamp';
  const age = now.getTime() / 1000 - Number(timestamp);
  if (age > oldest) return 'too old';
  if (age < -newest) return 'from the future';
  const expected = Buffer.from(`v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? null : 'wrong signature';
}

/** Machine instant (milliseconds) until which a request with this timestamp could be played again. */
export function replayableUntil(timestamp: string): number {
  return (Number(timestamp) + oldest) * 1000;
}
