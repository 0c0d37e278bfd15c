import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { GovernanceRecord } from '#src/domain/governance/records.ts';
import { warningsIn } from '#src/domain/governance/warnings.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';

const westHerts = await readFile('docs/examples/west-herts.yaml', 'utf8');

function recordsOf(source: string): readonly GovernanceRecord[] {
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.file.records;
}
const all = (source: string, today = '2007-10-01') => warningsIn(recordsOf(source), today);
const alone = / lets one person decide: /;
/** Those on digests. */
const warned = (source: string, today = '2007-10-01') => all(source, today).filter((one) => !alone.test(one));

test.each(['kent', 'west-herts'])('the digests of the %s case need no second look', async (name) => {
  expect(warned(await readFile(`docs/examples/${name}.yaml`, 'utf8'))).toEqual([]);
});

test('boards and committees for which one person can decide are named, with how; groups are not', async () => {
  expect(all(await readFile('docs/examples/kent.yaml', 'utf8'))).toEqual([
    'Kent shadow Health and Wellbeing Board lets one person decide: its rule is any one approver. Look into its standing orders whether it may, and change approval: or chairs_action: if not.',
  ]);
  const named = all(westHerts).filter((one) => alone.test(one));
  expect(named).toHaveLength(3);
  expect(named.at(-2)).toContain(' lets one person decide: its rule is the chair, and chairs_action lets its chair approve alone.');
  expect(named.at(-1)).toContain('lets one person decide: chairs_action lets its chair approve alone.');
  expect(all(await readFile('docs/examples/rules/quorum-of-seven.yaml', 'utf8')).filter((one) => alone.test(one))).toEqual([]);
});

test('digests that cover nothing, and every group that no digest covers, are named', () => {
  const warnings = warned(westHerts.replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]'));
  expect(warnings).toHaveLength(6);
  expect(warnings[0]).toBe(
    'The digests of PBC Governance Committee cover no pathway: no review group with one answers to PBC Governance Committee, or to a body in the to: of its digests. Add such a body there, or the relation (accountable_to or reports_to).',
  );
  expect(warnings.slice(1).map((one) => /^No digest covers (.*): what it logs reaches no meeting\./.exec(one)?.[1])).toEqual([
    'Heart failure redesign group',
    'Diabetes redesign group',
    'Intermediate care redesign group',
    'Urgent care redesign group',
    'COPD and respiratory redesign group',
  ]);
});

test('a group that no digest covers is told of with what there is to see to', () => {
  const group = (source: string) => warned(source).find((one) => one.includes('covers Diabetes redesign group'));
  const elsewhere = westHerts.replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]');
  expect(group(elsewhere)).toContain('It answers to West Herts Clinical Conclave');
  const relation = '{ from: diabetes-group, kind: accountable_to, to: conclave-group }';
  expect(westHerts).toContain(relation);
  expect(group(westHerts.replace(relation, relation.replace('accountable_to', 'advises')))).toContain('Say to which body it answers');
  const silent = westHerts.replaceAll(/\n {4}channel: (C0CONCLAVEGRP|C0PBCGOV)/g, '');
  expect(group(silent)).toContain('without a channel: set one, or name a body that has one.');
});

test('a group whose relation is over is uncovered from the day after, and no longer named once it has ended itself', () => {
  const relation = '{ from: diabetes-group, kind: accountable_to, to: conclave-group }';
  const ends = westHerts.replace(relation, relation.replace(' }', ', until: 2007-10-31 }'));
  expect(warned(ends, '2007-10-31')).toEqual([]);
  expect(warned(ends, '2007-11-01')).toEqual([expect.stringContaining('No digest covers Diabetes redesign group')]);
  const closed = ends.replace('group: diabetes-group, tier: local', 'group: diabetes-group, until: 2007-10-31, tier: local');
  expect(warned(closed, '2007-11-01')).toEqual([]);
});

test('who answers through a body in between, or to a predecessor, is covered', () => {
  const throughCommittee = westHerts
    .replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]')
    .replace('to: pct-board, through: pec', 'to: pct-board, through: pbc-governance');
  expect(warned(throughCommittee)).toEqual([]);
  const successor = westHerts
    .replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]')
    .replace(
      '{ from: pbc-governance, kind: signs_off, to: conclave-group }',
      '{ from: pbc-governance, kind: replaces, to: conclave-group }',
    );
  expect(warned(successor)).toEqual([]);
});

test('digests that no channel gets are named, and cover nobody', () => {
  const warnings = warned(westHerts.replace('    channel: C0CONCLAVEGRP\n', '').replace('    channel: C0PBCGOV\n', ''));
  expect(warnings[0]).toBe(
    'The digests of PBC Governance Committee go nowhere: no body in their to: has a channel. Set a channel, or name a body that has one.',
  );
  expect(warnings).toHaveLength(6);
});
