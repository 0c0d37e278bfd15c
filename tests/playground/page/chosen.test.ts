import { describe, expect, it } from 'vitest';
import { chosenNow } from '#src/playground/page/blocks/controls/chosen.ts';
import type { Json } from '#src/playground/workspace/model.ts';
import { controls } from '#src/playground/workspace/people/reading.ts';
import { filledValue, initialValue } from '#src/playground/workspace/people/values.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['a', 'b', 'c'].map((value) => ({ text: plain(value.toUpperCase()), value }));
const at = { blockId: 'block', actionId: 'action' };
const fileOf = (id: string) => ({ id, name: `${id}.pdf` });
const nothingHere = { filled: {}, values: {} };

/** Each kind of control with something to begin with, and what is chosen in it then. */
const kinds = [
  ['plain_text_input', { initial_value: 'text' }, 'text'],
  ['number_input', { initial_value: '12' }, '12'],
  ['static_select', { options, initial_option: options[1] }, 'b'],
  ['multi_static_select', { options, initial_options: [options[0], options[2]] }, ['a', 'c']],
  ['checkboxes', { options, initial_options: [options[0]] }, ['a']],
  ['radio_buttons', { options, initial_option: options[2] }, 'c'],
  ['datepicker', { initial_date: '2011-11-14' }, '2011-11-14'],
  ['timepicker', { initial_time: '09:00' }, '09:00'],
  ['datetimepicker', { initial_date_time: 1_321_261_200 }, '1321261200'],
  ['users_select', { initial_user: 'U1' }, 'U1'],
  ['multi_users_select', { initial_users: ['U1', 'U2'] }, ['U1', 'U2']],
  ['multi_conversations_select', { initial_conversations: ['C1'] }, ['C1']],
] as const;

const inputs = (element: Json) => controls({ blocks: [{ type: 'input', block_id: 'block', element }] });

describe('what stands in a control', () => {
  it.each(kinds)('is what a %s begins with', (type, initial, chosen) => {
    expect(chosenNow(nothingHere, at, { type, ...initial })).toEqual(chosen);
  });

  it.each(kinds)('is what the server has for a %s, filled in or not', (type, initial, chosen) => {
    const values = inputs({ type, action_id: 'action', ...initial }).flatMap((control) => [
      initialValue(control),
      filledValue(control, chosen, fileOf),
    ]);
    expect(values.length).toBe(2);
    for (const action of values) expect(chosenNow({ filled: {}, values: { block: { action } } }, at, { type })).toEqual(chosen);
  });

  it('is what was filled in last, also where that is nothing', () => {
    const element = { type: 'plain_text_input', initial_value: 'begun' };
    const values = { block: { action: { type: 'plain_text_input', value: 'kept' } } };
    expect(chosenNow({ filled: {}, values }, at, element)).toBe('kept');
    expect(chosenNow({ filled: { block: { action: 'typed' } }, values }, at, element)).toBe('typed');
    expect(chosenNow({ filled: { block: { action: null } }, values }, at, element)).toBeNull();
    expect(chosenNow({ filled: {}, values: { block: { action: { type: 'plain_text_input', value: null } } } }, at, element)).toBeNull();
  });

  it('names files by their ids', () => {
    const type = 'file_input';
    const [action = {}] = inputs({ type, action_id: 'action' }).map((control) => filledValue(control, ['F1', 'F2'], fileOf));
    expect(chosenNow({ filled: {}, values: { block: { action } } }, at, { type })).toEqual(['F1', 'F2']);
  });
});
