import { randomUUID } from 'node:crypto';
import type { Json } from '#src/playground/workspace/model.ts';
import type { World } from '#src/playground/world.ts';
import { only, theMessage } from '../seeing.ts';
import { aboutRequests } from './requests.ts';

/** A genuine request of each kind, to be spoilt. */
export type Genuine = { readonly kind: 'command' | 'interaction' | 'event'; readonly payload: Json };

/** Takes the Kent case to where every button, form and shortcut of the app stands before somebody, and gives what using them would send. */
export async function genuineRequests(world: World): Promise<readonly Genuine[]> {
  const { workspace } = world;
  const lead = workspace.as('U0DEMENTIA');
  const chair = workspace.as('U0CLGCHAIR');
  const interactions: Json[] = [];

  await lead.command('C0DEMENTIA', '/signoff', 'request');
  lead.fill({ Title: 'Dementia pathway redesign', Note: 'Agreed by the group' });
  const request = lead.submissionPayload();
  interactions.push(request);
  await lead.submit();
  await world.settled();
  const card = theMessage(chair.sees('C0CLG'), /^SO-1, version/);
  interactions.push(chair.pressPayload(card, 'Approve'), chair.pressPayload(card, 'Reject'));
  await chair.press(card, 'Request changes');
  chair.fill({ Reason: 'Say more about carers' });
  interactions.push(chair.submissionPayload());

  await lead.command('C0DEMENTIA', '/pathway', 'log red: Ward closed. Path to green: a second site');
  const refused = only(lead.sees('C0DEMENTIA').at(-1), 'The report was not refused');
  interactions.push(lead.pressPayload(refused, 'Complete'));
  await lead.press(refused, 'Complete');
  interactions.push(lead.submissionPayload());

  interactions.push(...(await aboutRequests(world)));

  const said = workspace.as('U0DOCTOR').says('C0DEMENTIA', 'Referral form agreed with <@U0CLGCHAIR>');
  interactions.push(
    lead.messageShortcutPayload(said, 'log_as_progress'),
    ...['log_pathway_progress', 'request_sign_off'].map((shortcut) => lead.globalShortcutPayload(shortcut)),
  );

  return [
    ...['log green Referral form agreed', 'log red: Ward closed', 'logg', ''].map((text) => ({
      kind: 'command' as const,
      payload: lead.commandPayload('C0DEMENTIA', '/pathway', text),
    })),
    ...['request', 'show SO-1', 'list mine Dementia', 'amend 1'].map((text) => ({
      kind: 'command' as const,
      payload: lead.commandPayload('C0DEMENTIA', '/signoff', text),
    })),
    { kind: 'command', payload: workspace.as('U0SECRETARY').commandPayload('C0CLG', '/board', 'digest preview Kent HWB') },
    ...[...interactions, ...made(request)].map((payload) => ({ kind: 'interaction' as const, payload })),
    ...events(workspace.bot.userId).map((payload) => ({ kind: 'event' as const, payload })),
  ];
}

/** What the app never asks for, and Slack could send all the same. */
function made(submission: Json): Json[] {
  const { team, user, trigger_id, token } = submission;
  const common = { team, user, trigger_id, token, api_app_id: 'A1' };
  const press = { ...common, type: 'block_actions', channel: { id: 'C0CLG', name: 'clg' }, container: { type: 'message' } };
  const action = (actionId: string, value: string) => ({
    ...press,
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1.1', value }],
  });
  return [
    { ...submission, type: 'view_closed', is_cleared: false },
    { ...common, type: 'shortcut', callback_id: 'a_shortcut_of_last_year', action_ts: '1.2' },
    {
      ...common,
      type: 'message_action',
      callback_id: 'raise_blocker',
      action_ts: '1.3',
      message_ts: '1.0',
      message: { text: 'Text' },
      channel: { id: 'C0CLG' },
    },
    action('message_arrived', randomUUID()),
    action('message_send_again', randomUUID()),
    action('a_button_of_last_year', 'x'),
  ];
}

function events(botUserId: string): Json[] {
  const around = { token: 't', team_id: 'T0KENT', api_app_id: 'A1', type: 'event_callback', event_time: 1, is_ext_shared_channel: false };
  const authorizations = [{ enterprise_id: null, team_id: 'T0KENT', user_id: botUserId, is_bot: true, is_enterprise_install: false }];
  const event = (id: string, what: Json) => ({ ...around, authorizations, event_id: id, event: { event_ts: '1.4', ...what } });
  return [
    event('Ev1', { type: 'member_joined_channel', user: botUserId, channel: 'C0DEMENTIA', channel_type: 'C', team: 'T0KENT' }),
    event('Ev2', { type: 'app_home_opened', user: 'U0SECRETARY', channel: 'D1', tab: 'home' }),
    event('Ev3', { type: 'reaction_added', user: 'U0DEMENTIA', item: { type: 'message', channel: 'C0CLG', ts: '1.1' } }),
    event('Ev4', { type: 'message', user: 'U0DEMENTIA', channel: 'C0CLG', text: 'Text', ts: '1.5' }),
    { token: 't', type: 'url_verification', challenge: 'what to answer' },
  ];
}
