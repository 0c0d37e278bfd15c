import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransact } from '#src/database/transact.ts';
import type { Difference } from '#src/domain/audit/compare-rows.ts';
import { type ChronicleLink, isObject } from '#src/domain/chronicle.ts';
import { verifyRows } from '#src/use-cases/audit/verify-rows.ts';
import { columnsRecorded, notFound, tablesForged, tablesRecorded, tampered } from '#tests/support/tampering.ts';
import type { CaseWorld } from '../sign-off/sign-off-world.ts';
import { now } from '../sign-off/sign-off-world.ts';
import { everythingHappened } from './verify-rows-world.ts';

let world: CaseWorld;
let rehearsed: ReturnType<Parameters<Parameters<CaseWorld['transact']>[0]>[0]['audit']['rehearse']> | null = null;

beforeAll(async () => {
  world = await everythingHappened();
  for (const table of tablesRecorded) await world.prisma.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
});
afterAll(() => world.close());

/** What links did not say at first. */
const saidSince = [
  { actions: ['governance file applied'], keys: ['sourceHash', 'recordsHash'] },
  { actions: ['person found in Slack'], keys: ['person', 'name'] },
  { actions: ['progress logged'], keys: ['by'] },
  { actions: ['digest cut'], keys: ['channels', 'snapshotHash'] },
  { actions: ['interest declared'], keys: ['since', 'ends'] },
  { actions: ['decisions delegated', 'delegation ended', 'interest ruled on'], keys: ['id', 'since', 'ends'] },
  { actions: ['sign-off requested'], keys: ['route'] },
  { actions: ['body decided', 'sign-off settled'], keys: ['electorates'] },
];

type Comparing = () => Promise<Difference | null>;

/**
 * As a process of its own would: nothing is known of before. What the chronicle comes to is the same each time.
 *
 * @param around what happens once it has begun
 */
async function verified(
  asRead: (link: ChronicleLink) => ChronicleLink = (link) => link,
  around: (comparing: Comparing) => ReturnType<Comparing> = (comparing) => comparing(),
): Promise<Difference | null> {
  const transact = createTransact(world.prisma, async () => undefined);
  return transact(
    async (stores) => {
      const [team = ''] = await stores.directories.teams();
      const workspaceId = await stores.audit.workspaceId(team);
      if (workspaceId === null) return { position: null, what: 'workspace', problem: 'no workspace' };
      const audit: typeof stores.audit = {
        ...stores.audit,
        async rehearse(...args) {
          rehearsed ??= stores.audit.rehearse(...args);
          return rehearsed;
        },
      };
      const chronicle: typeof stores.chronicle = {
        ...stores.chronicle,
        links: async (...args) => (await stores.chronicle.links(...args)).map(asRead),
        about: async (...args) => (await stores.chronicle.about(...args)).map(asRead),
      };
      return around(() => verifyRows({ ...stores, audit, chronicle }, { team, workspaceId }, now));
    },
    { atOneInstant: true },
  );
}

test('every row is as recorded where everything has happened, and nothing of the rehearsal stays', async () => {
  expect(await verified()).toBeNull();
  expect(await world.prisma.workspace.count()).toBe(1);
  expect(await world.prisma.formerName.count()).toBeGreaterThan(4);
});

test('every row is as recorded by links that say less, as older ones do', async () => {
  const asOld = (link: ChronicleLink): ChronicleLink => {
    if (!isObject(link.details)) return link;
    const added = saidSince.find(({ actions }) => actions.includes(link.action))?.keys ?? [];
    return { ...link, details: Object.fromEntries(Object.entries(link.details).filter(([key]) => !added.includes(key))) };
  };
  expect(await verified(asOld)).toBeNull();
});

test.each(['entry', 'interest', 'delegation', 'membership'] as const)(
  'what is written of %s while it compares is not mixed in',
  async (table) => {
    const meanwhile = (comparing: Comparing) => tampered(world.prisma, table, 'forge', comparing);
    expect(await verified(undefined, meanwhile)).toBeNull();
    expect(await meanwhile(verified)).not.toBeNull();
  },
);

describe('somebody who changes a row behind its guards is found', () => {
  test.each(columnsRecorded)('%s.%s', async (table, column) => {
    expect(await tampered(world.prisma, table, { change: column }, verified)).not.toBeNull();
  });
});

describe('somebody who takes a row away is found', () => {
  test.each(tablesRecorded)('%s', async (table) => {
    expect(await tampered(world.prisma, table, 'remove', verified)).not.toBeNull();
  });
});

describe('somebody who puts a row there is found', () => {
  test.each(tablesForged)('%s', async (table) => {
    expect(await tampered(world.prisma, table, 'forge', verified)).not.toBeNull();
  });
});

describe('what cannot be found is no more than is said', () => {
  test.each(Object.keys(notFound))('%s', async (place) => {
    const table = tablesRecorded.find((one) => place.startsWith(`${one}.`));
    if (!table) throw new Error(`${place} is in no table`);
    expect(await tampered(world.prisma, table, { change: place.slice(table.length + 1) }, verified)).toBeNull();
  });
});

describe('what is found is named', () => {
  test.each([
    ['organisation', 'name', /^organisation acute$/, /^what is stored is not what was recorded: name$/],
    ['membership', 'until', /^seat .+, holder$/, /: until/],
    ['entry', 'done', /^report on pathway dementia$/, /: done$/],
    ['digest', 'snapshot', /^digest 1 of meeting kent-hwb-2011-11$/, /: snapshot$/],
    ['interest', 'text', /^interest of dph-kent$/, /: text$/],
    ['governance_application', 'source', /^governance file 1$/, /: source$/],
    ['sign_off', 'private_note', /^SO-2$/, /who may see it$/],
  ] as const)('%s.%s, with its link where one tells, and never with what it says', async (table, column, what, problem) => {
    const difference = await tampered(world.prisma, table, { change: column }, verified);
    expect(difference).toMatchObject({ what: expect.stringMatching(what), problem: expect.stringMatching(problem) });
    expect(JSON.stringify(difference)).not.toContain('forged');
    if (table !== 'sign_off') expect(difference?.position).toBeGreaterThan(0);
  });
});
