import { expect, onTestFinished, test } from 'vitest';
import { databaseWire, type WirePoint } from '#tests/support/faults/database-wire.ts';
import { installed } from '#tests/support/faults/installed.ts';
import { databasePoints } from '#tests/support/faults/kill-points.ts';
import { times } from '#tests/support/faults/scale.ts';

const afterCommit = databasePoints['after the commit, before the acknowledgement'];
const beforeCommit = databasePoints['after the effect, before the commit'];

/** An app that reaches its database through a wire. */
async function wired() {
  const world = await installed();
  const wire = await databaseWire(world.databaseUrl);
  onTestFinished(() => wire.close());
  const app = await world.startApp(wire.url);
  world.workspace.setRequestUrl(app.requestUrl);
  const log = async (number: number): Promise<string> => {
    const { shown } = await world.workspace.as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', `log green Report ${number} here`);
    return shown?.text ?? '';
  };
  const stored = async (number: number) => (await world.prisma.entry.count({ where: { done: `Report ${number} here` } })) === 1;
  /** People send again what was truly not saved, as on a busy machine, until the app has come to the point; gives what they were told there. */
  const logTo = async (point: WirePoint, number: number, happens: () => unknown): Promise<string> => {
    const state = { reached: false };
    const stopped = wire.stopAt(point).then(() => {
      state.reached = true;
      return happens();
    });
    for (;;) {
      const said = await log(number);
      if (state.reached) return stopped.then(() => said);
      expect(said).toMatch(/^Not saved/);
      expect(await stored(number)).toBe(false);
    }
  };
  return { wire, logTo, stored };
}

const numbers = Array.from({ length: times(2, 25) }, (_, index) => index + 1);

test('the connection breaks after the commit, before its answer: people are told what is true, never that it was not saved', async () => {
  const { wire, logTo, stored } = await wired();
  for (const number of numbers) {
    const said = await logTo(afterCommit, number, () => wire.cut());
    expect(said).toMatch(/^Saved: Dementia|^It is not certain whether this was saved/);
    expect(await stored(number)).toBe(true);
  }
});

test('the connection breaks before the commit reaches the database: people are told that it was not saved, and it is not', async () => {
  const { wire, logTo, stored } = await wired();
  for (const number of numbers) {
    const said = await logTo(beforeCommit, number, () => wire.cut());
    expect(said).toMatch(/^Not saved, please send it again|^It is not certain whether this was saved/);
    expect(await stored(number)).toBe(false);
  }
});

test('the database does not come back in time to say: people are told that it is not certain', async () => {
  const { wire, logTo, stored } = await wired();
  expect(await logTo(afterCommit, 1, () => wire.close())).toMatch(
    /^It is not certain whether this was saved: .* before you send it again\.\nYou wrote:\n/,
  );
  expect(await stored(1)).toBe(true);
});

test('the answer to the commit does not come: the person is answered within Slack’s time', async () => {
  const { logTo, stored } = await wired();
  expect(await logTo(afterCommit, 1, () => undefined)).toMatch(/^It is not certain whether this was saved|^Saved: Dementia/);
  expect(await stored(1)).toBe(true);
});
