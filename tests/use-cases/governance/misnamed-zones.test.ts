import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describePlan } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import { misnamedZones } from '#src/use-cases/governance/misnamed-zones.ts';
import { planGovernance } from '#src/use-cases/governance/plan-governance.ts';
import { kent } from '#tests/support/governance.ts';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';
import { london } from '#tests/support/kent.ts';

let world: GovernedDatabase;
beforeEach(async () => {
  world = await createGovernedDatabase();
});
afterEach(() => world.close());

const now = london('2011-11-09T12:00');

function recordsOf(source: string) {
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
  return reading.file.records;
}

/** As a release before applied it, when any zone the machine knows was taken. */
async function applyWithZone(zone: string) {
  const records = JSON.parse(JSON.stringify(recordsOf(kent)).replaceAll('"timezone":"Europe/London"', `"timezone":"${zone}"`));
  await applyGovernance(world.transact, { records, source: kent, appliedBy: 'the test', now: () => now, takeFile: true });
}

describe('a zone applied before abbreviations were refused', () => {
  test('none is told where all are right', async () => {
    expect(await world.transact((stores) => misnamedZones(stores, now))).toEqual([]);
  });

  test('is told at the start, with the one that is likely meant', async () => {
    await applyWithZone('BST');
    expect(await world.transact((stores) => misnamedZones(stores, now))).toEqual([
      { team: 'T0KENT', of: 'the workspace', fault: expect.stringContaining('did you mean Europe/London?') },
    ]);
  });

  test.each(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT-1', 'Zulu'])('so is %s, which knows no summer time, and the plan says so', async (zone) => {
    await applyWithZone(zone);
    const [told] = await world.transact((stores) => misnamedZones(stores, now));
    expect(told?.fault).toBe(`"${zone}" is an offset, not a time zone with its summer time: did you mean Europe/London?`);
    const planned = await planGovernance(world.transact, { records: recordsOf(kent), at: now, takeFile: false });
    expect(describePlan(planned)).toContain(`time zone from "${zone}" (which knows no summer time) to "Europe/London"`);
  });

  test('is told by the plan of the file that puts it right, with what it was taken as', async () => {
    await applyWithZone('BST');
    const planned = await planGovernance(world.transact, { records: recordsOf(kent), at: now, takeFile: false });
    expect(describePlan(planned)).toContain('time zone from "BST" (which was taken as Asia/Dhaka) to "Europe/London"');
  });
});
