import { expect, it } from 'vitest';
import { countUnread, lastIn } from '#src/playground/page/sidebar/unread.ts';
import { message } from './samples.ts';

const you = 'U0LEAD';
const own = { id: you, name: 'Dementia pathway lead', app: false };

it('counts what came after the last message read, by channel', () => {
  const messages = [message('1.1'), message('2.2'), message('3.3'), message('4.4', { channel: 'C0OTHER' })];
  expect(countUnread({ messages, you }, { C0GROUP: '1.1' })).toEqual({ C0GROUP: 2, C0OTHER: 1 });
  expect(countUnread({ messages, you }, { C0GROUP: '3.3', C0OTHER: '4.4' })).toEqual({});
});

it('leaves out what the person wrote, and replies in threads', () => {
  const messages = [
    message('1.1', { author: own }),
    message('2.2', { thread: '1.1' }),
    message('3.3', { thread: '1.1', broadcast: true }),
    message('4.4', { private: true }),
  ];
  expect(countUnread({ messages, you }, {})).toEqual({ C0GROUP: 2 });
});

it('knows the last message of a channel, replies included', () => {
  const messages = [message('1.1'), message('2.2', { thread: '1.1' }), message('3.3', { channel: 'C0OTHER' })];
  expect(lastIn(messages, 'C0GROUP')).toBe('2.2');
  expect(lastIn(messages, 'C0EMPTY')).toBeNull();
});
