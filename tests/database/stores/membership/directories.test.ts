import { DateTime } from 'luxon';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransact } from '#src/database/transact.ts';
import type { Directory } from '#src/domain/directory.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { directoryTables } from '#tests/support/governance.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';

let governed: GovernedDatabase;
/** Processes of their own: they share the database and nothing else. */
let here: Transact;
let there: Transact;

beforeAll(async () => {
  governed = await createGovernedDatabase();
  await declareAndDelegate();
  here = createTransact(governed.prisma, async () => undefined);
  there = createTransact(governed.prisma, async () => undefined);
});

afterAll(() => governed.close());

async function declareAndDelegate(): Promise<void> {
  const { workspace, people, bodies } = await governed.directory();
  const [from, to] = people.map(({ id }) => id);
  const [bodyId] = bodies.map(({ id }) => id);
  if (!from || !to || !bodyId) throw new Error('T0KENT has no people or bodies');
  await governed.transact(async ({ interests, delegations }) => {
    const interest = { personId: from, category: 'indirect', text: 'My brother works there', signOffId: null } as const;
    await interests.add(workspace.id, { ...interest, id: newId(), organisationIds: [], pathwayIds: [] }, at);
    await delegations.add(workspace.id, { id: newId(), bodyId, fromId: from, toId: to, since: at, until: null });
  });
}

async function directoryOf(transact: Transact): Promise<Directory> {
  const directory = await transact(({ directories }) => directories.ofTeam('T0KENT'));
  if (!directory) throw new Error('T0KENT is not governed');
  return directory;
}

const leadIn = ({ people }: Directory) => people.find(({ key }) => key === 'dementia-lead')?.slackUserId;
const nameIn = ({ pathways }: Directory) => pathways.find(({ key }) => key === 'dementia')?.name;
const renamed = (name: string) => (source: string) => source.replace('name: Dementia, group', `name: ${name}, group`);
const at = DateTime.fromISO('2011-11-10T09:00:00Z', { zone: 'utc' });

async function version(): Promise<bigint> {
  return (await governed.prisma.workspace.findUniqueOrThrow({ where: { team: 'T0KENT' } })).directoryVersion;
}

describe('the directory a process keeps', () => {
  test('is read once for as long as nothing changes', async () => {
    expect(await directoryOf(here)).toBe(await directoryOf(here));
  });

  test('gives way to what another process has applied', async () => {
    await Promise.all([directoryOf(here), directoryOf(there)]);
    await governed.apply(renamed('Memory'), at);
    expect(nameIn(await directoryOf(here))).toBe('Memory');
    expect(nameIn(await directoryOf(there))).toBe('Memory');
    await governed.apply((source) => source, at.plus({ hours: 1 }));
    expect(nameIn(await directoryOf(here))).toBe('Dementia');
    expect(nameIn(await directoryOf(there))).toBe('Dementia');
  });

  test('gives way to a Slack id that another process has found', async () => {
    const before = await directoryOf(here);
    const { id } = await governed.prisma.person.findFirstOrThrow({ where: { key: 'dementia-lead' } });
    await governed.prisma.person.update({ where: { id }, data: { slackUserId: null } });
    expect(leadIn(await directoryOf(here))).toBeNull();
    const found = [{ personId: id, slackUserId: 'U0FOUND' }];
    expect(await there(({ directories }) => directories.setSlackIds('T0KENT', found))).toEqual([id]);
    expect(await there(({ directories }) => directories.setSlackIds('T0KENT', found))).toEqual([]);
    expect(leadIn(await directoryOf(here))).toBe('U0FOUND');
    await governed.prisma.person.update({ where: { id }, data: { slackUserId: leadIn(before) ?? null } });
  });

  test.each(directoryTables)('is another one after any change of %s, whoever makes it', async (table) => {
    const before = await version();
    const [column] = table === 'pathway_organisation' ? ['pathway_id'] : ['id'];
    expect(await governed.prisma.$executeRawUnsafe(`UPDATE ${table} SET ${column} = ${column}`)).toBeGreaterThan(0);
    expect(await version()).not.toBe(before);
  });

  test('is another one after something is called otherwise', async () => {
    const { id: workspaceId } = await governed.prisma.workspace.findUniqueOrThrow({ where: { team: 'T0KENT' } });
    const before = await version();
    await governed.prisma.formerName.create({ data: { workspaceId, ofId: workspaceId, name: 'Earlier', until: at.toJSDate() } });
    expect(await version()).not.toBe(before);
  });

  test('is another one after a row is added or removed', async () => {
    const { id: workspaceId } = await governed.prisma.workspace.findUniqueOrThrow({ where: { team: 'T0KENT' } });
    const [first, removed] = [await version(), 'a row that goes again'];
    const added = { workspaceId, key: removed, name: removed, sector: 'health', side: 'other', since: at.toJSDate() };
    const { id } = await governed.prisma.organisation.create({ data: added });
    const second = await version();
    await governed.prisma.organisation.delete({ where: { id } });
    expect(new Set([first, second, await version()]).size).toBe(3);
  });

  test('shows a transaction its own changes, each of them, and nobody else before they are committed', async () => {
    const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: changed, resolve: hasChanged } = Promise.withResolvers<void>();
    const { id } = await governed.prisma.person.findFirstOrThrow({ where: { key: 'clg-chair' } });
    await governed.prisma.person.updateMany({ where: { key: { in: ['clg-chair', 'dph-kent'] } }, data: { slackUserId: null } });
    const other = await governed.prisma.person.findFirstOrThrow({ where: { key: 'dph-kent' } });
    const slackIds = ({ people }: Directory) => people.filter((one) => [id, other.id].includes(one.id)).map((one) => one.slackUserId);
    await directoryOf(here);
    const changing = here(async ({ directories }) => {
      await directories.setSlackIds('T0KENT', [{ personId: id, slackUserId: 'U0ONE' }]);
      const afterOne = await directories.ofTeam('T0KENT');
      await directories.setSlackIds('T0KENT', [{ personId: other.id, slackUserId: 'U0TWO' }]);
      const afterTwo = await directories.ofTeam('T0KENT');
      hasChanged();
      await looked;
      return [afterOne, afterTwo].map((one) => one && slackIds(one));
    });
    await changed;
    expect(slackIds(await directoryOf(there))).toEqual([null, null]);
    goOn();
    expect(await changing).toEqual([
      ['U0ONE', null],
      ['U0ONE', 'U0TWO'],
    ]);
    for (const process of [here, there]) expect(slackIds(await directoryOf(process))).toEqual(['U0ONE', 'U0TWO']);
  });

  test('knows nothing of what was rolled back', async () => {
    const { id } = await governed.prisma.person.findFirstOrThrow({ where: { key: 'dementia-lead' } });
    await governed.prisma.person.update({ where: { id }, data: { slackUserId: null } });
    const failing = here(async ({ directories }) => {
      await directories.setSlackIds('T0KENT', [{ personId: id, slackUserId: 'U0LIE' }]);
      expect(leadIn((await directories.ofTeam('T0KENT')) ?? (await directoryOf(there)))).toBe('U0LIE');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    for (const process of [here, there]) expect(leadIn(await directoryOf(process))).toBeNull();
  });
});
