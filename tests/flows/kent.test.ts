import { afterEach, beforeEach, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { kentFile, london, startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld();
  await world.govern(await kentFile());
});
afterEach(() => world.stop());

test('the Kent case, from the first log to the second digest', async () => {
  const { workspace } = world;
  const lead = workspace.as('U0DEMENTIA');
  const logged = await lead.command(
    'C0DEMENTIA',
    '/pathway',
    'log amber Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May',
  );
  console.log(logged, world.log);
  await world.settled();
  console.log(
    lead.sees('C0DEMENTIA').map(allText),
    lead.sees('C0DEMENTIA').map((m) => m.text),
  );
  console.log(await lead.command('C0DEMENTIA', '/signoff', 'request'));
  console.log(JSON.stringify(lead.view(), null, 1));
  expect(1).toBe(1);
  await world.advanceTo(london('2011-11-14T09:00'));
  console.log(
    workspace
      .as('U0CLGCHAIR')
      .sees('C0CLG')
      .map((m) => m.text),
  );
});
