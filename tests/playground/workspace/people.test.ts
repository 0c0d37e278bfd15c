import { describe, expect, it } from 'vitest';
import type { Json } from '#src/playground/workspace/model.ts';
import { allText, buttons } from '#src/playground/workspace/people/reading.ts';
import { aModal, anAnsweringApp, anInput, aWorkspace, call, plain, section } from '../support.ts';

const option = (value: string) => ({ text: plain(`Option ${value}`), value });
const button = (words: string, more: Json = {}): Json => ({ type: 'button', text: plain(words), action_id: words.toLowerCase(), ...more });
const confirm = { title: plain('Sure?'), text: plain('It counts.'), confirm: plain('Yes'), deny: plain('No') };

describe('reading', () => {
  it('takes the words of blocks, else the text', () => {
    const fields = [{ type: 'mrkdwn', text: 'A field' }];
    const blocks = [
      { type: 'header', text: plain('Head') },
      { ...section('*Body*'), fields, accessory: button('Open', { confirm }) },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich' }] }] },
      { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'A chart' },
    ];
    expect(allText({ text: 'Fallback', blocks })).toBe('Head\n*Body*\nA field\nOpen\nRich\nA chart');
    expect(allText({ text: 'Fallback', blocks: [] })).toBe('Fallback');
  });

  it('finds buttons with their words and confirm dialogs', () => {
    const blocks = [{ ...section('A'), block_id: 'a', accessory: button('Open', { confirm, value: '1' }) }];
    expect(buttons({ blocks })).toMatchObject([
      { label: 'Open', actionId: 'open', blockId: 'a', value: '1', confirm: 'Sure?\nIt counts.\nYes\nNo' },
    ]);
  });
});

describe('pressing', () => {
  async function aCard(elements: Json[]) {
    const { workspace } = await aWorkspace();
    await anAnsweringApp(workspace, {});
    await call(workspace, 'chat.postMessage', {
      channel: 'C0GROUP',
      text: 'Card',
      blocks: elements.map((one) => ({ type: 'actions', elements: [one] })),
    });
    const amina = workspace.as('U0AMINA');
    const card = amina.sees('C0GROUP')[0];
    if (!card) throw new Error('the card must be there');
    return { workspace, amina, card };
  }

  it('sends what Slack sends', async () => {
    const { amina, card } = await aCard([button('Go', { value: 'one' })]);
    const { delivery } = await amina.press(card, 'go');
    expect(delivery?.payload).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0AMINA' },
      container: { type: 'message', message_ts: card.ts, channel_id: 'C0GROUP', is_ephemeral: false },
      channel: { id: 'C0GROUP', name: 'dementia-group' },
      message: { ts: card.ts, text: 'Card' },
      actions: [{ type: 'button', action_id: 'go', value: 'one', action_ts: expect.any(String) }],
      response_url: expect.any(String),
      trigger_id: expect.any(String),
    });
  });

  it('asks which of several buttons is meant', async () => {
    const { amina, card } = await aCard([button('Go', { value: 'one' }), button('Go', { value: 'two' })]);
    await expect(amina.press(card, 'Go')).rejects.toThrow('More than one "Go"');
    expect(await amina.press(card, 'Go', { value: 'two' })).toMatchObject({ delivery: { payload: { actions: [{ value: 'two' }] } } });
    await expect(amina.press(card, 'Stop')).rejects.toThrow('No "Stop" to act on. There is: "Go" (go), "Go" (go)');
  });

  it('chooses in menus', async () => {
    const menu = { type: 'static_select', action_id: 'pick', placeholder: plain('Pick'), options: [option('a'), option('b')] };
    const { amina, card } = await aCard([menu, { type: 'overflow', action_id: 'more', options: [option('c')] }]);
    const picked = await amina.press(card, 'Pick', { value: 'Option b' });
    expect(picked.delivery?.payload).toMatchObject({
      actions: [{ type: 'static_select', selected_option: { value: 'b' } }],
      state: { values: expect.objectContaining({}) },
    });
    expect(await amina.press(card, 'more', { value: 'c' })).toMatchObject({
      delivery: { payload: { actions: [{ selected_option: { value: 'c' } }] } },
    });
    await expect(amina.press(card, 'Pick', { value: 'z' })).rejects.toThrow('has no option "z"');
  });

  it('acts on the control that stands exactly there, whatever others are called', async () => {
    const { amina, card } = await aCard([button('Go', { value: 'one' }), button('Go', { value: 'two' })]);
    const second = { blockId: String(card.blocks[1]?.['block_id']), actionId: 'go' };
    expect(await amina.act(card, second, null)).toMatchObject({
      delivery: { payload: { actions: [{ value: 'two', block_id: second.blockId }] } },
    });
    await expect(amina.act(card, { ...second, actionId: 'other' }, null)).rejects.toThrow('is not there any more');
  });

  it('keeps what was chosen in a message', async () => {
    const menu = { type: 'static_select', action_id: 'pick', placeholder: plain('Pick'), options: [option('a'), option('b')] };
    const { amina, card } = await aCard([menu, button('Go')]);
    await amina.act(card, { blockId: String(card.blocks[0]?.['block_id']), actionId: 'pick' }, 'b');
    const { delivery } = await amina.press(card, 'Go');
    expect(delivery?.payload).toMatchObject({
      state: { values: { [String(card.blocks[0]?.['block_id'])]: { pick: { selected_option: option('b') } } } },
    });
  });

  it('is for the people of the channel', async () => {
    const { workspace, card } = await aCard([button('Go')]);
    workspace.addUser({ id: 'U0EVE', name: 'Eve' });
    await expect(workspace.as('U0EVE').press(card, 'Go')).rejects.toThrow('U0EVE is not in C0GROUP');
    workspace.addMember('C0GROUP', 'U0EVE');
    expect(await workspace.as('U0EVE').press(card, 'Go')).toMatchObject({ error: null });
    expect(() => workspace.as('U0NOBODY')).toThrow('no user U0NOBODY');
  });

  it('from the Home carries the view and no response_url', async () => {
    const { workspace, amina } = await aCard([button('Go')]);
    const blocks = [{ type: 'actions', elements: [button('Open')] }];
    await call(workspace, 'views.publish', { user_id: 'U0AMINA', view: { type: 'home', blocks } });
    const home = amina.home();
    if (!home) throw new Error('the Home must be there');
    const { delivery } = await amina.press(home, 'Open');
    expect(delivery?.payload).toMatchObject({ container: { type: 'view', view_id: home.id }, view: { type: 'home' } });
    expect(delivery?.payload).not.toHaveProperty('response_url');
  });
});

describe('filling in', () => {
  const kinds: [string, Json, string | number | string[], Json][] = [
    ['plain_text_input', {}, 'Words', { value: 'Words' }],
    ['number_input', { is_decimal_allowed: false }, 7, { value: '7' }],
    ['static_select', { options: [option('a'), option('b')] }, 'Option b', { selected_option: option('b') }],
    ['radio_buttons', { options: [option('a')] }, 'a', { selected_option: option('a') }],
    ['checkboxes', { options: [option('a'), option('b')] }, ['a', 'Option b'], { selected_options: [option('a'), option('b')] }],
    ['multi_static_select', { options: [option('a'), option('b')] }, ['b'], { selected_options: [option('b')] }],
    ['datepicker', {}, '2011-11-14', { selected_date: '2011-11-14' }],
    ['datetimepicker', {}, '1321261200', { selected_date_time: 1_321_261_200 }],
    ['timepicker', {}, '09:00', { selected_time: '09:00' }],
    ['users_select', {}, 'U0BEN', { selected_user: 'U0BEN' }],
    ['multi_users_select', {}, ['U0BEN'], { selected_users: ['U0BEN'] }],
    ['channels_select', {}, 'C0GROUP', { selected_channel: 'C0GROUP' }],
    ['conversations_select', {}, 'C0GROUP', { selected_conversation: 'C0GROUP' }],
  ];

  async function aForm(blocks: Json[]) {
    const { workspace } = await aWorkspace();
    const requests = await anAnsweringApp(workspace, {});
    const amina = workspace.as('U0AMINA');
    const trigger_id = amina.commandPayload('C0GROUP', '/pathway')['trigger_id'];
    const opened = await call(workspace, 'views.open', { trigger_id, view: aModal({ submit: plain('Send'), blocks }) });
    expect(opened).toMatchObject({ ok: true });
    return { workspace, amina, requests };
  }

  it.each(kinds)('%s', async (type, element, filling, value) => {
    const { amina } = await aForm([anInput('b', 'Label', { type, ...element })]);
    expect(await amina.submit()).toMatchObject({ errors: { b: 'Please complete this required field.' } });
    amina.fill({ Label: filling });
    expect(amina.submissionPayload()).toMatchObject({ view: { state: { values: { b: { it: { type, ...value } } } } } });
    expect(await amina.submit()).toMatchObject({ errors: {}, error: null, open: null });
  });

  it('begins with initial values', async () => {
    const initial_option = option('a');
    const { amina } = await aForm([
      anInput('text', 'Text', { initial_value: 'Given' }),
      anInput('pick', 'Pick', { type: 'static_select', options: [initial_option], initial_option }),
    ]);
    expect(amina.submissionPayload()).toMatchObject({
      view: { state: { values: { text: { it: { value: 'Given' } }, pick: { it: { selected_option: initial_option } } } } },
    });
  });

  it('is checked by Slack before it is sent', async () => {
    const { amina, requests } = await aForm([
      anInput('short', 'Short', { max_length: 3 }),
      anInput('long', 'Long', { min_length: 3 }),
      anInput('link', 'Link', { type: 'url_text_input' }),
      anInput('mail', 'Mail', { type: 'email_text_input' }),
      anInput('number', 'Number', { type: 'number_input', is_decimal_allowed: true }),
    ]);
    const wrong = { Short: 'long', Long: 'no', Link: 'nowhere', Mail: 'nobody', Number: 'many' };
    expect(Object.keys((await amina.submit(wrong)).errors)).toEqual(['short', 'long', 'link', 'mail', 'number']);
    const right = { Short: 'abc', Long: 'abc', Link: 'https://x.example', Mail: 'a@x.example', Number: '1.5' };
    expect(await amina.submit(right)).toMatchObject({ errors: {}, open: null });
    expect(requests).toHaveLength(1);
  });

  it('goes by exact place too, leaves alone what is not there, and can be read back', async () => {
    const { amina } = await aForm([anInput('one', 'Text'), anInput('two', 'Text', { initial_value: 'Given' })]);
    const view = amina.view();
    if (!view) throw new Error('no form');
    amina.fillAt(view, { one: { it: 'First' }, two: { other: 'Nowhere' }, gone: { it: 'Nowhere' } });
    expect(amina.values(view)).toEqual({
      one: { it: { type: 'plain_text_input', value: 'First' } },
      two: { it: { type: 'plain_text_input', value: 'Given' } },
    });
    amina.fillAt(view, { two: { it: null } });
    expect(await amina.submit()).toMatchObject({ errors: { two: 'Please complete this required field.' } });
  });

  it('takes files that the person has brought, as Slack shows files', async () => {
    const { amina, requests } = await aForm([anInput('papers', 'Papers', { type: 'file_input', filetypes: ['pdf'], max_files: 2 })]);
    const paper = amina.upload('Board paper.pdf', Buffer.from('bytes'));
    const words = amina.upload('words.txt', Buffer.from('bytes'));
    expect(await amina.submit()).toMatchObject({ errors: { papers: 'Please complete this required field.' } });
    expect(await amina.submit({ Papers: [words.id] })).toMatchObject({
      errors: { papers: 'Please choose files of these types only: pdf.' },
    });
    expect(await amina.submit({ Papers: [paper.id, paper.id, paper.id] })).toMatchObject({
      errors: { papers: 'Please choose no more than 2 files.' },
    });
    expect(await amina.submit({ Papers: [paper.id] })).toMatchObject({
      errors: {},
      delivery: {
        payload: {
          view: {
            state: {
              values: {
                papers: {
                  it: {
                    type: 'file_input',
                    files: [
                      { id: paper.id, name: 'Board paper.pdf', mimetype: 'application/pdf', filetype: 'pdf', size: 5, user: 'U0AMINA' },
                    ],
                  },
                },
              },
            },
          },
        },
      },
    });
    expect(requests).toHaveLength(1);
  });

  it('takes nobody else’s files', async () => {
    const { workspace, amina } = await aForm([anInput('papers', 'Papers', { type: 'file_input' })]);
    const other = workspace.as('U0BEN').upload('paper.pdf', Buffer.from('bytes'));
    expect(() => amina.fill({ Papers: [other.id] })).toThrow(`U0AMINA has no file ${other.id}`);
    expect(() => amina.fill({ Papers: ['F0NOWHERE'] })).toThrow('U0AMINA has no file F0NOWHERE');
  });

  it('names what there is where an input is not found', async () => {
    const { amina } = await aForm([anInput('text', 'Text')]);
    expect(() => amina.fill({ Words: 'T' })).toThrow('No "Words" to act on. There is: "Text" (it)');
    await amina.close();
    expect(() => amina.fill({ Text: 'T' })).toThrow('has no modal open');
  });
});

describe('writing', () => {
  it('in a thread stands in the thread of its first message', async () => {
    const { workspace } = await aWorkspace();
    const [amina, ben] = [workspace.as('U0AMINA'), workspace.as('U0BEN')];
    const first = amina.says('C0GROUP', 'First');
    const reply = ben.says('C0GROUP', 'Reply', first.ts);
    amina.says('C0GROUP', 'Reply to the reply', reply.ts);
    expect(ben.thread(first).map(({ text }) => text)).toEqual(['First', 'Reply', 'Reply to the reply']);
    expect(ben.sees('C0GROUP')).toHaveLength(1);
    expect(ben.reads('C0GROUP')).toHaveLength(3);
    expect(() => ben.says('C0GROUP', 'Nowhere', '1.000001')).toThrow('not there any more');
  });
});

describe('the app in a channel', () => {
  it('is told that it was invited, once, and can be removed', async () => {
    const { workspace } = await aWorkspace();
    await anAnsweringApp(workspace, {});
    const ben = workspace.as('U0BEN');
    await ben.invitesApp('C0OTHER');
    await ben.invitesApp('C0OTHER');
    const { userId: user } = workspace.bot;
    const event = { type: 'member_joined_channel', user, channel: 'C0OTHER', channel_type: 'C', inviter: 'U0BEN' };
    expect(workspace.deliveries().map(({ payload }) => payload)).toMatchObject([{ event }]);
    expect(await call(workspace, 'chat.postMessage', { channel: 'C0OTHER', text: 'T' })).toMatchObject({ ok: true });
    ben.removesApp('C0OTHER');
    expect(await call(workspace, 'chat.postMessage', { channel: 'C0OTHER', text: 'T' })).toMatchObject({ error: 'not_in_channel' });
    await expect(ben.invitesApp('G0BOARD')).rejects.toThrow('U0BEN is not in G0BOARD');
    expect(() => ben.removesApp('G0BOARD')).toThrow('U0BEN is not in G0BOARD');
  });
});

describe('waiting', () => {
  it('sees what comes later, and says what it missed', async () => {
    const { workspace } = await aWorkspace();
    const seen = workspace.until(() => workspace.as('U0BEN').sees('C0GROUP')[0]);
    await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'There' });
    expect(await seen).toMatchObject({ text: 'There' });
    await expect(workspace.until(() => workspace.as('U0BEN').view(), 20)).rejects.toThrow('Not seen in the workspace within 20 ms');
  });
});
