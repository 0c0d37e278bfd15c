import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test } from 'vitest';
import type { Json } from '#src/playground/workspace/model.ts';
import { databaseWire } from '#tests/support/faults/database-wire.ts';
import { type App, type Installed, installed } from '#tests/support/faults/installed.ts';
import { databasePoints, killAt, killAtCall, slackPoints } from '#tests/support/faults/kill-points.ts';
import { onEach } from '#tests/support/faults/on-each.ts';
import { times } from '#tests/support/faults/scale.ts';
import { faultySlack } from '#tests/support/faults/slack-faults.ts';
import { untilSaved } from '#tests/support/faults/until-saved.ts';

const patience = 240_000;
const repeats = Array.from({ length: times(1, 10) }, (_, index) => index + 1);
const text = 'Memory clinic referral form agreed';
const cards = ({ workspace }: Installed) =>
  workspace
    .as('U0DOCTOR')
    .sees('C0DEMENTIA')
    .filter((message) => message.text.includes(text));
const asked = ({ workspace }: Installed) =>
  workspace
    .as('U0SECRETARY')
    .directMessages()
    .filter((message) => /not certain whether a message arrived/.test(message.text));

type Kill = (world: Installed, app: App, act: () => Promise<unknown>) => Promise<void>;

/** The app logs progress, is killed on the way, and another is started; Slack's request comes again, as people do where they saw an error. */
async function logThrough(historyScopes: boolean, through: (url: string) => Promise<{ url: string; kill: Kill }>): Promise<Installed> {
  const world = await installed({ historyScopes });
  const { url, kill } = await through(world.databaseUrl);
  const first = await world.startApp(url);
  world.workspace.setRequestUrl(first.requestUrl);
  const payload: Json = world.workspace.as('U0DEMENTIA').commandPayload('C0DEMENTIA', '/pathway', `log green ${text}`);
  await kill(world, first, () => world.workspace.deliver('command', payload));
  const second = await world.startHere();
  world.workspace.setRequestUrl(second.requestUrl);
  await untilSaved(world.workspace, payload);
  await world.settled();
  await second.stop();
  expect(await world.prisma.entry.count()).toBe(1);
  return world;
}

/** On a busy machine an answer may be "Not saved": then people send again, until the app has got as far as to die. */
async function until(ended: Promise<unknown>, act: () => Promise<unknown>): Promise<void> {
  const dead = ended.then(() => true);
  do await act();
  while (!(await Promise.race([dead, sleep(3000, false)])));
}

/** The ways to die, by name. */
const deaths = {
  ...Object.fromEntries(
    Object.entries(databasePoints).map(([name, point]) => [
      name,
      async (databaseUrl: string) => {
        const wire = await databaseWire(databaseUrl);
        const kill: Kill = async (_world, app, act) => {
          void killAt(wire, point, () => app.kill());
          await until(app.ended, act);
          await wire.close();
        };
        return { url: wire.url, kill };
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(slackPoints).map(([name, how]) => [
      name,
      async (databaseUrl: string) => {
        const kill: Kill = async (world, app, act) => {
          const slack = faultySlack(world.workspace);
          slack.on(
            'chat.postMessage',
            killAtCall(1, how, () => app.kill()),
          );
          await until(app.ended, act);
        };
        return { url: databaseUrl, kill };
      },
    ]),
  ),
};

/** What became of the message of each of these deaths. */
async function outcomesOf(
  names: readonly string[],
  historyScopes: boolean,
): Promise<Record<string, { cards: number; parked: number; asked: number }>> {
  const ways = Object.fromEntries(Object.entries(deaths).filter(([name]) => names.includes(name)));
  return onEach(ways, names.length, async (through) => {
    const world = await logThrough(historyScopes, through);
    const parked = await world.prisma.outgoingMessage.count({ where: { state: 'parked' } });
    return { cards: cards(world).length, parked, asked: asked(world).length };
  });
}

const everyDeath = Object.keys(deaths);
const uncertain = [
  'after the claim, before the call to Slack',
  'when Slack has it, before it is settled',
  'when the call arrives, before Slack does it',
  'when Slack has done it, before it answers',
];

describe('killed at any point between a request and its message', { timeout: patience }, () => {
  test.each(repeats)('the card stands exactly once where it can be looked up (%i)', async () => {
    const outcomes = await outcomesOf(everyDeath, true);
    expect(outcomes).toEqual(Object.fromEntries(everyDeath.map((name) => [name, { cards: 1, parked: 0, asked: 0 }])));
  });

  test.each(repeats)('where it cannot, it is never there twice, and asked about where nobody can tell (%i)', async () => {
    // Before the claim, and once it is settled, nothing is looked up: tried at full counts.
    const names = inject('full') ? everyDeath : uncertain;
    const expected = (name: string) => {
      if (!uncertain.includes(name)) return { cards: 1, parked: 0, asked: 0 };
      return { cards: name.startsWith('when Slack has') ? 1 : 0, parked: 1, asked: 1 };
    };
    expect(await outcomesOf(names, false)).toEqual(Object.fromEntries(names.map((name) => [name, expected(name)])));
  });
});

describe('killed during the thread of a digest', { timeout: patience }, () => {
  test.each(repeats)('summary and every part stand exactly once, in order (%i)', async (repeat) => {
    const world = await installed({ groups: 3 });
    const first = await world.startApp();
    world.workspace.setRequestUrl(first.requestUrl);
    const how = repeat % 2 === 0 ? 'drop' : 'lose_answer';
    faultySlack(world.workspace).on(
      'chat.postMessage',
      killAtCall(1 + (repeat % 3), how, () => first.kill()),
      {
        times: Number.POSITIVE_INFINITY,
        where: (args) => 'thread_ts' in args,
      },
    );
    await until(first.ended, async () => {
      if ((await world.prisma.digest.count()) === 0) await world.workspace.as('U0SECRETARY').command('C0KENTHWB', '/board', 'digest send');
    });
    const second = await world.startHere();
    await world.settled();
    await second.stop();
    const reader = world.workspace.as('U0CLGCHAIR');
    const summaries = reader.sees('C0CLG');
    expect(summaries).toHaveLength(1);
    const thread = summaries.flatMap((summary) => reader.thread(summary));
    const rows = await world.prisma.outgoingMessage.findMany({ where: { channelId: 'C0CLG' }, orderBy: { id: 'asc' } });
    expect(thread.map(({ metadata }) => metadata?.event_payload['message_id'])).toEqual(rows.map(({ id }) => id));
    expect(rows.length).toBeGreaterThan(3);
  });
});
