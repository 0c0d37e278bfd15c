import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { createPrisma, type Database } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { applyGovernance, type GovernanceApplied } from '#src/use-cases/governance/apply-governance.ts';
import { type GovernancePlan, planGovernance } from '#src/use-cases/governance/plan-governance.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { lend } from './lent.ts';
import { createPreparedDatabase, createTestDatabase, type TestDatabase } from './test-database.ts';

/** The Kent example's text. */
export const kent = readFileSync(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8');

/**
 * The Kent example with three approvers in the leadership group, each of whom sits elsewhere too, a deputy, and a chair who may act alone; step two is the
 * Kent board alone.
 */
export const kentWithThreeApprovers = kent
  .replace('approval: { rule: majority }', 'approval: { rule: majority, chairs_action: true }')
  .replace(
    '{ person: dph-kent, role: member }',
    '{ person: dph-kent, role: approver }\n      - { person: dph-medway, role: approver }\n      - { person: cabinet-member, role: deputy }',
  )
  .replace('[kent-hwb, medway-hwb]        # side by side', '[kent-hwb]');

export type GovernanceWorld = {
  /** Where its database is */
  readonly url: string;
  readonly prisma: Database['prisma'];
  readonly transact: Transact;
  /** Applies a file's text at an instant given as ISO text. */
  apply(source: string, at: string, options?: { takeFile?: boolean }): Promise<GovernanceApplied>;
  plan(source: string, at: string, options?: { takeFile?: boolean }): Promise<GovernancePlan>;
  close(): Promise<void>;
};

/** A database of its own in which governance files can be applied. */
export async function governanceWorld(): Promise<GovernanceWorld> {
  return worldOn('nothing', createTestDatabase);
}

/** The same, where this file was applied at this instant. */
export async function governedWorld(source: string, at: DateTime): Promise<GovernanceWorld> {
  return worldOn(`${at.toMillis()} ${source}`, () => createGovernedCopy(source, at));
}

/** A database to which this file was applied at this instant, by the command line. */
export async function createGovernedCopy(source: string, at: DateTime): Promise<TestDatabase> {
  return createPreparedDatabase(`${at.toMillis()} ${source}`, async (url) => {
    const { prisma, close } = createPrisma(url, { poolSize: 1 });
    const reading = readGovernanceFile(source);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { file } = reading;
    const transact = createTransact(prisma, async () => undefined);
    const applied = await applyGovernance(transact, { ...file, appliedBy: 'the command line', now: () => at, takeFile: false });
    await close();
    if (applied.result === 'refused') throw new Error(applied.problems.join('\n'));
  });
}

async function worldOn(content: string, make: () => Promise<TestDatabase>): Promise<GovernanceWorld> {
  const lent = await lend(`client ${content}`, make, async ({ url }) => {
    const { prisma, close } = createPrisma(url, { poolSize: 20 });
    return { thing: prisma, close };
  });
  const { thing: prisma, url, giveBack } = lent;
  const transact = createTransact(prisma, async () => undefined);
  const wanted = (source: string, at: string, takeFile: boolean) => {
    const reading = readGovernanceFile(source);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return { ...reading.file, at: DateTime.fromISO(at, { zone: 'utc' }), takeFile };
  };
  return {
    url,
    prisma,
    transact,
    apply: async (source, at, { takeFile = false } = {}) => {
      const { at: now, ...file } = wanted(source, at, takeFile);
      return applyGovernance(transact, { ...file, now: () => now, appliedBy: 'the command line' });
    },
    plan: async (source, at, { takeFile = false } = {}) => {
      return planGovernance(transact, wanted(source, at, takeFile));
    },
    close: giveBack,
  };
}

/** The tables whose rows make up a directory: what a governance file speaks of, but for its meetings, and the interests and delegations that people declare. */
export const directoryTables = [
  'workspace',
  'secretary',
  'organisation',
  'person',
  'body',
  'seat',
  'membership',
  'relation',
  'pathway',
  'pathway_organisation',
  'route',
  'clock',
  'interest',
  'delegation',
] as const;

/** Every row of every table the file speaks of, and where each stands: an update, even to the same values, moves it. */
export async function rowsOf({ prisma }: Pick<GovernanceWorld, 'prisma'>): Promise<unknown> {
  const rest = ['meeting', 'governance_application', 'chronicle_entry', 'chronicle_head'];
  const read = (table: string) => prisma.$queryRawUnsafe(`SELECT ctid::text AS place, to_jsonb(t) AS row FROM "${table}" t ORDER BY 1`);
  return Promise.all([...directoryTables, ...rest].map(read));
}
