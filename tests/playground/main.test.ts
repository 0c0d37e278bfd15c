import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { startProgram } from '#tests/support/node-process.ts';

test('the playground plays the Kent case, tells what everybody sees, stays up, and leaves nothing behind', async () => {
  const playground = startProgram('src/playground/main.ts');
  const [, readyz = ''] = await playground.says(/(http:\S+\/readyz)/);
  const [, log = ''] = await playground.says(/log +(\S+conclave\.log)\n/);
  await playground.says(/press Ctrl-C/);

  expectInOrder(playground.output(), [
    'Wednesday 9 November 2011, 09:00\n=====',
    '> Dementia pathway lead types in #dementia-group: /pathway log red Memory clinic closed',
    '#dementia-group, only visible to Dementia pathway lead:\n      Not saved',
    '/pathway log red Memory clinic closed until further notice. Path to green: a second site',
    '> Dementia pathway lead types in #dementia-group: /pathway log amber',
    '  #dementia-group:\n      Dementia: Amber',
    'Path to green: locum from 1 May',
    '> Dementia pathway lead types in #dementia-group: /signoff request',
    '  Modal before Dementia pathway lead:\n      "Request sign-off"\n      Pathway: Dementia\n      Route: Pathway redesign\n',
    '> Dementia pathway lead fills in Title "Dementia pathway, redesigned"',
    '  #clg:\n      SO-1, version 1',
    'Buttons: Approve, Request changes, Reject, Approve with conditions, Abstain, Step aside from this.',
    '> Director of Public Health (Kent) presses "Approve" in #clg',
    "#clg, only visible to Director of Public Health (Kent):\n      You can't decide on SO-1",
    'Thursday 10 November 2011, 11:15\n=====',
    '> Co-Medical Director presses "Approve" in #clg',
    '  #clg, updated in place:',
    'now  - Clinical Leadership Group: approved',
    '  #kent-hwb:\n      SO-1, version 1',
    '  Direct message to Director of Public Health (Medway):\n      SO-1, version 1',
    '/board next',
    'Monday 14 November 2011, 09:00\n=====',
    '  #clg:\n      Digest 1 for Kent shadow Health and Wellbeing Board',
    'Memory clinic referral form agreed',
    'SO-1 Dementia pathway, redesigned',
    'vacant seat (member, Social care professional)',
    '      reply in the thread:\n          Dementia pathway review group',
    'Tuesday 15 November 2011, 10:00\n=====',
    '> Director of Public Health (Medway) presses "Approve" in the direct message',
    '  Direct message to Director of Public Health (Medway), updated in place:',
    '> Cabinet Member for Health Reform presses "Approve" in #kent-hwb',
    '  Direct message to Dementia pathway lead:\n      SO-1, version 1: approved',
    '> Dementia pathway lead types in #dementia-group: /pathway log green',
    '  #dementia-group:\n      Dementia: Green',
    'Monday 21 November 2011, 17:00\n=====',
    '/board digest preview',
    'Tuesday 22 November 2011, 09:00\n=====',
    '  #clg:\n      Digest 2 for Kent shadow Health and Wellbeing Board',
    'Amber to Green · new',
    '      reply in the thread:\n          Dementia pathway review group',
    '  #kent-hwb:\n      Digest 2',
    '      reply in the thread:',
    'The case is played to its end. Everything stays up:',
  ]);
  expect(playground.output()).not.toMatch(/<[@#!]|&[a-z]+;|undefined/);

  const ready = await fetch(readyz);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', checks: { database: true, slack: true, queue: true } }]);
  await access(log);

  playground.signal('SIGTERM');
  expect(await playground.ended).toBe(0);
  expect(playground.output()).toMatch(/The playground has stopped\. Its data is removed\.\n$/);
  expect(playground.errors()).toBe('');
  await expect(access(dirname(log))).rejects.toThrow('ENOENT');
});

test('a playground that is stopped before its case has ended leaves nothing behind either', async () => {
  const playground = startProgram('src/playground/main.ts');
  await playground.says(/only visible to/);
  playground.signal('SIGINT');
  playground.signal('SIGINT');
  expect(await playground.ended).toBe(0);
  expect(playground.output()).not.toContain('Digest 2');
  expect(playground.errors()).toBe('');
});

/** Each of these stands in the text after the one before it. */
function expectInOrder(text: string, words: readonly string[]): void {
  let at = 0;
  for (const one of words) {
    const found = text.indexOf(one, at);
    expect(found, `"${one}" does not follow in: ${text.slice(at)}`).toBeGreaterThanOrEqual(0);
    at = found + one.length;
  }
}
