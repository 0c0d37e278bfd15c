import { DateTime } from 'luxon';
import { expect, onTestFinished, test } from 'vitest';
import { knownCases } from '#src/playground/cases/known-cases.ts';
import { followSteps } from '#src/playground/cases/walk-through.ts';
import { only } from '#tests/support/seeing.ts';
import { startTestWorld } from '#tests/support/world.ts';

async function aKentWalk(from: number, to: number) {
  const kent = only((await knownCases())[0], 'no case');
  const world = await startTestWorld({ at: kent.startsAt });
  onTestFinished(() => world.stop());
  await world.govern(kent.file.source);
  const person = world.workspace.as('U0DEMENTIA');
  return { world, person, walk: followSteps(kent.steps.slice(from, to), world) };
}

test('a step is not done by what happened before it was the next', async () => {
  const { person, walk } = await aKentWalk(1, 3);
  await person.command('C0DEMENTIA', '/signoff', 'request');
  expect(walk.states()).toEqual(['next', 'ahead']);
  await person.command('C0DEMENTIA', '/pathway', 'log amber Anything. Path to green: more of it');
  expect(walk.states()).toEqual(['done', 'next']);
  await person.command('C0DEMENTIA', '/signoff', 'request');
  expect(walk.states()).toEqual(['done', 'done']);
});

test('a command counts whatever follows its words, by its own person, with its own words, in its own channel', async () => {
  const { world, person, walk } = await aKentWalk(0, 1);
  await world.workspace.as('U0DOCTOR').command('C0DEMENTIA', '/pathway', 'log red');
  await person.command('C0DEMENTIA', '/pathway', 'log green');
  world.workspace.addChannel({ id: 'C0ELSEWHERE', name: 'elsewhere', members: ['U0DEMENTIA'] });
  await person.command('C0ELSEWHERE', '/pathway', 'log red');
  expect(walk.states()).toEqual(['next']);
  await person.command('C0DEMENTIA', '/pathway', 'LOG   red of our own making');
  expect(walk.states()).toEqual(['done']);
});

test('a form counts with any title once it is taken, not where it is refused', async () => {
  const { person, walk } = await aKentWalk(2, 4);
  await person.command('C0DEMENTIA', '/signoff', 'request');
  const refused = await person.submit({ Title: 'A title', Links: 'https://example.org/ NHS number 943 476 5919' });
  expect([Object.keys(refused.errors).length > 0, walk.states()]).toEqual([true, ['done', 'next']]);
  await person.submit({ Title: 'A title of our own', Links: 'https://example.org/paper.pdf' });
  expect(walk.states()).toEqual(['done', 'done']);
});

test('the next step can be skipped, once, and the one after it is done by what comes then', async () => {
  const { person, walk } = await aKentWalk(0, 2);
  walk.skip(1);
  expect(walk.states()).toEqual(['next', 'ahead']);
  walk.skip(0);
  walk.skip(0);
  expect(walk.states()).toEqual(['skipped', 'next']);
  await person.command('C0DEMENTIA', '/pathway', 'log amber Anything. Path to green: more of it');
  walk.skip(2);
  expect(walk.states()).toEqual(['skipped', 'done']);
});

test('a step of the clock is done once its time has come, however that came', async () => {
  const { world, walk } = await aKentWalk(6, 8);
  await world.advanceTo(DateTime.fromISO('2011-11-15T09:00Z'));
  expect(walk.states()).toEqual(['next', 'ahead']);
  walk.skip(0);
  expect(walk.states()).toEqual(['skipped', 'done']);
});
