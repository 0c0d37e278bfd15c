import type { DateTime } from 'luxon';
import type { Database } from '#src/database/prisma.ts';
import type { Directory } from '#src/domain/directory.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { governedWorld, kent } from './governance.ts';
import { london } from './kent.ts';

export type GovernedDatabase = {
  readonly prisma: Database['prisma'];
  readonly transact: Transact;
  /** Applies the governance example, changed by `edit`, at an instant. */
  apply(edit: (source: string) => string, at: DateTime): Promise<void>;
  directory(team?: string): Promise<Directory>;
  close(): Promise<void>;
};

/** A database of its own to which the governance example was applied on 9 November 2011, 09:00. Nothing is sent from it. */
export async function createGovernedDatabase(): Promise<GovernedDatabase> {
  const world = await governedWorld(kent, london('2011-11-09T09:00'));
  const { prisma, transact } = world;
  return {
    prisma,
    transact,
    close: () => world.close(),
    async apply(edit, at) {
      const reading = readGovernanceFile(edit(kent));
      if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
      const applied = await applyGovernance(transact, { ...reading.file, now: () => at, appliedBy: 'the test', takeFile: true });
      if (applied.result === 'refused') throw new Error(applied.problems.join('; '));
    },
    async directory(team = 'T0KENT') {
      const directory = await transact(({ directories }) => directories.ofTeam(team));
      if (!directory) throw new Error(`${team} is not governed`);
      return directory;
    },
  };
}
