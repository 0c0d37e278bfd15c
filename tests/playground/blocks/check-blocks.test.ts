import { describe, expect, it } from 'vitest';
import { problemsInChange, problemsInMessage, problemsInView } from '#src/playground/blocks/check-blocks.ts';

type Json = Record<string, unknown>;
const long = (length: number) => 'x'.repeat(length);
const plain = (text: string): Json => ({ type: 'plain_text', text });
const options = (count: number) => Array.from({ length: count }, (_, index) => ({ text: plain(`Option ${index}`), value: `${index}` }));
const dialog = { title: plain('Sure?'), text: plain('This decides.'), confirm: plain('Yes'), deny: plain('No') };
const button = (more: Json = {}): Json => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const section = (more: Json = {}): Json => ({ type: 'section', text: plain('Words'), ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const select = (more: Json = {}): Json => ({ type: 'static_select', action_id: 'choose', options: options(1), ...more });
const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain('Label'), element, ...more });
const typed = (more: Json = {}): Json => ({ type: 'plain_text_input', action_id: 'type', ...more });
const modal = (more: Json = {}): Json => ({ type: 'modal', title: plain('Title'), submit: plain('Send'), blocks: [section()], ...more });
const image = (more: Json = {}): Json => ({ type: 'image', image_url: 'https://x.example/a.png', alt_text: 'A chart', ...more });
const table = (rows: number, columns: number): Json => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ type: 'raw_text', text: '' }))),
});

/** Each limit at its edge: what stands first is accepted, what stands second is refused. */
const blockLimits: [string, Json, Json, number][] = [
  ['section text', section({ text: plain(long(3000)) }), section({ text: plain(long(3001)) }), 3000],
  ['section fields', section({ fields: Array(10).fill(plain('a')) }), section({ fields: Array(11).fill(plain('a')) }), 10],
  ['section field', section({ fields: [plain(long(2000))] }), section({ fields: [plain(long(2001))] }), 2000],
  ['header', { type: 'header', text: plain(long(150)) }, { type: 'header', text: plain(long(151)) }, 150],
  ['context', { type: 'context', elements: Array(10).fill(plain('a')) }, { type: 'context', elements: Array(11).fill(plain('a')) }, 10],
  [
    'actions',
    actions(...Array.from({ length: 25 }, (_, n) => button({ action_id: `a${n}` }))),
    actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `a${n}` }))),
    25,
  ],
  ['image alt text', image({ alt_text: long(2000) }), image({ alt_text: long(2001) }), 2000],
  ['image url', image({ image_url: long(3000) }), image({ image_url: long(3001) }), 3000],
  ['button text', actions(button({ text: plain(long(75)) })), actions(button({ text: plain(long(76)) })), 75],
  ['button value', actions(button({ value: long(2000) })), actions(button({ value: long(2001) })), 2000],
  ['accessibility label', actions(button({ accessibility_label: long(75) })), actions(button({ accessibility_label: long(76) })), 75],
  ['select options', actions(select({ options: options(100) })), actions(select({ options: options(101) })), 100],
  [
    'option text',
    actions(select({ options: [{ text: plain(long(75)), value: 'a' }] })),
    actions(select({ options: [{ text: plain(long(76)), value: 'a' }] })),
    75,
  ],
  [
    'option value',
    actions(select({ options: [{ text: plain('a'), value: long(150) }] })),
    actions(select({ options: [{ text: plain('a'), value: long(151) }] })),
    150,
  ],
  [
    'option description',
    actions(select({ options: [{ text: plain('a'), value: 'a', description: plain(long(75)) }] })),
    actions(select({ options: [{ text: plain('a'), value: 'a', description: plain(long(76)) }] })),
    75,
  ],
  ['placeholder', actions(select({ placeholder: plain(long(150)) })), actions(select({ placeholder: plain(long(151)) })), 150],
  [
    'overflow options',
    actions({ type: 'overflow', action_id: 'more', options: options(5) }),
    actions({ type: 'overflow', action_id: 'more', options: options(6) }),
    5,
  ],
  [
    'checkboxes',
    actions({ type: 'checkboxes', action_id: 'tick', options: options(10) }),
    actions({ type: 'checkboxes', action_id: 'tick', options: options(11) }),
    10,
  ],
  [
    'radio buttons',
    actions({ type: 'radio_buttons', action_id: 'one', options: options(10) }),
    actions({ type: 'radio_buttons', action_id: 'one', options: options(11) }),
    10,
  ],
  [
    'confirm title',
    actions(button({ confirm: { ...dialog, title: plain(long(100)) } })),
    actions(button({ confirm: { ...dialog, title: plain(long(101)) } })),
    100,
  ],
  [
    'confirm text',
    actions(button({ confirm: { ...dialog, text: plain(long(300)) } })),
    actions(button({ confirm: { ...dialog, text: plain(long(301)) } })),
    300,
  ],
  [
    'confirm button',
    actions(button({ confirm: { ...dialog, confirm: plain(long(30)) } })),
    actions(button({ confirm: { ...dialog, confirm: plain(long(31)) } })),
    30,
  ],
  ['markdown', { type: 'markdown', text: long(12_000) }, { type: 'markdown', text: long(12_001) }, 12_000],
  ['table rows', table(100, 1), table(101, 1), 100],
  ['table columns', table(1, 20), table(1, 21), 20],
  ['block id', section({ block_id: long(255) }), section({ block_id: long(256) }), 255],
  ['action id', actions(button({ action_id: long(255) })), actions(button({ action_id: long(256) })), 255],
  ['input label', input(typed(), { label: plain(long(2000)) }), input(typed(), { label: plain(long(2001)) }), 2000],
  ['input hint', input(typed(), { hint: plain(long(2000)) }), input(typed(), { hint: plain(long(2001)) }), 2000],
  ['input max_length', input(typed({ max_length: 3000 })), input(typed({ max_length: 3001 })), 3000],
];

describe('limits of blocks', () => {
  it.each(blockLimits)('%s', (_what, fits, tooMuch, limit) => {
    expect(problemsInMessage({ text: 'T', blocks: [fits] })).toEqual([]);
    expect(problemsInMessage({ text: 'T', blocks: [tooMuch] })).toEqual([
      expect.objectContaining({ limit, error: 'invalid_blocks', path: expect.stringMatching(/^\/blocks\/0/) }),
    ]);
  });

  it('of a whole message', () => {
    expect(problemsInMessage({ text: 'T', blocks: Array(50).fill({ type: 'divider' }) })).toEqual([]);
    expect(problemsInMessage({ text: 'T', blocks: Array(51).fill({ type: 'divider' }) })).toEqual([
      expect.objectContaining({ path: '/blocks', limit: 50 }),
    ]);
    const five = Array(4).fill(section({ text: plain(long(3000)) }));
    expect(problemsInMessage({ text: 'T', blocks: [...five, section({ text: plain(long(1200)) })] })).toEqual([]);
    expect(problemsInMessage({ text: 'T', blocks: [...five, section({ text: plain(long(1201)) })] })).toEqual([
      { path: '/blocks', what: 'has 13201 characters where 13200 are allowed', limit: 13_200, error: 'msg_blocks_too_long' },
    ]);
  });

  it('of the text', () => {
    expect(problemsInMessage({ text: long(40_000) })).toEqual([]);
    expect(problemsInMessage({ text: long(40_001) })).toEqual([expect.objectContaining({ error: 'msg_too_long', limit: 40_000 })]);
    expect(problemsInMessage({ text: 4 })).toEqual([expect.objectContaining({ error: 'invalid_arguments' })]);
    expect(problemsInMessage({})).toEqual([expect.objectContaining({ error: 'no_text' })]);
    expect(problemsInMessage({ text: '', blocks: [] })).toEqual([expect.objectContaining({ error: 'no_text' })]);
    expect(problemsInMessage({ blocks: [section()] })).toEqual([]);
  });
});

describe('what a message is changed to', () => {
  it('has a text of 4,000 bytes at most', () => {
    expect(problemsInChange({ text: 'é'.repeat(2000), blocks: [section()] })).toEqual([]);
    expect(problemsInChange({ text: 'é'.repeat(2001), blocks: [section()] })).toEqual([
      { path: '/text', what: 'has 4002 bytes where 4000 are allowed', limit: 4000, error: 'msg_too_long' },
    ]);
    expect(problemsInChange({ text: 'T', blocks: {} })).toMatchObject([{ path: '/blocks' }]);
  });
});

/** What Slack refuses whatever its length. */
const wrongBlocks: [string, unknown, string][] = [
  ['no list', {}, '/blocks'],
  ['no block', ['text'], '/blocks/0'],
  ['an unknown block', [{ type: 'sectoin' }], '/blocks/0/type'],
  ['a section of nothing', [{ type: 'section' }], '/blocks/0/text'],
  ['an empty text', [section({ text: plain('') })], '/blocks/0/text/text'],
  ['a bare string as text', [section({ text: 'Words' })], '/blocks/0/text'],
  ['markdown in a header', [{ type: 'header', text: { type: 'mrkdwn', text: '*a*' } }], '/blocks/0/text/type'],
  ['an unknown field', [section({ colour: 'red' })], '/blocks/0'],
  ['an image without alternative text', [image({ alt_text: '' })], '/blocks/0/alt_text'],
  ['an image without a source', [image({ image_url: undefined })], '/blocks/0/image_url'],
  ['a button in a context', [{ type: 'context', elements: [button()] }], '/blocks/0/elements/0/type'],
  ['an unknown style', [actions(button({ style: 'loud' }))], '/blocks/0/elements/0/style'],
  ['half a confirm dialog', [actions(button({ confirm: { text: plain('Sure?') } }))], '/blocks/0/elements/0/confirm/title'],
  ['a menu of nothing', [actions(select({ options: undefined }))], '/blocks/0/elements/0/options'],
  [
    'options and groups at once',
    [actions(select({ option_groups: [{ label: plain('G'), options: options(1) }] }))],
    '/blocks/0/elements/0/options',
  ],
  [
    'a group without a label',
    [actions(select({ options: undefined, option_groups: [{ options: options(1) }] }))],
    '/blocks/0/elements/0/option_groups/0/label',
  ],
  ['an initial option that is not offered', [actions(select({ initial_option: options(2)[1] }))], '/blocks/0/elements/0/options'],
  ['a block id twice', [section({ block_id: 'a' }), section({ block_id: 'a' })], '/blocks'],
  ['an action id twice in a block', [actions(button(), button())], '/blocks/0'],
  ['a file input in a message', [input({ type: 'file_input', action_id: 'f' })], '/blocks/0/element/type'],
  ['a min_length over the max_length', [input(typed({ min_length: 9, max_length: 8 }))], '/blocks/0/element/min_length'],
];

describe('structure', () => {
  it.each(wrongBlocks)('refuses %s', (_what, blocks, path) => {
    const problems = problemsInMessage({ text: 'T', blocks });
    expect(problems[0]).toMatchObject({ path, error: 'invalid_blocks' });
  });

  it('allows one action id in several blocks', () => {
    expect(problemsInMessage({ text: 'T', blocks: [actions(button()), actions(button())] })).toEqual([]);
  });

  it('allows option groups, rich text and images', () => {
    const grouped = select({ options: undefined, option_groups: [{ label: plain('G'), options: options(2) }] });
    const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hello' }] }] };
    expect(problemsInMessage({ text: 'T', blocks: [section({ accessory: grouped }), rich, image()] })).toEqual([]);
  });
});

const viewLimits: [string, Json, Json, number][] = [
  ['title', modal({ title: plain(long(24)) }), modal({ title: plain(long(25)) }), 24],
  ['submit', modal({ submit: plain(long(24)) }), modal({ submit: plain(long(25)) }), 24],
  ['close', modal({ close: plain(long(24)) }), modal({ close: plain(long(25)) }), 24],
  ['private_metadata', modal({ private_metadata: long(3000) }), modal({ private_metadata: long(3001) }), 3000],
  ['callback_id', modal({ callback_id: long(255) }), modal({ callback_id: long(256) }), 255],
  ['blocks', modal({ blocks: Array(100).fill(section()) }), modal({ blocks: Array(101).fill(section()) }), 100],
];

describe('views', () => {
  it.each(viewLimits)('limit of %s', (_what, fits, tooMuch, limit) => {
    expect(problemsInView(fits)).toEqual([]);
    expect(problemsInView(tooMuch)).toEqual([expect.objectContaining({ limit, error: 'invalid_arguments' })]);
  });

  it('may not be larger than 250 KB', () => {
    const blocks = Array(100).fill(section({ text: plain(long(2500)) }));
    expect(problemsInView(modal({ blocks }))).toEqual([expect.objectContaining({ error: 'view_too_large', limit: 250_000 })]);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['a modal without a title', modal({ title: undefined }), '/title'],
    ['inputs without a submit button', modal({ submit: undefined, blocks: [input(typed())] }), '/submit'],
    ['a Home with a title', { type: 'home', title: plain('Home'), blocks: [] }, ''],
    ['a table', modal({ blocks: [table(1, 1)] }), '/blocks/0/type'],
    ['a markdown block', { type: 'home', blocks: [{ type: 'markdown', text: 'a' }] }, '/blocks/0/type'],
    ['a file input on the Home', { type: 'home', blocks: [input({ type: 'file_input', action_id: 'f' })] }, '/blocks/0/element/type'],
    ['two blocks of one id', modal({ blocks: [section({ block_id: 'a' }), section({ block_id: 'a' })] }), '/blocks'],
    ['an unknown type', { type: 'dialog', blocks: [] }, '/type'],
  ])('refuses %s', (_what, candidate, path) => {
    expect(problemsInView(candidate)[0]).toMatchObject({ path, error: 'invalid_arguments' });
  });

  it('allows every input in a modal', () => {
    const kinds = ['email_text_input', 'url_text_input', 'file_input', 'datepicker', 'timepicker', 'datetimepicker', 'users_select'];
    const blocks = kinds.map((type, index) => input({ type, action_id: `a${index}` }));
    const number = input({ type: 'number_input', action_id: 'n', is_decimal_allowed: false });
    expect(problemsInView(modal({ blocks: [...blocks, number] }))).toEqual([]);
  });
});
