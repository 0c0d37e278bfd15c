import { Client } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import { type DeclareInterest, declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { delegateDecisions } from '#src/use-cases/membership/delegate-decisions.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { requestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { type ManyBodies, manyBodies } from '#tests/support/faults/many-bodies.ts';
import { times } from '#tests/support/faults/scale.ts';
import { now } from '#tests/support/faults/sign-off-rounds.ts';
import { createGovernedDatabase } from '#tests/support/governed-database.ts';
import { only } from '#tests/support/seeing.ts';

const patience = 1_800_000;
const statements = vi.spyOn(Client.prototype, 'query');

/** How many statements it takes, and the machine's milliseconds, which are shown and depended on by nothing. */
async function counted<T>(what: string, work: () => Promise<T>): Promise<{ readonly value: T; readonly count: number }> {
  const before = statements.mock.calls.length;
  const started = performance.now();
  const value = await work();
  const count = statements.mock.calls.length - before;
  process.stdout.write(`${what}: ${count} statements, ${Math.round(performance.now() - started)} ms\n`);
  return { value, count };
}

async function begin(size: ManyBodies) {
  const field = await createGovernedDatabase();
  onTestFinished(() => field.close());
  const source = await manyBodies(size);
  await field.apply(() => source, now.minus({ hours: 1 }));
  const as = <T>(user: string, work: (stores: Stores, actor: Actor) => Promise<T>): Promise<T> =>
    field.transact(async (stores) => {
      const directory = only(await stores.directories.ofTeam('T0KENT'), 'not governed');
      return work(stores, only(findActor(directory, user, now), user));
    });
  const ask = () =>
    as('U0DEMENTIA', async (stores, actor) => {
      const { routes, pathways } = actor.directory;
      const routeId = only(
        routes.find(({ key }) => key === 'route-many'),
        'no route',
      ).id;
      const content = { title: 'For all', ask: null, links: '', files: [], sections: [], note: null };
      const chosen = {
        routeId,
        pathwayId: only(pathways[0], 'no pathway').id,
        meetingId: null,
        privateReason: null,
        publicTitle: null,
        privateNote: null,
      };
      const asked = await requestSignOff(stores, actor, { ...chosen, content, deadline: { day: null, reason: null } }, now);
      if (asked.refused) throw new Error(JSON.stringify(asked.refusal));
      return asked.value.signOffId;
    });
  const approve = async (user: string) => {
    const { id: signOffBodyId } = await field.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'many-1' } } });
    const input = { signOffBodyId, version: 1, verdict: 'approve', reason: null } as const;
    return counted(`${user} approves`, () => as(user, (stores, actor) => giveVerdict(stores, actor, input, now)));
  };
  return { ...field, as, ask, approve };
}

test.each([
  { bodies: 12, people: 60, each: 5, copies: 60 },
  { bodies: 12, people: 60, each: 60, copies: 720 },
])(
  '$bodies bodies and $people approvers, $each in each, are asked by $copies direct messages, and a click is shown on each',
  {
    timeout: patience,
  },
  async ({ copies, ...size }) => {
    const field = await begin(size);
    const asked = await counted(`${copies} copies are asked`, field.ask);
    const cards = () => field.prisma.outgoingMessage.findMany({ where: { card: `sign-off:${asked.value}` }, orderBy: { id: 'asc' } });
    const shown = async () => (await cards()).map((row) => contentOf(row));
    expect(await cards()).toHaveLength(copies);
    const updates = () => field.prisma.outgoingMessage.findMany({ where: { kind: 'update' } });

    const first = await field.approve('U0MANY1');
    expect(first.value).toMatchObject({ refused: false });
    expect(await updates()).toEqual([]);
    await field.prisma.outgoingMessage.updateMany({ data: { state: 'sent', slackChannel: 'D0', slackTs: '1.1' } });
    const second = await field.approve('U0MANY2');
    const third = await field.approve('U0MANY3');
    // What Slack has is updated once by what both came to.
    const waiting = await updates();
    expect(new Set(waiting.map(({ targetId }) => targetId)).size).toBe(copies);
    expect(waiting).toHaveLength(copies);

    const contents = await shown();
    for (const content of contents) {
      const body = content.kind === 'sign_off_card' ? content.steps[0]?.bodies[0] : undefined;
      expect(body?.verdicts.map(({ person }) => person.slackUserId)).toEqual(['U0MANY1', 'U0MANY2', 'U0MANY3']);
    }
    for (const content of new Map(contents.map((one) => [JSON.stringify(one), one])).values())
      expect(problemsInMessage(drawMessage(content))).toEqual([]);
    // By bodies, not by copies.
    for (const { count } of [asked, first, second, third]) expect(count).toBeLessThan(100);
  },
);

test('a declaration and a delegation that touch many open requests take no more statements than with one', {
  timeout: patience,
}, async () => {
  const many = times(20, 300);
  const field = await begin({ bodies: 1, people: 20, each: 20 });
  const signOffId = await field.ask();
  const declare = async (user: string) => {
    const touches = { touchesRequest: false, touchesPathway: true, organisationIds: [] };
    const input: DeclareInterest = { signOffId, category: 'financial', text: 'Shares.', ...touches, from: null, until: null };
    const declared = await counted('an interest is declared', () =>
      field.as(user, (stores, actor) => declareInterest(stores, actor, input, now)),
    );
    if (declared.value.refused) throw new Error(JSON.stringify(declared.value.refusal));
    const { shown, more } = declared.value.value.aside;
    return { count: declared.count, aside: shown.length + more };
  };
  const delegate = async (user: string, deputy: string) => {
    const { bodies, people } = await field.directory();
    const bodyId = only(
      bodies.find(({ key }) => key === 'many-1'),
      'no body',
    ).id;
    const toId = only(
      people.find(({ slackUserId }) => slackUserId === deputy),
      deputy,
    ).id;
    const input = { bodyId, toId, from: '2011-11-10', until: '2011-11-10' };
    const delegated = await counted('decisions are delegated', () =>
      field.as(user, (stores, actor) => delegateDecisions(stores, actor, input, now)),
    );
    expect(delegated.value).toMatchObject({ refused: false });
    return delegated.count;
  };
  const sweep = () => counted('all are judged again', () => reconsiderSignOffs(field.transact, now));

  const one = { declared: await declare('U0MANY1'), delegated: await delegate('U0MANY2', 'U0MANY3') };
  for (let request = 1; request < many; request += 1) await field.ask();
  await sweep();
  const all = { declared: await declare('U0MANY4'), delegated: await delegate('U0MANY5', 'U0MANY6') };
  expect([one.declared.aside, all.declared.aside]).toEqual([1, many]);
  // One more where it has taken some time: what is left of it is told to the database.
  expect(all.declared.count).toBeLessThanOrEqual(one.declared.count + 1);
  expect(all.delegated).toBeLessThanOrEqual(one.delegated + 1);
  await sweep();
  // Nothing is left to be done: read in portions, whatever the number.
  expect((await sweep()).count).toBeLessThan(20 + many / 5);
});
