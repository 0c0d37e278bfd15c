import { expect, test } from 'vitest';
import { hintFor } from '#src/playground/cases/hint-for.ts';
import { knownCases } from '#src/playground/cases/known-cases.ts';

test('names the lead and the channel of the first review group that has both', async () => {
  const cases = await knownCases();
  expect(cases.find(({ key }) => key === 'west-herts')?.hint).toBe(
    'Be Heart failure redesign lead and type "/pathway log" in #heart-failure-group to report, then "/signoff request" to ask for sign-off.',
  );
});

test('names nobody where no review group has both', async () => {
  const records = (await knownCases()).flatMap(({ file }) => file.records).filter(({ kind }) => kind !== 'seat');
  expect(hintFor(records)).toBe('Choose who you are, and type "/" in a channel for what Conclave can do.');
});
