import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { type App, type Installed, installed } from '#tests/support/faults/installed.ts';
import { channelOf } from '#tests/support/faults/many-groups.ts';
import { restartableServer } from '#tests/support/faults/restartable-server.ts';
import { times } from '#tests/support/faults/scale.ts';

const groups = 6;
const healthyWithin = 30_000;

type Told = { readonly saved: string[]; readonly notSaved: string[]; readonly uncertain: string[] };

/** People who log one report after the other, and what each was told. */
function load({ workspace }: Installed) {
  const told: Told = { saved: [], notSaved: [], uncertain: [] };
  const working = { going: true, number: 0 };
  const person = async (channel: string): Promise<void> => {
    while (working.going) {
      working.number += 1;
      const text = `Report ${working.number} here`;
      const [answer] = await workspace.deliver(
        'command',
        workspace.as('U0DEMENTIA').commandPayload(channel, '/pathway', `log green ${text}`),
      );
      const said = answer?.body ?? '';
      if (said.includes('Saved:')) told.saved.push(text);
      else if (said.includes('Not saved, please')) told.notSaved.push(text);
      else told.uncertain.push(text);
      await sleep(50);
    }
  };
  const people = Promise.all(Array.from({ length: groups }, (_, index) => person(channelOf(index + 1))));
  return {
    told,
    async end() {
      working.going = false;
      await people;
    },
  };
}

async function healthy({ url }: App): Promise<number> {
  const began = Date.now();
  while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(100);
  return Date.now() - began;
}

test('PostgreSQL stops and starts under load: what was acknowledged is there, what was not saved is not', { timeout: 1_800_000 }, async ({
  annotate,
}) => {
  const server = await restartableServer();
  onTestFinished(() => server.remove());
  await applyMigrations(server.url);
  const world = await installed({ databaseUrl: server.url, groups });
  const app = await world.startApp();
  world.workspace.setRequestUrl(app.requestUrl);
  const people = load(world);
  const recoveries: number[] = [];
  for (let restart = 0; restart < times(2, 20); restart += 1) {
    const refused = people.told.notSaved.length;
    await sleep(500);
    await server.stop(restart % 2 === 0 ? 'fast' : 'immediate');
    while (people.told.notSaved.length === refused) await sleep(20);
    await server.start();
    recoveries.push(await healthy(app));
  }
  await sleep(500);
  await people.end();
  await world.settled();
  const { saved, notSaved, uncertain } = people.told;
  await annotate(
    `saved ${saved.length}, not saved ${notSaved.length}, uncertain ${uncertain.length}; healthy again after at most ${Math.max(...recoveries)} ms`,
  );
  const stored = (await world.prisma.entry.findMany({ select: { done: true } })).map(({ done }) => done);
  expect(new Set(stored).size).toBe(stored.length);
  expect(saved.filter((text) => !stored.includes(text))).toEqual([]);
  expect(notSaved.filter((text) => stored.includes(text))).toEqual([]);
  expect(Math.max(...recoveries)).toBeLessThan(healthyWithin);
  const shown = Array.from({ length: groups }, (_, index) => world.workspace.as('U0DEMENTIA').sees(channelOf(index + 1))).flat();
  expect(shown.map(({ text }) => /What was done: (.*)/.exec(text)?.[1] ?? '').sort()).toEqual(stored.sort());
});
