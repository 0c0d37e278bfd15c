import { signed } from '#src/playground/workspace/dispatch/signature.ts';
import type { TestWorld } from '../world.ts';

export type PostOptions = {
  /** Default: that of a form */
  readonly contentType?: string;
  /** What it is signed with. Default: the app's own secret */
  readonly secret?: string;
  /** The time that the signature carries, in seconds since 1970. Default: now */
  readonly seconds?: number;
};

/** Sends this body to where Slack reaches the app. */
export async function postTo(
  { workspace, conclave }: TestWorld,
  body: string,
  {
    contentType = 'application/x-www-form-urlencoded',
    secret = workspace.signingSecret,
    seconds = Math.floor(Date.now() / 1000),
  }: PostOptions = {},
): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': contentType, ...signed(secret, seconds, body) };
  const response = await fetch(`http://127.0.0.1:${conclave.port}/slack/events`, { method: 'POST', headers, body });
  return { status: response.status, body: await response.text() };
}
