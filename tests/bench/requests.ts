import { createHmac, randomUUID } from 'node:crypto';
import { channelOf, groups, leadOf, team } from './governance.ts';

export const signingSecret = 'a-signing-secret-of-the-measurement';

export type SignedRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** One `/pathway log` as Slack sends it, signed, each of its own key; the groups take turns. */
export function logRequest(number: number, slackUrl: string): SignedRequest {
  const group = number % groups;
  const text =
    'log amber Memory clinic referral form agreed; audit slips to May. Next: first clinic in Thanet. Path to green: locum from 1 May';
  return commandRequest({ command: '/pathway', text, userId: leadOf(group), channelId: channelOf(group) }, slackUrl);
}

type Command = { readonly command: string; readonly text: string; readonly userId: string; readonly channelId: string };

/** A slash command as Slack sends it, signed, each of its own key. */
export function commandRequest({ command, text, userId, channelId }: Command, slackUrl: string): SignedRequest {
  return signedForm({
    token: 'deprecated-verification-token',
    team_id: team,
    team_domain: 'bench',
    channel_id: channelId,
    channel_name: channelId.toLowerCase(),
    user_id: userId,
    user_name: userId.toLowerCase(),
    command,
    text,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `${slackUrl}response/${randomUUID()}`,
    trigger_id: `1.${randomUUID()}`,
  });
}

type Press = { readonly actionId: string; readonly value: unknown; readonly userId: string; readonly channelId: string };

/** A button pressed on a card in a channel. */
export function pressRequest({ actionId, value, userId, channelId }: Press, slackUrl: string): SignedRequest {
  const payload = {
    type: 'block_actions',
    team: { id: team, domain: 'bench' },
    user: { id: userId, username: userId.toLowerCase(), team_id: team },
    api_app_id: 'A0BENCH',
    trigger_id: `1.${randomUUID()}`,
    channel: { id: channelId, name: channelId.toLowerCase() },
    response_url: `${slackUrl}response/${randomUUID()}`,
    actions: [
      { type: 'button', action_id: actionId, action_ts: `${Date.now()}.${randomUUID()}`, block_id: 'b', value: JSON.stringify(value) },
    ],
  };
  return signedForm({ payload: JSON.stringify(payload) });
}

/** Somebody opens the app's Home. */
export function homeRequest(userId: string): SignedRequest {
  const body = {
    token: 'deprecated-verification-token',
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A0BENCH',
    event_id: `Ev${randomUUID().replaceAll('-', '').toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    event: { type: 'app_home_opened', user: userId, channel: 'D0BENCH', tab: 'home', event_ts: `${Date.now() / 1000}` },
  };
  return signed(JSON.stringify(body), 'application/json');
}

function signedForm(fields: Readonly<Record<string, string>>): SignedRequest {
  return signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
}

function signed(body: string, contentType: string): SignedRequest {
  const seconds = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'content-length': String(Buffer.byteLength(body)),
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${digest}`,
    },
  };
}
