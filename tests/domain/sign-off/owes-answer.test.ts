import fc from 'fast-check';
import { expect, it } from 'vitest';
import { electorateOf, owesAnswer, unanswered } from '#src/domain/sign-off/electorate.ts';
import { now } from './council.ts';
import { happenings, played, worlds } from './random-cases.ts';

it('who owes an answer, asked of one person, is who is among all who owe one', () => {
  let owed = 0;
  fc.assert(
    fc.property(worlds, happenings, (world, all) => {
      const { signOff, directory, moments } = played(world, all);
      const at = moments.at(-1)?.at ?? now;
      for (const asked of signOff.bodies) {
        const owing = unanswered(signOff, asked, electorateOf(directory, signOff, asked, at)).map(({ personId }) => personId);
        owed += owing.length;
        for (const { id } of directory.people) expect(owesAnswer(directory, signOff, asked, id, at)).toBe(owing.includes(id));
      }
    }),
    { numRuns: 100 },
  );
  expect(owed).toBeGreaterThan(100);
});
