import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import type { Note } from '#src/use-cases/messages/messages.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { type GovernanceWorld, governanceWorld, kent } from '#tests/support/governance.ts';

const card = 'a-card';

let world: GovernanceWorld;
let workspaceId: string;
beforeEach(async () => {
  world = await governanceWorld();
  await world.apply(kent, '2011-11-09T09:00:00.000Z');
  ({ id: workspaceId } = await world.prisma.workspace.findFirstOrThrow());
});
afterEach(() => world.close());

function state(number: number): Note {
  return { kind: 'note', about: 'saved_but_not_shown', what: String(number), channelId: 'C0CLG' };
}

function post(to: { channelId: string } | { slackUserId: string } = { channelId: 'C0CLG' }): Promise<string> {
  return world.transact(({ outbox }) => outbox.post({ workspaceId, to, content: state(0), card }));
}

function show(number: number): Promise<void> {
  return world.transact(({ outbox }) => outbox.updateCards(workspaceId, card, () => state(number)));
}

/** As whoever sends it does: claimed, and Slack has it. */
async function send(id: string): Promise<void> {
  await world.transact(async ({ outgoing }: Stores) => {
    const claim = await outgoing.claim(id, new Date(), new Date());
    if (claim.kind !== 'send') throw new Error(claim.kind);
    await outgoing.sent(claim.message, { channel: 'C0CLG', ts: '1.1' }, new Date());
  });
}

/** Every row: what it is, how far it has come, what it says. */
async function rows(): Promise<string[]> {
  const all = await world.prisma.outgoingMessage.findMany({ orderBy: { id: 'asc' } });
  return all.map((row) => {
    const content = contentOf(row);
    return `${row.kind} ${row.state} ${content.kind === 'note' && content.about === 'saved_but_not_shown' ? content.what : ''}`;
  });
}

describe('an update of a card', () => {
  test('that has not left yet goes out with it', async () => {
    await post();
    await show(1);
    expect(await rows()).toEqual(['post waiting 1']);
  });

  test('that Slack has is stored once: what still waits is replaced by the last state', async () => {
    await send(await post());
    await show(1);
    await show(2);
    await show(3);
    expect(await rows()).toEqual(['post sent 3', 'update waiting 3']);
  });

  test('follows one that is on its way', async () => {
    await send(await post());
    await show(1);
    const update = await world.prisma.outgoingMessage.findFirstOrThrow({ where: { kind: 'update' } });
    await world.transact(({ outgoing }) => outgoing.claim(update.id, new Date(), new Date()));
    await show(2);
    expect(await rows()).toEqual(['post sent 2', 'update sending 1', 'update waiting 2']);
  });

  test('of a copy on its way follows it', async () => {
    const id = await post();
    await world.transact(({ outgoing }) => outgoing.claim(id, new Date(), new Date()));
    await show(1);
    expect(await rows()).toEqual(['post sending 1', 'update waiting 1']);
  });

  test('that says what the copy shows is none', async () => {
    await send(await post());
    await show(1);
    await send((await world.prisma.outgoingMessage.findFirstOrThrow({ where: { kind: 'update' } })).id);
    await show(1);
    expect(await rows()).toEqual(['post sent 1', 'update sent 1']);
  });

  test('of 20 at once leaves one waiting for each copy, with what all of them came to', async () => {
    await send(await post());
    await send(await post({ slackUserId: 'U0CLGCHAIR' }));
    const addOne = () =>
      world.transact(({ outbox }) =>
        outbox.updateCards(workspaceId, card, ({ content }) =>
          content.kind === 'note' && content.about === 'saved_but_not_shown' ? state(Number(content.what) + 1) : content,
        ),
      );
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect((await rows()).toSorted()).toEqual(['post sent 20', 'post sent 20', 'update waiting 20', 'update waiting 20']);
  });
});

test('a copy is known with what it shows, or is on its way to show', async () => {
  await send(await post());
  await show(7);
  const copies = await world.transact(({ outbox }) => outbox.copiesOf(workspaceId, card));
  expect(copies).toMatchObject([{ to: { channelId: 'C0CLG' }, content: { what: '7' } }]);
});

test('of two parked changes of one message the earlier is asked about, with what the later says, and private where one of them was', async () => {
  const id = await post();
  await send(id);
  const park = async (because: 'still_shown' | 'not_changed') => {
    const { id: update } = await world.prisma.outgoingMessage.findFirstOrThrow({ where: { targetId: id, state: 'waiting' } });
    return world.transact(async ({ outgoing }: Stores) => {
      const claim = await outgoing.claim(update, new Date(), new Date());
      if (claim.kind !== 'send') throw new Error(claim.kind);
      return outgoing.park(claim.message, { because, problem: 'cant_update_message' });
    });
  };
  const asked: boolean[] = [];
  for (const [number, because] of (['not_changed', 'still_shown', 'not_changed'] as const).entries()) {
    await show(number + 1);
    asked.push(await park(because));
  }
  expect(asked).toEqual([true, false, false]);
  expect(await rows()).toEqual(['post sent 3', 'update parked 3', 'update dropped 2', 'update dropped 3']);
  const [parked, ...others] = await world.transact(({ outgoing }) => outgoing.parked(workspaceId));
  expect(others).toEqual([]);
  expect(parked).toMatchObject({ because: 'still_shown', problem: 'cant_update_message' });
});
