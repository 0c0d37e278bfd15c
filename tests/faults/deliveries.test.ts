import { expect, test } from 'vitest';
import { frontDoor } from '#tests/support/faults/front-door.ts';
import { type Installed, installed } from '#tests/support/faults/installed.ts';
import { channelOf } from '#tests/support/faults/many-groups.ts';
import { onEach } from '#tests/support/faults/on-each.ts';
import { times } from '#tests/support/faults/scale.ts';
import { untilSaved } from '#tests/support/faults/until-saved.ts';

const groups = times(8, 50);
const patience = 1_200_000;

/** Actions by what they say, each in the channel of some group. */
function actions(count: number): Record<string, { channel: string; deliveries: number }> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `Action number ${index} done`,
      { channel: channelOf(1 + (index % groups)), deliveries: 1 + (index % 4) },
    ]),
  );
}

function act({ workspace }: Installed, text: string, channel: string, deliveries: number): Promise<string[]> {
  return untilSaved(workspace, workspace.as('U0DEMENTIA').commandPayload(channel, '/pathway', `log green ${text}`), deliveries);
}

async function expectEachOnce({ workspace, prisma }: Installed, all: ReturnType<typeof actions>): Promise<void> {
  const texts = Object.keys(all).sort();
  expect((await prisma.entry.findMany({ select: { done: true } })).map(({ done }) => done).sort()).toEqual(texts);
  const lead = workspace.as('U0DEMENTIA');
  const cards = Array.from({ length: groups }, (_, index) => lead.sees(channelOf(index + 1))).flat();
  expect(cards.map((card) => /What was done: (.*)/.exec(card.text)?.[1] ?? '').sort()).toEqual(texts);
}

test('actions delivered one to four times at once, through two apps: none is lost, none is done twice', { timeout: patience }, async () => {
  const world = await installed({ groups });
  const door = await frontDoor();
  const apps = await Promise.all([world.startApp(), world.startApp()]);
  door.serve(apps.map(({ url }) => url));
  world.workspace.setRequestUrl(door.url);
  const all = actions(times(40, 2000));
  const answers = await onEach(all, 4, ({ channel, deliveries }, text) => act(world, text, channel, deliveries));
  for (const bodies of Object.values(answers)) expect(new Set(bodies).size).toBe(1);
  await world.settled();
  await expectEachOnce(world, all);
  await door.close();
});

test('one of two apps is killed under load: nothing is lost, nothing is done twice', { timeout: patience }, async () => {
  const world = await installed({ groups });
  const door = await frontDoor();
  const [doomed, other] = [await world.startApp(), await world.startHere()];
  door.serve([doomed.url, other.url]);
  world.workspace.setRequestUrl(door.url);
  const all = actions(times(40, 400));
  let done = 0;
  await onEach(all, 4, async ({ channel, deliveries }, text) => {
    await act(world, text, channel, deliveries);
    done += 1;
    if (done === Object.keys(all).length / 2) await doomed.kill();
  });
  await world.settled();
  await expectEachOnce(world, all);
  await door.close();
});
