import { describe, expect, it } from 'vitest';
import { groupsOf } from '#src/playground/page/blocks/controls/options.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const workspace = {
  people: [{ id: 'U1', name: 'Anna', posts: 'Chair' }],
  conversations: [
    { id: 'C1', name: 'clg', kind: 'public', appIn: true, members: [] },
    { id: 'C2', name: 'secretariat', kind: 'private', appIn: true, members: [] },
    { id: 'D1', name: 'Conclave', kind: 'direct', appIn: true, members: [] },
  ],
} as const;

describe('what there is to choose from', () => {
  it('is what the app offers, in its groups', () => {
    const options = [{ text: plain('Redesign'), value: 'r1', description: plain('CLG first') }];
    const offered = [{ value: 'r1', text: 'Redesign', about: 'CLG first' }];
    expect(groupsOf({ type: 'static_select', options }, workspace)).toEqual([{ label: null, options: offered }]);
    const grouped = { type: 'multi_static_select', option_groups: [{ label: plain('A to K'), options }] };
    expect(groupsOf(grouped, workspace)).toEqual([{ label: 'A to K', options: offered }]);
  });

  it.each([
    ['users_select', ['Anna']],
    ['multi_users_select', ['Anna']],
    ['channels_select', ['#clg']],
    ['multi_conversations_select', ['#clg', '#secretariat', 'Conclave']],
  ])('is the workspace for a %s', (type, texts) => {
    expect(groupsOf({ type }, workspace)?.flatMap(({ options }) => options.map(({ text }) => text))).toEqual(texts);
  });

  it('is not known for lists that an app fills while one types', () => {
    expect(groupsOf({ type: 'external_select' }, workspace)).toBeNull();
    expect(groupsOf({ type: 'multi_external_select' }, workspace)).toBeNull();
  });
});
