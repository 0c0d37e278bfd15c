import { expect, test } from 'vitest';
import { problemsInView } from '#src/slack/check-blocks.ts';
import { drawHome } from '#src/slack/views/home.ts';
import type { HomeView } from '#src/use-cases/show-home.ts';

const line = (number: number) => ({
  messageId: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  what: `${'<!channel> & a very long title '.repeat(40)}${number}`,
  channelId: number % 2 === 0 ? 'C0DEMENTIA' : null,
  slackUserId: number % 2 === 0 ? null : 'U0DEMENTIA',
  since: '2011-11-09T09:00:00.000Z',
  timezone: 'Europe/London',
});
const home = (parked: number, viewer: HomeView['viewer'] = 'known'): HomeView => ({
  viewer,
  clock: { body: null, meetings: [] },
  parked: Array.from({ length: parked }, (_, index) => line(index)),
});

test.each([0, 1, 30, 31, 500])('with %i parked messages it keeps to Slack’s limits and counts what it has no room for', (parked) => {
  const drawn = drawHome(home(parked));
  expect(problemsInView(drawn)).toEqual([]);
  const shown = JSON.stringify(drawn);
  expect(shown.includes('will be shown as these are answered')).toBe(parked > 30);
  expect(shown).not.toContain('<!channel>');
});

test.each(['unknown_person', 'no_governance'] as const)('is useful to a viewer who is %s', (viewer) => {
  const drawn = drawHome({ ...home(0, viewer), parked: null });
  expect(problemsInView(drawn)).toEqual([]);
  expect(drawn.blocks.length).toBeGreaterThan(0);
});
