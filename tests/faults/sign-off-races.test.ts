import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import type { SignOff, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { cardOfSignOff } from '#src/use-cases/sign-off/read/sign-off-copies.ts';
import { type Chance, chanceOf } from '#tests/support/faults/chance.ts';
import { approvers, type Council, councilChannel, manyApprovers } from '#tests/support/faults/many-approvers.ts';
import { times } from '#tests/support/faults/scale.ts';
import {
  amend,
  ask,
  type Click,
  click,
  expectApprovalsOfWhatStands,
  expectLastState,
  expectNoneLost,
  expectOneOutcome,
  type Field,
  now,
  signOffIn,
} from '#tests/support/faults/sign-off-rounds.ts';
import { cardIn, ready, readyAmendment, sent } from '#tests/support/faults/signed-clicks.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';
import { startTestWorld, type TestWorld } from '#tests/support/world.ts';

const patience = 1_800_000;
const councils: readonly [Council, ...Council[]] = ['any', 'all', 'majority', 'five'];
const verdicts: readonly [VerdictKind, ...VerdictKind[]] = [
  'approve',
  'approve',
  'approve',
  'approve',
  'request_changes',
  'reject',
  'abstain',
  'recuse',
];

/** From 2 to 20 of those who may decide, in any order; now and then one of them clicks twice. */
function crowd(chance: Chance): string[] {
  const people = chance.shuffled(approvers).slice(0, chance.between(2, approvers.length));
  return chance.between(1, 3) === 1 ? [...people.slice(1), ...people.slice(-1)] : people;
}

/** How a round went: what it ends in, and whether another version came. */
type Tally = Record<string, number>;

function count(tally: Tally, what: string): void {
  tally[what] = (tally[what] ?? 0) + 1;
}

async function expectWhole(field: Field, asked: SignOff, clicks: readonly Click[]): Promise<void> {
  await expectNoneLost(field, asked.id, clicks);
  await expectApprovalsOfWhatStands(field, asked.id);
  await expectLastState(field, asked.id);
}

/** Whoever has approved before another version came is not counted for it; whoever comes too late is refused; then they approve what is current. */
async function raceAmendment(field: Field, chance: Chance, tally: Tally): Promise<void> {
  const asked = await ask(field, chance.oneOf(councils));
  const change = chance.oneOf<'major' | 'minor'>(['major', 'minor']);
  const people = crowd(chance);
  const before = people.slice(0, chance.between(0, people.length));
  const approve = (user: string, version: number) => click(field, asked, user, 'approve', version);
  const [first, amended, last] = await Promise.all([
    Promise.all(before.map((user) => approve(user, 1))),
    amend(field, asked, change),
    Promise.all(people.slice(before.length).map((user) => approve(user, 1))),
  ]);
  const clicks = [...first, ...last];
  await expectWhole(field, asked, clicks);
  if (amended && change === 'major') expect((await signOffIn(field, asked.id)).outcome).toBeNull();
  const again = amended ? await Promise.all(people.map((user) => approve(user, 2))) : [];
  await expectWhole(field, asked, [...clicks, ...again]);
  count(tally, amended ? `${change}, ${clicks.some(({ told }) => told === 'refused') ? 'some' : 'none'} too late` : 'approved before');
}

describe('at the same instant, each in a transaction of its own', () => {
  let field: GovernedDatabase;
  beforeAll(async () => {
    field = await createGovernedDatabase();
    const source = await manyApprovers();
    await field.apply(() => source, now.minus({ hours: 1 }));
  });
  afterAll(() => field.close());

  const rounds = times(8, 900);

  test(`2 to 20 approvers click on one request, ${rounds} times: no verdict is lost, there is one outcome`, {
    timeout: patience,
  }, async () => {
    const tally: Tally = {};
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(round);
      const asked = await ask(field, chance.oneOf(councils));
      const clicks = await Promise.all(crowd(chance).map((user) => click(field, asked, user, chance.oneOf(verdicts))));
      await expectWhole(field, asked, clicks);
      await expectOneOutcome(field, asked);
      count(tally, (await signOffIn(field, asked.id)).outcome ?? 'open');
    }
    expect(Object.keys(tally)).toContain('approved');
  });

  test(`they approve while another version comes, ${rounds} times: nobody approves what they were not shown`, {
    timeout: patience,
  }, async () => {
    const tally: Tally = {};
    for (let round = 1; round <= rounds; round += 1) await raceAmendment(field, chanceOf(-round), tally);
    // Who comes first differs from run to run: of many rounds some end in each way.
    if (inject('full')) expect(Object.keys(tally)).toEqual(expect.arrayContaining(['approved before', 'major, some too late']));
    expect(Object.values(tally).reduce((sum, ended) => sum + ended, 0)).toBe(rounds);
  });
});

describe('at the same instant, each as a signed request to a running app', () => {
  let world: TestWorld;
  let field: Field;
  beforeAll(async () => {
    world = await startTestWorld({ at: now, pace: 0 });
    await world.govern(await manyApprovers());
    field = { prisma: world.conclave.foundation.database.prisma, transact: world.conclave.foundation.transact };
  });
  afterAll(() => world.stop());

  const rounds = times(2, 100);
  const as = (user: string) => world.workspace.as(user);

  /** Slack shows what the card's row says. */
  async function expectShown({ id, number }: SignOff, channel: string): Promise<void> {
    await world.settled();
    const row = await field.prisma.outgoingMessage.findFirstOrThrow({ where: { card: cardOfSignOff(id) } });
    expect(
      as('U0APPROVER1')
        .sees(channel)
        .filter(({ text }) => text.startsWith(`SO-${number}, version`))
        .map(({ text }) => text),
    ).toEqual([drawMessage(contentOf(row)).text]);
  }

  async function asked(council: Council): Promise<SignOff> {
    const signOff = await ask(field, council);
    await world.settled();
    return signOff;
  }

  test(`2 to 20 approvers click on one card, ${rounds} times: no verdict is lost, there is one outcome`, {
    timeout: patience,
  }, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(round);
      const council = chance.oneOf(councils);
      const signOff = await asked(council);
      const people = chance.shuffled(approvers).slice(0, chance.between(2, approvers.length));
      const waiting = [];
      for (const user of people) {
        const verdict = chance.oneOf<'approve' | 'reject'>(['approve', 'approve', 'approve', 'reject']);
        waiting.push(await ready(world, user, cardIn(as(user), councilChannel(council), signOff), verdict, 1));
      }
      const clicks = await Promise.all(waiting.map((one) => sent(world, one)));
      await expectWhole(field, signOff, clicks);
      await expectOneOutcome(field, signOff);
      await expectShown(signOff, councilChannel(council));
    }
  });

  test(`they approve while another version comes, ${rounds} times: nobody approves what they were not shown`, {
    timeout: patience,
  }, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(-round);
      const council = chance.oneOf(councils);
      const signOff = await asked(council);
      const people = chance.shuffled(approvers).slice(0, chance.between(2, approvers.length));
      const readyOn = (version: number) =>
        Promise.all(people.map((user) => ready(world, user, cardIn(as(user), councilChannel(council), signOff), 'approve', version)));
      // Sent first every other time: a form takes longer than a button.
      const before = round % 2 === 0 ? chance.between(0, people.length) : 0;
      const waiting = await readyOn(1);
      const amendIt = await readyAmendment(world, signOff, chance.oneOf<'Major' | 'Minor'>(['Major', 'Minor']));
      const first = waiting.slice(0, before).map((one) => sent(world, one));
      const amended = amendIt();
      const clicks = await Promise.all([...first, ...waiting.slice(before).map((one) => sent(world, one))]);
      await expectWhole(field, signOff, clicks);
      await expectShown(signOff, councilChannel(council));
      const open = (await amended) && (await signOffIn(field, signOff.id)).outcome === null;
      const again = open ? await Promise.all((await readyOn(2)).map((one) => sent(world, one))) : [];
      await expectWhole(field, signOff, [...clicks, ...again]);
      await expectShown(signOff, councilChannel(council));
    }
  });
});
