import { expect, it } from 'vitest';
import { withSameMessages } from '#src/playground/page/live/same-messages.ts';
import type { Screen } from '#src/playground/web/contract.ts';
import { commands, conversations, message, people } from './samples.ts';

const screen: Screen = {
  world: 'one',
  case: { key: 'kent', title: 'Kent', about: '', hint: '', steps: [] },
  cases: [],
  clock: { now: '2011-11-09T09:00:00.000+00:00', words: '', timezone: 'Europe/London', due: [] },
  people,
  you: 'U0LEAD',
  bot: { id: 'U0APP', name: 'Conclave' },
  conversations,
  channels: [],
  messages: [message('1.1'), message('2.2')],
  modals: [],
  home: null,
  commands,
  shortcuts: [],
};

it('keeps the messages that have not changed as the same objects', () => {
  const next = { ...screen, messages: [message('1.1'), message('2.2', { text: 'Edited', edited: true }), message('3.3')] };
  const { messages } = withSameMessages(screen, next);
  expect(messages).toEqual(next.messages);
  expect(messages[0]).toBe(screen.messages[0]);
  expect(messages[1]).toBe(next.messages[1]);
});

it('takes a message of another channel with the same time stamp for another', () => {
  const next = { ...screen, messages: [message('1.1', { channel: 'C0OTHER' })] };
  expect(withSameMessages(screen, next).messages[0]).toBe(next.messages[0]);
});

it('takes another world, and the first screen, as it comes', () => {
  const next = { ...screen, world: 'two', messages: [message('1.1')] };
  expect(withSameMessages(screen, next)).toBe(next);
  expect(withSameMessages(null, next)).toBe(next);
});
