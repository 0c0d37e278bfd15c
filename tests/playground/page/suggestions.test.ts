import { describe, expect, it } from 'vitest';
import { commandIn, suggest, take } from '#src/playground/page/composer/suggestions.ts';
import { commands, conversations, people } from './samples.ts';

/** What is offered where "|" stands */
function offered(typed: string) {
  const caret = typed.indexOf('|');
  const found = suggest(typed.replace('|', ''), caret, { commands, people, conversations });
  return found && { about: found.about, from: found.from, labels: found.list.map(({ label }) => label) };
}
const labels = (typed: string) => offered(typed)?.labels ?? null;

describe('commands', () => {
  it('are offered from the slash on, with their hints', () => {
    expect(offered('/|')).toEqual({ about: 'Commands', from: 0, labels: ['/pathway', '/board'] });
    expect(suggest('/P', 2, { commands, people, conversations })?.list).toEqual([
      { key: '/pathway', label: '/pathway', hint: 'log [pathway] text', detail: 'Log the progress of a pathway', insert: '/pathway' },
    ]);
  });

  it('are not offered once one stands there, within a text, or where there are none like it', () => {
    expect([labels('/board|'), labels('/board next|'), labels('see /b|'), labels('/x|')]).toEqual([null, null, null, null]);
  });

  it('are found at the beginning of a text', () => {
    expect(commandIn('/board next', commands)?.hint).toBe('next');
    expect([commandIn('/boards', commands), commandIn(' /board', commands), commandIn('', commands)]).toEqual([null, null, null]);
  });
});

describe('people', () => {
  it('are offered by any word of their name, and by several', () => {
    expect(labels('Ask @|')).toEqual(people.map(({ name }) => name));
    expect(offered('Ask @path|')).toEqual({ about: 'People', from: 4, labels: ['Dementia pathway lead'] });
    expect(labels('(@director of p|')).toEqual(['Director of Public Health (Kent)', 'Director of Public Health']);
    expect(labels('@kent|')).toEqual(['Director of Public Health (Kent)']);
  });

  it('are not offered within an address, on another line, or once one was taken', () => {
    expect([labels('me@dem|'), labels('@\ndem|'), labels('@Dementia pathway lead |')]).toEqual([null, null, null]);
  });
});

describe('channels', () => {
  it('are offered without the direct messages', () => {
    expect(offered('in #|')).toEqual({ about: 'Channels', from: 3, labels: ['#dementia-group', '#dementia-group-leads'] });
    expect(labels('#leads|')).toEqual(['#dementia-group-leads']);
    expect(labels('#conc|')).toBeNull();
  });
});

describe('taking a suggestion', () => {
  const suggestion = { key: 'U0LEAD', label: 'Dementia pathway lead', hint: '', detail: '', insert: '@Dementia pathway lead' };

  it('puts it in the place of what was typed, and a space after it', () => {
    expect(take('Ask @dem', 8, 4, suggestion)).toEqual({ text: 'Ask @Dementia pathway lead ', caret: 27 });
  });

  it('keeps what follows, and its space', () => {
    expect(take('Ask @dem today', 8, 4, suggestion)).toEqual({ text: 'Ask @Dementia pathway lead today', caret: 27 });
    expect(take('Ask @dem, today', 8, 4, suggestion)).toEqual({ text: 'Ask @Dementia pathway lead , today', caret: 27 });
  });
});
