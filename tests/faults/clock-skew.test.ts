import { afterEach, describe, expect, test } from 'vitest';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
afterEach(() => world.stop());

const minute = 60_000;

async function withClocksApart(milliseconds: number) {
  world = await startKentWorld({ slackNow: () => Date.now() + milliseconds });
  const { error } = await world.workspace.as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  return { error, entries: await world.conclave.foundation.database.prisma.entry.count() };
}

describe('a machine’s clock that differs from Slack’s', () => {
  test.each([
    ['half a minute ahead', -minute / 2],
    ['half a minute behind', minute / 2],
    ['four minutes ahead', -4 * minute],
  ])('by %s takes requests', async (_how, milliseconds) => {
    expect(await withClocksApart(milliseconds)).toEqual({ error: null, entries: 1 });
  });

  test.each([
    ['six minutes ahead', -6 * minute],
    ['two minutes behind', 2 * minute],
    ['ten years behind', 10 * 365 * 24 * 60 * minute],
  ])('by %s turns them away, and nothing is stored', async (_how, milliseconds) => {
    expect(await withClocksApart(milliseconds)).toEqual({ error: 'dispatch_failed', entries: 0 });
  });
});
