import { afterEach, expect, test } from 'vitest';
import { heldSeats } from '#src/domain/directory.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { lookUpPeople } from '#src/use-cases/governance/look-up-people.ts';
import { kent, kentWithThreeApprovers } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now } from '../sign-off/sign-off-world.ts';

let world: CaseWorld;
afterEach(() => world.close());

/** Slack knows one account by every address. */
const members = { withEmail: async () => 'U0CLGCHAIR', isGone: async () => false };
const channels = { problemOf: async () => null };

test('whoever has a last day still to come is looked up, and nobody who has left', async () => {
  const dated = (until: string) => kent.replace('slack: U0DPHMEDWAY,', `email: medway@example.org, until: ${until},`);
  world = await caseWorld(dated('2011-11-30'));
  const found = { withEmail: async () => 'U0FOUND', isGone: async () => false };
  const after = now.set({ month: 12, day: 1 });
  await lookUpPeople({ transact: world.transact, members: found, channels }, after);
  expect(await world.prisma.person.count({ where: { slackUserId: 'U0FOUND' } })).toBe(0);
  await lookUpPeople({ transact: world.transact, members: found, channels }, now);
  expect(await world.prisma.person.count({ where: { slackUserId: 'U0FOUND', key: 'dph-medway' } })).toBe(1);
});

test('of two posts with one account in Slack the secretariat is told once, by name', async () => {
  world = await caseWorld(kent.replace('slack: U0DPHMEDWAY,', 'email: chair@example.org,'));
  for (const _ of [1, 2]) await lookUpPeople({ transact: world.transact, members, channels }, now);
  const told = (await world.messages()).map(({ to, content }) => [to, drawMessage(content).text]);
  expect(told).toEqual([
    [
      'U0SECRETARY',
      'Director of Public Health (Medway), whom the governance file names by address, and Co-Medical Director are one account in Slack. They count as one person, who has the seats of both: name them once in the file, or correct the address.',
    ],
  ]);
  expect(await world.prisma.person.count({ where: { slackUserId: 'U0CLGCHAIR' } })).toBe(2);
});

test('of all that are found together the directory changes once, and of two of them with one account the secretariat is told', async () => {
  world = await caseWorld(
    kent.replace('slack: U0DPHMEDWAY,', 'email: medway@example.org,').replace('slack: U0DPHKENT,', 'email: kent@example.org,'),
  );
  let changes = 0;
  const counting: typeof world.transact = (work, options) =>
    world.transact(
      (stores) =>
        work({
          ...stores,
          directories: {
            ...stores.directories,
            setSlackIds: (...found) => {
              changes += 1;
              return stores.directories.setSlackIds(...found);
            },
          },
        }),
      options,
    );
  const found = { withEmail: async () => 'U0SAME', isGone: async () => false };
  await lookUpPeople({ transact: counting, members: found, channels }, now);
  expect(changes).toBe(1);
  expect(await world.prisma.person.count({ where: { slackUserId: 'U0SAME' } })).toBe(2);
  expect(await world.prisma.chronicleEntry.count({ where: { action: 'person found in Slack' } })).toBe(2);
  expect((await world.messages()).map(({ to }) => to)).toEqual(['U0SECRETARY']);
});

test('two posts with one account in Slack have one voice in a body', async () => {
  const source = kentWithThreeApprovers.replace('slack: U0DPHMEDWAY,', 'email: chair@example.org,');
  world = await caseWorld(source);
  const approvers = async () => {
    const directory = await world.directory();
    const clg = directory.bodies.find(({ key }) => key === 'clg');
    const held = heldSeats(directory, clg?.id ?? '', now).filter(({ seat }) => seat.role === 'approver');
    return new Set(held.map(({ person }) => person.id)).size;
  };
  expect(await approvers()).toBe(3);
  await lookUpPeople({ transact: world.transact, members, channels }, now);
  expect(await approvers()).toBe(2);
  expect((await world.apply(source, '2011-11-10T12:00:00Z')).result).toBe('unchanged');
});
