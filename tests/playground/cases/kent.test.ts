import { expect, onTestFinished, test } from 'vitest';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { knownCases } from '#src/playground/cases/known-cases.ts';
import { play } from '#src/playground/cases/play.ts';
import { followSteps } from '#src/playground/cases/walk-through.ts';
import { labels, lastSeen, only, theMessage } from '#tests/support/seeing.ts';
import { startTestWorld } from '#tests/support/world.ts';

async function aKentWorld() {
  const kent = only((await knownCases())[0], 'no case');
  const world = await startTestWorld({ at: kent.startsAt });
  onTestFinished(() => world.stop());
  await world.govern(kent.file.source);
  return { world, steps: kent.steps };
}

test('the steps lead from a refused report to the second digest, and each is done once it has been played, not before', async () => {
  const { world, steps } = await aKentWorld();
  const { workspace, clock } = world;
  const { states } = followSteps(steps, world);
  expect(steps.length).toBeGreaterThan(10);
  for (const [index, step] of steps.entries()) {
    const expected = steps.map((_, other) => (other < index ? 'done' : other === index ? 'next' : 'ahead'));
    expect(states(), step.what).toEqual(expected);
    await play(world, [step]);
  }
  expect(new Set(states())).toEqual(new Set(['done']));

  const lead = workspace.as('U0DEMENTIA');
  expect(lead.sees('C0DEMENTIA')[0]?.text).toMatch(/^Not saved yet: .*needs an ask/);
  expect(theMessage(workspace.as('U0DPHKENT').sees('C0CLG'), /can't decide on SO-1/).ephemeral).toBe('U0DPHKENT');
  expect(theMessage(lead.directMessages(), /^SO-1/).text).toMatch(/approved/);
  expect(labels(theMessage(workspace.as('U0CABINET').sees('C0KENTHWB'), /^SO-1/))).toEqual([]);
  const chair = workspace.as('U0CLGCHAIR');
  theMessage(chair.sees('C0CLG'), /^Digest 1 for Kent shadow Health and Wellbeing Board/);
  const second = theMessage(chair.sees('C0CLG'), /^Digest 2 for Kent shadow Health and Wellbeing Board/);
  expect(second.text).toMatch(/Amber to Green/);
  expect(chair.thread(second).length).toBeGreaterThan(1);
  expect(lastSeen(workspace.as('U0CABINET'), 'C0KENTHWB').text).toMatch(/^Digest 2/);
  expect(isoInstant(clock.now())).toBe('2011-11-22T09:00:00.000Z');
});

test('a step that cannot be played says which and why', async () => {
  const { world, steps } = await aKentWorld();
  const approve = steps.filter(({ does }) => does.kind === 'press');
  await expect(play(world, approve)).rejects.toThrow(/^The step .*Approve.* can't be played: no message has that button/);
});
