import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { describeApplied } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { delegateDecisions } from '#src/use-cases/membership/delegate-decisions.ts';
import type { Stores, Transact } from '#src/use-cases/ports/stores.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { carryOut } from '#src/use-cases/sign-off/decide/own/carry-out-sign-off-event.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { chanceOf } from '#tests/support/faults/chance.ts';
import { approvers, manyApprovers } from '#tests/support/faults/many-approvers.ts';
import { times } from '#tests/support/faults/scale.ts';
import { ask, now, signOffIn } from '#tests/support/faults/sign-off-rounds.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';
import { only } from '#tests/support/seeing.ts';

const patience = 1_800_000;
const rounds = times(6, 300);
const today = '2011-11-10';

let field: GovernedDatabase;
let source: string;
beforeAll(async () => {
  field = await createGovernedDatabase();
  source = await manyApprovers();
  await field.apply(() => source, now.minus({ hours: 1 }));
});
afterAll(() => field.close());

type Act = (stores: Stores, actor: Actor) => Promise<Outcome<unknown>>;

/** Who acts, by the directory as it is now: what they do with it later may find another. */
async function actorOf(user: string): Promise<Actor> {
  return only(findActor(await field.directory(), user, now), user);
}

/** Does it in a transaction of its own, by the directory that was read before. */
function doing(actor: Actor, act: Act): Promise<Outcome<unknown>> {
  return field.transact((stores) => act(stores, actor));
}

function approve({ bodies }: SignOff): Act {
  const input = { signOffBodyId: only(bodies[0], 'no body').id, version: 1, verdict: 'approve', reason: null } as const;
  return (stores, actor) => giveVerdict(stores, actor, input, now);
}

function declareIn({ id: signOffId }: SignOff): Act {
  const touches = { touchesRequest: true, touchesPathway: false, organisationIds: [] };
  const input = { signOffId, category: 'financial', text: 'Shares.', ...touches, from: null, until: null } as const;
  return (stores, actor) => declareInterest(stores, actor, input, now);
}

function delegateTo(deputy: string, { bodies }: SignOff): Act {
  const bodyId = only(bodies[0], 'no body').bodyId;
  return async (stores, actor) => {
    const { person } = await actorOf(deputy);
    return delegateDecisions(stores, actor, { bodyId, toId: person.id, from: today, until: today }, now);
  };
}

const acts: readonly string[] = ['interest declared', 'decisions delegated', 'governance file applied', 'verdict given'];

/** In which order the chronicle has these acts of somebody since a link. */
async function recorded(name: string, after: number): Promise<string[]> {
  const links = await field.prisma.chronicleEntry.findMany({ where: { position: { gt: after } }, orderBy: { position: 'asc' } });
  return links
    .filter(({ actor, action }) => acts.includes(action) && (actor === name || action === 'governance file applied'))
    .map(({ action }) => action);
}

async function lastLink(): Promise<number> {
  return (await field.prisma.chronicleHead.findFirstOrThrow()).position;
}

describe('a click by a directory that was read before', () => {
  test('is refused to who has declared an interest meanwhile', async () => {
    const asked = await ask(field, 'any');
    const person = await actorOf('U0APPROVER1');
    expect(await doing(person, declareIn(asked))).toMatchObject({ refused: false });
    expect(await doing(person, approve(asked))).toMatchObject({ refused: true, refusal: { code: 'conflicted' } });
    expect((await signOffIn(field, asked.id)).outcome).toBeNull();
  });

  test('is counted as their own answer where somebody has handed their decisions on meanwhile', async () => {
    const asked = await ask(field, 'majority');
    const person = await actorOf('U0APPROVER1');
    expect(await doing(person, delegateTo('U0APPROVER2', asked))).toMatchObject({ refused: false });
    expect(await doing(person, approve(asked))).toMatchObject({ refused: false, value: { standsFor: [] } });
    await field.prisma.delegation.updateMany({ data: { until: now.toJSDate() } });
  });

  test('is refused to whom the governance file names no longer', async () => {
    const asked = await ask(field, 'any');
    const person = await actorOf('U0APPROVER1');
    await field.prisma.person.update({ where: { id: person.person.id }, data: { until: now.toJSDate() } });
    expect(await doing(person, approve(asked))).toMatchObject({ refused: true, refusal: { code: 'unknown_person' } });
    await field.prisma.person.update({ where: { id: person.person.id }, data: { until: null } });
  });

  test('does not take from the card what was declared meanwhile, where the clock judges again', async () => {
    const asked = await ask(field, 'all');
    const { directory } = await actorOf('U0APPROVER1');
    const person = await actorOf('U0APPROVER2');
    expect(await doing(person, declareIn(asked))).toMatchObject({ refused: false });
    await field.transact(async (stores) => {
      const held = only(await stores.signOffs.lock(directory.workspace.id, asked.id), 'no sign-off');
      await carryOut(stores, { directory, person: null }, held, { kind: 'reconsider' }, now);
    });
    const [card] = await field.transact((stores) => stores.outbox.copiesOf(directory.workspace.id, `sign-off:${asked.id}`));
    expect(JSON.stringify(card?.content)).toContain('"conflicted"');
  });
});

describe('at the same instant', () => {
  test(`they declare an interest and approve, ${rounds} times: no approval follows a declaration`, { timeout: patience }, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(round);
      const asked = await ask(field, chance.oneOf(['any', 'all', 'majority', 'five']));
      const before = await lastLink();
      const people = await Promise.all(chance.shuffled(approvers).slice(0, 4).map(actorOf));
      const doings = people.flatMap((person) => [() => doing(person, declareIn(asked)), () => doing(person, approve(asked))]);
      await Promise.all(chance.shuffled(doings).map((act) => act()));
      for (const { person } of people) {
        const done = await recorded(person.name, before);
        expect([['interest declared'], ['verdict given', 'interest declared']]).toContainEqual(done);
      }
    }
  });

  test(`they hand their decisions on and approve, ${rounds} times: each approval counts for its giver alone`, {
    timeout: patience,
  }, async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const chance = chanceOf(round);
      const asked = await ask(field, chance.oneOf(['all', 'majority']));
      const before = await lastLink();
      const [deputy = '', ...others] = chance.shuffled(approvers).slice(0, 5);
      const people = await Promise.all(others.map(actorOf));
      const doings = people.flatMap((person) => [() => doing(person, delegateTo(deputy, asked)), () => doing(person, approve(asked))]);
      await Promise.all(chance.shuffled(doings).map((act) => act()));
      for (const { person } of people) {
        expect((await recorded(person.name, before)).toSorted()).toEqual(['decisions delegated', 'verdict given']);
        const given = await field.prisma.verdict.findMany({ where: { personId: person.id, signOffBody: { signOffId: asked.id } } });
        expect(given.map(({ forIds }) => forIds)).toEqual([[person.id]]);
      }
      await field.prisma.delegation.updateMany({ data: { until: now.toJSDate() } });
    }
  });

  test(`a seat ends and who holds it approves, ${rounds} times: no approval follows`, { timeout: patience }, async () => {
    const without = source.replaceAll(/^ {6}- person: approver-1\n {8}role: approver\n(?: {8}tag: lay\n)?/gmu, '');
    expect(without).not.toBe(source);
    for (let round = 1; round <= rounds; round += 1) {
      const asked = await ask(field, 'majority');
      const before = await lastLink();
      const person = await actorOf('U0APPROVER1');
      await Promise.all([field.apply(() => without, now), doing(person, approve(asked))]);
      expect(await recorded(person.person.name, before)).not.toEqual(['governance file applied', 'verdict given']);
      await field.apply(() => source, now);
    }
  });

  test('declarations and delegations of many on one request are all kept, and none waits for another in a circle', async () => {
    const asked = await ask(field, 'majority');
    const people = await Promise.all(approvers.map(actorOf));
    const done = await Promise.all(
      people.map((person, index) =>
        doing(person, index % 2 === 0 ? declareIn(asked) : delegateTo(only(approvers[index - 1], 'nobody'), asked)),
      ),
    );
    expect(done.filter(({ refused }) => refused)).toEqual([]);
    await reconsiderSignOffs(field.transact, now);
    await field.prisma.delegation.updateMany({ data: { until: now.toJSDate() } });
  });

  test('of two delegations for the same days one is refused', async () => {
    const asked = await ask(field, 'all');
    const person = await actorOf('U0APPROVER1');
    const both = await Promise.all(['U0APPROVER2', 'U0APPROVER3'].map((deputy) => doing(person, delegateTo(deputy, asked))));
    expect(both.filter(({ refused }) => refused)).toHaveLength(1);
  });
});

describe('while a governance file is compared', () => {
  const changed = () => source.replace('name: Approver 20', 'name: Approver, the twentieth');

  /** Applies a file, and does one of these things between each comparison and the writing of it. */
  async function applying(text: string, meanwhile: readonly (() => Promise<unknown>)[]) {
    const reading = readGovernanceFile(text);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const clock = { seconds: -60, compared: 0 };
    const transact: Transact = async (work, options) => {
      if (options?.atOneInstant) clock.compared += 1;
      else await meanwhile[clock.compared - 1]?.();
      clock.seconds += 60;
      return field.transact(work, options);
    };
    const at = () => now.plus({ seconds: clock.seconds });
    const applied = await applyGovernance(transact, { ...reading.file, appliedBy: 'the test', now: at, takeFile: false });
    return { ...applied, compared: clock.compared };
  }

  const nameOf = async () => (await field.prisma.person.findFirstOrThrow({ where: { key: 'approver-20' } })).name;

  afterEach(() => field.apply(() => source, now.plus({ hours: 1 })));

  test('an answer that somebody gives is kept, and stands before the file that ends their seat, by link and by time', async () => {
    const asked = await ask(field, 'majority');
    const before = await lastLink();
    const person = await actorOf('U0APPROVER1');
    const without = source.replaceAll(/^ {6}- person: approver-1\n {8}role: approver\n(?: {8}tag: lay\n)?/gmu, '');
    const { result, compared } = await applying(without, [() => doing(person, approve(asked))]);
    expect([result, compared]).toEqual(['applied', 1]);
    expect(await recorded(person.person.name, before)).toEqual(['verdict given', 'governance file applied']);
    const [verdict, file] = await field.prisma.chronicleEntry.findMany({
      where: { position: { gt: before }, action: { in: ['verdict given', 'governance file applied'] } },
      orderBy: { position: 'asc' },
    });
    expect(verdict?.at.getTime()).toBeLessThanOrEqual(file?.at.getTime() ?? 0);
    expect((await signOffIn(field, asked.id)).bodies.flatMap(({ verdicts }) => verdicts)).toHaveLength(1);
  });

  test('an interest that is declared is kept, and the file compared again', async () => {
    const asked = await ask(field, 'any');
    const person = await actorOf('U0APPROVER2');
    const { result, compared } = await applying(changed(), [() => doing(person, declareIn(asked))]);
    expect([result, compared, await nameOf()]).toEqual(['applied', 2, 'Approver, the twentieth']);
    expect(await doing(person, approve(asked))).toMatchObject({ refused: true, refusal: { code: 'conflicted' } });
  });

  test('what somebody hands on ends with who leaves, and who stands in is told', async () => {
    const asked = await ask(field, 'all');
    const person = await actorOf('U0APPROVER3');
    const follows = source.replace('slack: U0APPROVER3', 'slack: U0FOLLOWS\n    was: { until: 2011-11-09, slack: U0APPROVER3 }');
    const { result, compared } = await applying(follows, [() => doing(person, delegateTo('U0APPROVER4', asked))]);
    expect([result, compared]).toEqual(['applied', 2]);
    const handedOn = await field.prisma.delegation.findFirstOrThrow({ where: { fromId: person.person.id }, orderBy: { since: 'desc' } });
    expect(handedOn.until?.getTime()).toBeLessThanOrEqual(now.toMillis());
    const told = await field.prisma.outgoingMessage.findMany({ where: { slackUserId: 'U0APPROVER4' } });
    expect(JSON.stringify(told)).toContain('stands_in_no_more');
    const link = await field.prisma.chronicleEntry.findFirstOrThrow({ orderBy: { position: 'desc' } });
    expect(JSON.stringify(link.details)).toContain('handedOnEnded');
    source = follows.replace(/\n {4}was: \{.*\}/u, '');
  });

  test('another file that is applied is seen: what it did is not done again, nor undone', async () => {
    const other = source.replace('name: Approver 19', 'name: Approver, the nineteenth');
    const both = await applying(changed(), [() => field.apply(() => other, now)]);
    expect([both.result, both.compared, await nameOf()]).toEqual(['applied', 2, 'Approver, the twentieth']);
    const same = await applying(source, [() => field.apply(() => source, now)]);
    expect([same.result, same.compared]).toEqual(['unchanged', 2]);
  });

  test('where somebody is found in Slack each time nothing is applied, and who applies it is told to try again', async () => {
    const before = await nameOf();
    const links = await lastLink();
    const found = () => field.prisma.$executeRaw`UPDATE person SET email = email WHERE key = 'approver-5'`;
    const { compared, ...applied } = await applying(
      changed(),
      Array.from({ length: 9 }, () => found),
    );
    expect([applied.result, compared, await nameOf(), await lastLink()]).toEqual(['overtaken', 5, before, links]);
    expect(describeApplied(applied)).toBe(
      'Nothing is applied: each time, the same workspace was changed before this could be stored, by somebody else or by Conclave, which keeps whom it finds in Slack by their address. Apply it again.',
    );
  });

  test('whose connection ends before the commit leaves nothing behind, and nothing held', async () => {
    const before = await nameOf();
    const holders = () => field.prisma.$queryRaw<object[]>`
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const reading = readGovernanceFile(changed());
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const ending: Transact = (work, options) =>
      field.transact(async (stores) => {
        const done = await work(stores);
        if (!options?.atOneInstant) expect(await holders()).toHaveLength(1);
        return done;
      }, options);
    const wanted = { ...reading.file, appliedBy: 'the test', now: () => now, takeFile: false };
    await expect(applyGovernance(ending, wanted)).rejects.toThrow();
    expect(await nameOf()).toBe(before);
    expect((await applyGovernance(field.transact, wanted)).result).toBe('applied');
  });
});
