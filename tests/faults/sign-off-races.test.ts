import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { amendSignOff } from '#src/use-cases/amend-sign-off.ts';
import { type Chance, chanceOf } from '#tests/support/faults/chance.ts';
import { approvers, type Council, manyApprovers } from '#tests/support/faults/many-approvers.ts';
import { times } from '#tests/support/faults/scale.ts';
import {
  as,
  ask,
  bodyOf,
  click,
  expectApprovalsOfWhatWasSeen,
  expectLastState,
  expectNoneLost,
  expectOneOutcome,
  requester,
  signOffIn,
} from '#tests/support/faults/sign-off-rounds.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';

const patience = 3_600_000;
const allCouncils: readonly [Council, ...Council[]] = ['any', 'all', 'majority', 'five'];
const answers: readonly [VerdictKind, ...VerdictKind[]] = ['approve', 'approve', 'approve', 'request_changes', 'reject', 'abstain', 'recuse'];

/** From 2 to 20 of those who may decide, some of them twice. */
function crowd(chance: Chance): string[] {
  const clicks = chance.between(2, approvers.length);
  const people = chance.shuffled(approvers).slice(0, clicks);
  return chance.between(1, 3) === 1 ? [...people.slice(1), ...people.slice(0, 1), ...people.slice(-1)].slice(0, clicks) : people;
}

describe('clicks at the same instant, each in a transaction of its own', () => {
  let field: GovernedDatabase;
  beforeAll(async () => {
    field = await createGovernedDatabase(await manyApprovers());
  });
  afterAll(() => field.close());

  const rounds = times(8, 900);

  test(`by 2 to 20 approvers on one request, ${rounds} times: none is lost, and there is one outcome`, { timeout: patience }, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(round);
      const asked = await ask(field, chance.oneOf(allCouncils));
      const clicks = await Promise.all(crowd(chance).map((user) => click(field, asked, user, { version: 1, verdict: chance.oneOf(answers) })));
      await expectNoneLost(field, asked.id, clicks);
      await expectOneOutcome(field, asked);
      await expectLastState(field, asked.id);
    }
  });

  test(`against another version, ${rounds} times: no approval of what was not seen`, { timeout: patience }, async () => {
    const seen = { amendedFirst: 0, approvedFirst: 0 };
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(-round);
      const asked = await ask(field, chance.oneOf(allCouncils));
      const people = crowd(chance);
      const before = people.slice(0, chance.between(0, people.length));
      const minor = chance.between(0, 1) === 1;
      const content = { title: `For council, ${minor ? 'reworded' : 'rewritten'}`, ask: null, links: '', files: [], sections: [], note: null };
      const amendment = { signOffId: asked.id, version: 1, content, keptFiles: [], minor, reason: minor ? 'wording' : null };
      const approve = (user: string) => click(field, asked, user, { version: 1, verdict: 'approve' });
      const [first, amended, last] = await Promise.all([
        Promise.all(before.map(approve)),
        as(field, requester, (stores, actor) => amendSignOff(stores, actor, amendment, now)),
        Promise.all(people.slice(before.length).map(approve)),
      ]);
    }
  });
});
