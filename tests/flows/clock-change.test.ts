import { afterEach, expect, test } from 'vitest';
import { london } from '#tests/support/kent.ts';
import { kentFile, startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
afterEach(() => world.stop());

test('across the clock change of 27 March 2011 the digests go out at nine by the clocks on the wall', async () => {
  world = await startTestWorld({ at: london('2011-03-14T09:00') });
  const spring = (await kentFile())
    .replaceAll('2011-11-09', '2011-03-14')
    .replace('2011-11-23T14:00', '2011-03-30T14:00')
    .replace('kent-hwb-2011-11', 'kent-hwb-2011-03');
  await world.govern(spring);
  const chair = world.workspace.as('U0CLGCHAIR');
  const digests = () =>
    chair
      .sees('C0CLG')
      .filter(({ text }) => text.startsWith('Digest '))
      .map(({ text }) => text);

  await world.workspace.as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  const next = (await chair.command('C0CLG', '/board', 'next')).shown?.text;
  expect(next).toContain('Wed 30 Mar 2011, 14:00 (London time)');
  expect(next).toContain('Mon 21 Mar 2011, 09:00, with updates up to Fri 18 Mar 2011, 09:00');
  expect(next).toContain('Tue 29 Mar 2011, 09:00');

  await world.advanceTo(london('2011-03-21T08:59:59'));
  expect(digests()).toEqual([]);
  await world.advanceTo(london('2011-03-21T09:00'));
  expect(world.clock.now().toISO()).toBe('2011-03-21T09:00:00.000Z');
  expect(digests()).toHaveLength(1);
  expect(digests()[0]).toContain('Green: Dementia');

  await world.workspace.as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log amber: Audit slips. Path to green: locum from 1 May');
  await world.advanceTo(london('2011-03-29T08:59:59'));
  expect(world.clock.now().toISO()).toBe('2011-03-29T07:59:59.000Z');
  expect(digests()).toHaveLength(1);
  await world.advanceTo(london('2011-03-29T09:00'));
  expect(world.clock.now().toISO()).toBe('2011-03-29T08:00:00.000Z');
  expect(digests()).toHaveLength(2);
  expect(digests()[1]).toMatch(/Amber: Dementia.*New/is);
  expect(digests()[1]).not.toMatch(/late/i);
});
