import { describe, expect, it } from 'vitest';
import { firstUnseen, inChannel, type Row, repliesInWords, rows, threadOf, threadRows } from '#src/playground/page/channel/rows.ts';
import type { MessageOnScreen } from '#src/playground/web/contract.ts';
import { message, written } from './samples.ts';

const person = { id: 'U0LEAD', name: 'Dementia pathway lead', app: false };
/** Each row in a word: "day 2011-11-09", "new", "1.1", "1.1 follows" */
const told = (all: readonly Row[]) =>
  all.map((row) => {
    if (row.kind === 'day') return `day ${row.day}`;
    if (row.kind === 'message') return row.follows ? `${row.key} follows` : row.key;
    return row.kind;
  });
const toldOf = (messages: readonly MessageOnScreen[], seen: string | null = null) =>
  told(rows(messages, messages, firstUnseen(messages, seen, person.id)));

describe('the messages of a channel', () => {
  it('leave out replies, except those that stand in the channel too', () => {
    const messages = [
      message('1.1'),
      message('2.2', { thread: '1.1' }),
      message('3.3', { thread: '1.1', broadcast: true }),
      message('4.4', { channel: 'C0OTHER' }),
    ];
    expect(inChannel(messages, 'C0GROUP').map(({ ts }) => ts)).toEqual(['1.1', '3.3']);
  });

  it('stand under their day', () => {
    const later = message('2.2', { at: written('2011-11-10T08:59') });
    expect(toldOf([message('1.1'), later])).toEqual(['day 2011-11-09', '1.1', 'day 2011-11-10', '2.2']);
  });

  it('stand under one name while one person writes on', () => {
    const soon = message('2.2', { at: written('2011-11-09T09:04') });
    const other = message('3.3', { author: person, at: written('2011-11-09T09:04') });
    expect(toldOf([message('1.1'), soon, other])).toEqual(['day 2011-11-09', '1.1', '2.2 follows', '3.3']);
  });

  it('have a name of their own after five minutes, where only one person sees them, and where they come from a thread', () => {
    const late = message('2.2', { at: written('2011-11-09T09:05') });
    const secret = message('3.3', { private: true, at: written('2011-11-09T09:05') });
    const secretToo = message('4.4', { private: true, at: written('2011-11-09T09:05') });
    const fromThread = message('5.5', { thread: '1.1', broadcast: true, at: written('2011-11-09T09:05') });
    expect(toldOf([message('1.1'), late, secret, secretToo, fromThread])).toEqual(['day 2011-11-09', '1.1', '2.2', '3.3', '4.4', '5.5']);
  });

  it('have a divider where what has not been seen begins', () => {
    expect(toldOf([message('1.1'), message('2.2'), message('3.3')], '1.1')).toEqual(['day 2011-11-09', '1.1', 'new', '2.2', '3.3 follows']);
  });

  it('have none where all has been seen, where all is new, and where nobody knows', () => {
    const messages = [message('1.1'), message('2.2')];
    const plain = ['day 2011-11-09', '1.1', '2.2 follows'];
    expect([toldOf(messages, '2.2'), toldOf(messages, '0.0'), toldOf(messages)]).toEqual([plain, plain, plain]);
  });

  it('have none above what one wrote oneself and is answered in private', () => {
    const own = message('2.2', { author: person });
    const answer = message('3.3', { private: true });
    expect(toldOf([message('1.1'), own, answer], '1.1')).not.toContain('new');
    expect(toldOf([message('1.1'), own, answer, message('4.4')], '1.1')).toEqual(['day 2011-11-09', '1.1', '2.2', '3.3', 'new', '4.4']);
  });

  it('count the replies in their channel only', () => {
    const all = [message('1.1'), message('2.2', { thread: '1.1' }), message('3.3', { channel: 'C0OTHER', thread: '1.1' })];
    expect(rows([message('1.1')], all, null).at(-1)).toMatchObject({ key: '1.1', replies: 1 });
  });
});

describe('a thread', () => {
  const messages = [
    message('1.1'),
    message('1.1', { channel: 'C0OTHER' }),
    message('2.2', { thread: '1.1' }),
    message('3.3', { thread: '1.1', at: written('2011-11-10T09:00') }),
    message('4.4'),
  ];

  it('is its first message and the replies', () => {
    const { root, replies } = threadOf(messages, 'C0GROUP', '1.1');
    expect(root).toBe(messages[0]);
    expect(replies.map(({ ts }) => ts)).toEqual(['2.2', '3.3']);
  });

  it('has its first message above a divider', () => {
    const { root, replies } = threadOf(messages, 'C0GROUP', '1.1');
    expect(told(threadRows(root, replies))).toEqual(['day 2011-11-09', '1.1', 'replies', '2.2', 'day 2011-11-10', '3.3']);
  });

  it('begins with the replies where its first message has been deleted', () => {
    const { root, replies } = threadOf(messages.slice(1), 'C0GROUP', '1.1');
    expect(told(threadRows(root, replies))).toEqual(['day 2011-11-09', '2.2', 'day 2011-11-10', '3.3']);
  });

  it('counts replies in words', () => {
    expect([0, 1, 2].map(repliesInWords)).toEqual(['No replies yet', '1 reply', '2 replies']);
  });
});
