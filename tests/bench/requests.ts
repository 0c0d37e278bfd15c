import { createHmac, randomUUID } from 'node:crypto';
import { channelOf, groups, leadOf, team } from './governance.ts';

export const signingSecret = 'a-signing-secret-of-the-measurement';

export type SignedRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** One `/pathway log` as Slack sends it, signed, each of its own key; the groups take turns. */
export function logRequest(number: number, slackUrl: string): SignedRequest {
  const group = number % groups;
  const body = new URLSearchParams({
    token: 'deprecated-verification-token',
    team_id: team,
    team_domain: 'bench',
    channel_id: channelOf(group),
    channel_name: `group-${group}`,
    user_id: leadOf(group),
    user_name: `lead-${group}`,
    command: '/pathway',
    text: 'log amber Memory clinic referral form agreed; audit slips to May. Next: first clinic in Thanet. Path to green: locum from 1 May',
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `${slackUrl}response/${randomUUID()}`,
    trigger_id: `${number}.${randomUUID()}`,
  }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${digest}`,
    },
  };
}
