import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { type GovernanceWorld, governanceWorld, kent, rowsOf } from '#tests/support/governance.ts';

let world: GovernanceWorld;
beforeEach(async () => {
  world = await governanceWorld();
});
afterEach(() => world.close());

const first = '2011-11-09T09:00:00Z';
const later = '2011-11-16T12:00:00Z';

function read(source: string) {
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.file;
}

/** Notes what is written of the rows. */
function noting(written: string[]): Transact {
  return (work, options) =>
    world.transact(({ governance, ...stores }) => {
      const write: typeof governance.write = (workspaceId, carriedOut, application) => {
        written.push(...carriedOut.statements.map(({ text }) => text));
        governance.write(workspaceId, carriedOut, application);
      };
      return work({ ...stores, governance: { ...governance, write } });
    }, options);
}

describe('a file is applied whole or not at all', () => {
  it('leaves nothing behind where something fails in the middle', async () => {
    const before = await rowsOf(world);
    const thenFull: Transact = (work, options) =>
      world.transact(({ governance, ...stores }) => {
        const write = (...what: Parameters<typeof governance.write>) => {
          governance.write(...what);
          throw new Error('the disk is full');
        };
        return work({ ...stores, governance: { ...governance, write } });
      }, options);
    const failing = applyGovernance(thenFull, {
      ...read(kent),
      appliedBy: 'the command line',
      now: () => DateTime.fromISO(first),
      takeFile: false,
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await rowsOf(world)).toEqual(before);
    await world.apply(kent, first);
    const applied = await rowsOf(world);
    await world.prisma.$executeRawUnsafe('ALTER TABLE clock ADD CONSTRAINT planted CHECK (since < $$2011-11-10$$)');
    const changedClock = kent.replace('clear_working_days: 5', 'clear_working_days: 3').replace('name: Dementia,', 'name: Dementia care,');
    await expect(world.apply(changedClock, later)).rejects.toThrow('planted');
    expect(await rowsOf(world)).toEqual(applied);
  });

  it('is written in one statement for each kind of row and of change, however many there are', async () => {
    await world.apply(kent, first);
    const people = Array.from(
      { length: 40 },
      (_, index) => `  - { key: p${index}, slack: U0P${index}, name: Person ${index}, organisation: kcc, profession: lay }`,
    );
    const seats = people.map((_, index) => `      - { person: p${index}, role: member }`);
    const many = kent
      .replace('\nbodies:', `\n${people.join('\n')}\n\nbodies:`)
      .replace('    seats:\n', `    seats:\n${seats.join('\n')}\n`);
    const written: string[] = [];
    for (const source of [many, many.replaceAll('name: Person', 'name: Colleague'), kent])
      await applyGovernance(noting(written), {
        ...read(source),
        appliedBy: 'the command line',
        now: () => DateTime.fromISO(later),
        takeFile: false,
      });
    expect(written.map((text) => /^(?:INSERT INTO|UPDATE) "\w+"/.exec(text)?.[0])).toEqual([
      ...['INSERT INTO "person"', 'INSERT INTO "seat"', 'INSERT INTO "membership"'],
      ...['UPDATE "person"', 'INSERT INTO "former_name"'],
      ...['UPDATE "person"', 'UPDATE "seat"', 'UPDATE "membership"'],
    ]);
  });

  it('lets applications that come at once come one after the other', async () => {
    const names = ['One', 'Two', 'Three', 'Four'];
    const results = await Promise.all(names.map((name) => world.apply(kent.replace('name: Dementia,', `name: ${name},`), first)));
    expect(new Set(results.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4]));
    const stored = await world.prisma.governanceApplication.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const pathway = await world.prisma.pathway.findFirstOrThrow();
    expect(stored.source).toContain(`name: ${pathway.name},`);
    expect(await world.prisma.workspace.count()).toBe(1);
    expect(await world.prisma.chronicleEntry.count()).toBe(4);
    const same = await Promise.all([1, 2, 3].map(() => world.apply(stored.source, later)));
    expect(same.map(({ result }) => result)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });
});
