import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ControlRef, MessageOnScreen, Screen, ViewOnScreen } from '#src/playground/web/contract.ts';
import type { Delivery, Json } from '#src/playground/workspace/model.ts';
import { controls } from '#src/playground/workspace/people/reading.ts';
import { only } from '#tests/support/seeing.ts';
import { anInput, aWebClient, plain } from '../support.ts';
import { aPlayground, type Playground, textsIn } from './support.ts';

const lead = 'U0DEMENTIA';
const done = { errors: {}, notice: null };
const amber = '/pathway log amber Referral form agreed. Path to green: locum from 1 May';
const red = '/pathway log red Locum has left. Path to green: recruit by June';

/** Where the control with these words or this label stands. */
function at(shown: Pick<MessageOnScreen | ViewOnScreen, 'blocks'>, words: string): ControlRef {
  const { blockId, actionId } = only(
    controls(shown).find(({ label }) => label === words),
    `nothing called ${words}`,
  );
  return { blockId, actionId };
}

const type = (playground: Playground, text: string, as = lead, channel = 'C0DEMENTIA') =>
  playground.act(as, { kind: 'write', channel, thread: null, text });

const lastSent = ({ worlds }: Playground): Delivery => only(worlds.running().world.workspace.deliveries().at(-1), 'nothing was sent');

/** A form that the app opens before somebody, of whatever kind. */
async function aForm(playground: Playground, as: string, blocks: Json[]): Promise<ViewOnScreen> {
  const { workspace } = playground.worlds.running().world;
  const trigger = z.string().parse(workspace.as(as).commandPayload('C0DEMENTIA', '/pathway')['trigger_id']);
  const view = { type: 'modal', title: plain('A form'), submit: plain('Send'), notify_on_close: true, blocks };
  await aWebClient(workspace, workspace.botToken).apiCall('views.open', { trigger_id: trigger, view });
  return only((await (await playground.follow(as)).until(({ modals }) => modals.length > 0)).modals[0], 'no form');
}

describe('writing', () => {
  test('a command is a signed request, escaped as Slack escapes it', async () => {
    const playground = await aPlayground();
    expect(await type(playground, '/pathway log green Beds < 10 & rising')).toEqual(done);
    expect(lastSent(playground)).toMatchObject({
      kind: 'command',
      status: 200,
      payload: { command: '/pathway', text: 'log green Beds &lt; 10 &amp; rising', user_id: lead, channel_id: 'C0DEMENTIA' },
    });
    const screen = await (await playground.follow('U0DOCTOR')).until((one) => textsIn(one, 'C0DEMENTIA').length > 0);
    expect(textsIn(screen, 'C0DEMENTIA').join()).toContain('Beds &lt; 10 &amp; rising');
  });

  test('anything else is a message of their own, also in a thread, and the app hears of it as Slack tells it', async () => {
    const playground = await aPlayground();
    await playground.act(lead, {
      kind: 'write',
      channel: 'C0DEMENTIA',
      thread: null,
      text: 'Hello <@U0DOCTOR>, see <!channel> & <#C0CLG>',
    });
    const stream = await playground.follow('U0DOCTOR');
    const [first] = (await stream.until(({ messages }) => messages.length > 0)).messages;
    expect(first).toMatchObject({ text: 'Hello <@U0DOCTOR>, see &lt;!channel&gt; &amp; <#C0CLG>', author: { id: lead, app: false } });
    const thread = only(first, 'no message').ts;
    await playground.act('U0DOCTOR', { kind: 'write', channel: 'C0DEMENTIA', thread, text: 'Yes' });
    await stream.until(({ messages }) => messages.some((message) => message.thread === thread && message.text === 'Yes'));
    const { workspace } = playground.worlds.running().world;
    await workspace.until(() => workspace.deliveries().length === 2);
    expect(workspace.deliveries().map(({ kind, status, payload }) => [kind, status, payload['event']])).toEqual([
      ['event', 200, expect.objectContaining({ type: 'message', text: 'Hello <@U0DOCTOR>, see &lt;!channel&gt; &amp; <#C0CLG>' })],
      ['event', 200, expect.objectContaining({ type: 'message', text: 'Yes', thread_ts: thread })],
    ]);
  });

  test('what Slack does not take is refused in its words, and reaches nobody', async () => {
    const playground = await aPlayground();
    const write = async (text: string, place: { channel?: string; thread?: string } = {}) =>
      (await playground.act(lead, { kind: 'write', channel: 'C0DEMENTIA', thread: null, ...place, text })).notice;
    expect(await write('/fly away')).toBe('/fly is not a valid command. The commands of Conclave are /pathway, /signoff and /board.');
    expect(await write('/pathway help', { thread: '1.000001' })).toBe('/pathway is not supported in threads. Sorry!');
    expect(await write('Hello', { thread: '1.000001' })).toBe('The message that you reply to is not there any more.');
    expect(await write('Hello', { channel: 'D0DEMENTIA' })).toBe('Sending messages to this app has been turned off.');
    expect(await write('Hello', { channel: 'C0KENTHWB' })).toBe('U0DEMENTIA is not in C0KENTHWB');
    expect(await write('Hello', { channel: 'C0NOWHERE' })).toBe('The workspace has no channel C0NOWHERE');
    expect((await type(playground, amber, 'U0NOBODY')).notice).toBe('The workspace has no user U0NOBODY');
    expect(playground.worlds.running().world.workspace.deliveries()).toEqual([]);
    expect((await playground.follow(lead)).screens[0]?.messages).toEqual([]);
  });
});

describe('buttons and forms', () => {
  test('a button of a message opens a form; what Slack or the app finds wrong stands under the inputs; then it is saved', async () => {
    const playground = await aPlayground();
    const stream = await playground.follow(lead);
    await type(playground, red);
    const [reply] = (await stream.until(({ messages }) => messages.length > 0)).messages;
    const message = only(reply, 'no reply');
    const control = at(message, 'Complete');
    expect(await playground.act(lead, { kind: 'act_on_message', channel: message.channel, ts: message.ts, control, chosen: null })).toEqual(
      done,
    );
    const view = only((await stream.until(({ modals }) => modals.length > 0)).modals[0], 'no form');
    expect(view).toMatchObject({ kind: 'modal', title: 'Log progress', submit: 'Save', close: 'Cancel' });
    expect(view.values['done']?.['done']).toEqual({ type: 'plain_text_input', value: 'Locum has left.' });
    const submit = (filled: Record<string, Record<string, string | null>>) =>
      playground.act(lead, { kind: 'submit', viewId: view.id, filled });
    expect(await submit({ done: { done: null } })).toEqual({ errors: { done: 'Please complete this required field.' }, notice: null });
    expect(await submit({ done: { done: 'Locum has left' } })).toEqual({
      errors: { ask: expect.stringContaining('needs an ask') },
      notice: null,
    });
    expect(await submit({ ask_kind: { ask_kind: 'help' }, ask: { ask: 'A locum' }, gone: { gone: 'ignored' } })).toEqual(done);
    const seen = await (await playground.follow('U0DOCTOR')).until((screen) => textsIn(screen, 'C0DEMENTIA').length > 0);
    expect(textsIn(seen, 'C0DEMENTIA').join()).toMatch(/Dementia: Red.*Locum has left.*A locum/s);
  });

  test('what is gone is said to be gone', async () => {
    const playground = await aPlayground();
    await type(playground, red);
    const [reply] = (await (await playground.follow(lead)).until(({ messages }) => messages.length > 0)).messages;
    const { channel, ts } = only(reply, 'no reply');
    const press = (place: Partial<{ channel: string; ts: string; control: ControlRef }>) =>
      playground.act(lead, { kind: 'act_on_message', channel, ts, control: { blockId: 'gone', actionId: 'gone' }, chosen: null, ...place });
    expect((await press({})).notice).toBe('What you acted on has changed meanwhile and is not there any more.');
    expect((await press({ ts: '1.000001' })).notice).toBe('That message is not there any more.');
    for (const kind of ['submit', 'close'] as const)
      expect((await playground.act(lead, { kind, viewId: 'V0', filled: {} })).notice).toBe('That form is not open any more.');
  });

  test('a menu in a form sends what was chosen together with all that is filled in; closing tells the app', async () => {
    const playground = await aPlayground();
    const options = ['a', 'b'].map((value) => ({ text: plain(`Option ${value}`), value }));
    const view = await aForm(playground, lead, [
      anInput('text', 'Text'),
      anInput('pick', 'Pick', { type: 'static_select', options }, { dispatch_action: true }),
    ]);
    const filled = { text: { it: 'Typed' } };
    expect(await playground.act(lead, { kind: 'act_on_view', viewId: view.id, control: at(view, 'Pick'), chosen: 'b', filled })).toEqual(
      done,
    );
    const values = { text: { it: { type: 'plain_text_input', value: 'Typed' } }, pick: { it: { selected_option: options[1] } } };
    expect(lastSent(playground).payload).toMatchObject({
      type: 'block_actions',
      actions: [{ type: 'static_select', block_id: 'pick', action_id: 'it', selected_option: options[1] }],
      view: { id: view.id, state: { values } },
    });
    const [shown] = (await (await playground.follow(lead)).until(({ modals }) => modals.length > 0)).modals;
    expect(shown?.values).toMatchObject(values);
    const wrong = await playground.act(lead, { kind: 'act_on_view', viewId: view.id, control: at(view, 'Pick'), chosen: 'z', filled });
    expect(wrong.notice).toContain('"Pick" has no option "z"');
    expect(await playground.act(lead, { kind: 'close', viewId: view.id, filled: { text: { it: 'More' } } })).toEqual(done);
    expect(lastSent(playground).payload).toMatchObject({
      type: 'view_closed',
      view: { state: { values: { text: { it: { value: 'More' } } } } },
    });
  });

  test('Home opens, and its buttons work', async () => {
    const playground = await aPlayground();
    const stream = await playground.follow(lead);
    expect(stream.screens.map((screen) => screen.home)).toEqual([null]);
    expect(await playground.act(lead, { kind: 'open_home' })).toEqual(done);
    const { home } = await stream.until((screen) => screen.home);
    expect(home).toMatchObject({ kind: 'home', submit: null, values: {} });
    expect(JSON.stringify(home?.blocks)).toContain('Next meetings');
    expect(lastSent(playground).payload).toMatchObject({ event: { type: 'app_home_opened', tab: 'home', user: lead } });
  });

  test('shortcuts are those of the manifest', async () => {
    const playground = await aPlayground();
    const [first] = (await (await playground.follow(lead)).until((screen) => screen.shortcuts.length > 0)).shortcuts.filter(
      ({ on }) => on === 'global',
    );
    const callbackId = only(first, 'no shortcut').callbackId;
    expect(await playground.act(lead, { kind: 'global_shortcut', callbackId })).toEqual(done);
    expect(lastSent(playground)).toMatchObject({ status: 200, payload: { type: 'shortcut', callback_id: callbackId } });
    expect((await playground.act(lead, { kind: 'global_shortcut', callbackId: 'made_up' })).notice).toBe('The app has no such shortcut.');
    await playground.act(lead, { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: 'We agreed the form' });
    const { messages, shortcuts } = await (await playground.follow(lead)).until((screen) => screen.messages.length > 0);
    const { channel, ts } = only(messages.at(-1), 'no message');
    const onMessage = only(
      shortcuts.find(({ on }) => on === 'message'),
      'no shortcut on messages',
    ).callbackId;
    expect(await playground.act(lead, { kind: 'message_shortcut', channel, ts, callbackId: onMessage })).toEqual(done);
    expect(lastSent(playground).payload).toMatchObject({ type: 'message_action', message: { text: 'We agreed the form' } });
  });
});

describe('the app in a channel', () => {
  test('is removed and invited again, and then posts what it could not', async () => {
    const playground = await aPlayground();
    const appIn = ({ conversations }: Screen) => conversations.find(({ id }) => id === 'C0DEMENTIA')?.appIn;
    const stream = await playground.follow(lead);
    expect(stream.screens.map(appIn)).toEqual([true]);
    expect(await playground.act(lead, { kind: 'remove_app', channel: 'C0DEMENTIA' })).toEqual(done);
    await stream.until((screen) => appIn(screen) === false);
    await type(playground, amber);
    await playground.worlds.running().world.settled();
    const doctor = await playground.follow('U0DOCTOR');
    expect(doctor.screens.flatMap((screen) => textsIn(screen, 'C0DEMENTIA'))).toEqual([]);
    expect(await playground.act(lead, { kind: 'invite_app', channel: 'C0DEMENTIA' })).toEqual(done);
    await doctor.until((screen) => textsIn(screen, 'C0DEMENTIA').some((text) => text.startsWith('Dementia: Amber')));
    const sent = playground.worlds.running().world.workspace.deliveries().length;
    expect(await playground.act(lead, { kind: 'invite_app', channel: 'C0DEMENTIA' })).toEqual(done);
    expect(playground.worlds.running().world.workspace.deliveries()).toHaveLength(sent);
    expect((await playground.act(lead, { kind: 'remove_app', channel: 'C0KENTHWB' })).notice).toBe('U0DEMENTIA is not in C0KENTHWB');
  });
});

test('where the app does not answer, Slack’s own words are shown', async () => {
  const playground = await aPlayground();
  const view = await aForm(playground, lead, [anInput('text', 'Text')]);
  playground.worlds.running().world.workspace.setRequestUrl('http://127.0.0.1:1/slack/events');
  const trouble = 'We had some trouble connecting. Please try again.';
  const answer = await playground.act(lead, { kind: 'submit', viewId: view.id, filled: { text: { it: 'Typed' } } });
  expect(answer).toEqual({ errors: {}, notice: trouble });
  expect(await playground.act(lead, { kind: 'open_home' })).toEqual({ errors: {}, notice: trouble });
  expect(await type(playground, amber)).toEqual(done);
  const screen = await (await playground.follow(lead)).until(({ messages }) => messages.length > 0);
  expect(screen.messages).toMatchObject([
    { text: '/pathway failed with the error "dispatch_failed"', private: true, author: { name: 'Slackbot', app: false } },
  ]);
  expect(screen.modals).toMatchObject([{ id: view.id, values: { text: { it: { value: 'Typed' } } } }]);
});
