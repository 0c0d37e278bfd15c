import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { storedKeys } from '#src/domain/governance/plan.ts';
import { asRecord, type GovernanceRecord } from '#src/domain/governance/records.ts';
import { describeApplied, describePlan } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { planAgainst } from '#src/use-cases/governance/plan-governance.ts';
import { kent } from '#tests/support/governance.ts';

const at = DateTime.fromISO('2011-11-09T09:00Z', { zone: 'utc' });

function recordsOf(source: string): readonly GovernanceRecord[] {
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.file.records;
}

const applied = storedKeys({ file: recordsOf(kent), applied: [], database: [] });

function planned(source: string, inSlack: (record: GovernanceRecord) => GovernanceRecord | null = (record) => record, takeFile = false) {
  const database = applied.flatMap((record) => inSlack(record) ?? []);
  return planAgainst({ applied: { number: 3, records: applied }, database }, { records: recordsOf(source), at, takeFile });
}

describe('a plan in words', () => {
  it('names everything a first file adds', () => {
    const text = describePlan(planAgainst(null, { records: recordsOf(kent), at, takeFile: false }));
    expect(text.split('\n').slice(0, 2)).toEqual(['This is the first governance file of this workspace.', 'To be added (35):']);
    for (const line of [
      'the workspace T0KENT',
      'Business Strategy officer in the secretariat',
      'the organisation "Kent County Council" (kcc)',
      'the body "Clinical Leadership Group" (clg)',
      'Cabinet Member for Health Reform as chair of Kent shadow Health and Wellbeing Board',
      'a vacant seat: member of Clinical Leadership Group (Social care professional)',
      'Clinical Leadership Group reports to Medway shadow Health and Wellbeing Board',
      'the pathway "Dementia" (dementia)',
      'the clock of Kent shadow Health and Wellbeing Board',
      'the meeting of Kent shadow Health and Wellbeing Board on Wednesday 23 November 2011, 14:00 (London time; kent-hwb-2011-11)',
    ])
      expect(text).toContain(`\n  ${line}`);
  });

  it('asks whether the file was cut, of each section that it has no more', () => {
    const cut = planned(kent.slice(0, kent.indexOf('routes:')));
    const asked = ['routes', 'clocks', 'meetings'].map(
      (section) => `Was the file cut? It has no ${section}, and the last one had: all of them end. If it was, apply the whole file.`,
    );
    expect(describePlan(cut).split('\n').slice(1, 5)).toEqual([...asked, 'To be ended (3):']);
    expect(
      describeApplied({ ...cut, result: 'applied', number: 4 })
        .split('\n')
        .slice(1, 5),
    ).toEqual([...asked, 'Ended (3):']);
    expect(describePlan(planned(kent.replace('place: Sessions House, ', '')))).not.toContain('cut');
  });

  it('tells what changes from what to what, and what ends', () => {
    const source = kent
      .replace('2011-11-23T14:00', '2011-11-30T10:00')
      .replace('{ person: clg-chair, role: chair }', '{ person: dph-kent, role: chair }')
      .replace('approval: { rule: any }', 'approval: { at_least: 1, including: [] }')
      .replace('clear_working_days: 5', 'clear_working_days: 3')
      .replace('from: clg, kind: reports_to, to: medway-hwb, since: 2011-11-09', 'from: clg, kind: advises, to: medway-hwb')
      .replace('update_cut_off_hours: 24, ', '')
      .replace('- bodies: [clg]', '- bodies: [clg, medway-hwb]')
      .replace('approval: { rule: all }', 'approval: { rule: all }\n    delegation: none');
    expect(describePlan(planned(source))).toMatchInlineSnapshot(`
      "Compared with governance file 3, the last one applied:
      To be added (1):
        Clinical Leadership Group advises Medway shadow Health and Wellbeing Board
      To be changed (6):
        the body "Kent shadow Health and Wellbeing Board" (kent-hwb): approval from any one approver to at least 1 approver
        the body "Medway shadow Health and Wellbeing Board" (medway-hwb): delegation from "deputies" to "none"
        Co-Medical Director as chair of Clinical Leadership Group: holder from Co-Medical Director to Director of Public Health (Kent)
        the route "Pathway redesign" (pathway-redesign): steps from (Clinical Leadership Group, then Kent shadow Health and Wellbeing Board and Medway shadow Health and Wellbeing Board) to (Clinical Leadership Group and Medway shadow Health and Wellbeing Board, then Kent shadow Health and Wellbeing Board and Medway shadow Health and Wellbeing Board)
        the clock of Kent shadow Health and Wellbeing Board: paper deadline from 5 clear working days before to 3 clear working days before; digests from (7 working days before, at 09:00, updates until 24 working hours earlier, to (Clinical Leadership Group); 1 working days before, at 09:00, to (Clinical Leadership Group, Kent shadow Health and Wellbeing Board)) to (7 working days before, at 09:00, to (Clinical Leadership Group); 1 working days before, at 09:00, to (Clinical Leadership Group, Kent shadow Health and Wellbeing Board))
        the meeting of Kent shadow Health and Wellbeing Board on Wednesday 23 November 2011, 14:00 (London time; kent-hwb-2011-11): date and time from Wednesday 23 November 2011, 14:00 to Wednesday 30 November 2011, 10:00
      To be ended (1):
        Clinical Leadership Group reports to Medway shadow Health and Wellbeing Board"
    `);
  });

  it('lists what was changed in Slack and kept, and how to take the file’s', () => {
    const text = describePlan(
      planned(kent, (record) => {
        if (record.kind === 'meeting') return { ...record, fields: { ...record.fields, at: '2011-11-30T14:00' } };
        if (record.kind === 'pathway') return null;
        return record;
      }),
    );
    expect(text).toMatchInlineSnapshot(`
      "Compared with governance file 3, the last one applied:
      Nothing would change.
      Changed in Slack since and kept (2):
        the pathway "Dementia" (dementia): ended in Slack; the file still has it
        the meeting of Kent shadow Health and Wellbeing Board on Wednesday 23 November 2011, 14:00 (London time; kent-hwb-2011-11): date and time is Wednesday 30 November 2011, 14:00; the file says Wednesday 23 November 2011, 14:00
      To have what the file says instead, apply it with --take-file; to agree with Slack, change the file."
    `);
  });

  it('says so where the file takes over, where nothing changes, and where the two cannot stand together', () => {
    const inSlack = (record: GovernanceRecord) =>
      record.key === 'medway-hwb' ? asRecord({ ...record, fields: { ...record.fields, channel: 'C0CLG2' } }) : record;
    expect(describePlan(planned(kent))).toBe('Compared with governance file 3, the last one applied:\nNothing would change.');
    expect(describePlan(planned(kent, inSlack, true))).toMatchInlineSnapshot(`
      "Compared with governance file 3, the last one applied:
      To be changed (1):
        the body "Medway shadow Health and Wellbeing Board" (medway-hwb): channel from "C0CLG2" to nothing"
    `);
    const clash = planned(kent.replace('channel: C0CLG\n', 'channel: C0CLG2\n'), inSlack);
    expect(describePlan(clash)).toMatchInlineSnapshot(`
      "Compared with governance file 3, the last one applied:
      Nothing is applied: the file does not fit with what was changed in Slack meanwhile.
        body clg: the body medway-hwb already has the channel C0CLG2: give each body its own channel, or leave this one without
      Change the file to fit, or apply it with --take-file to have the file in place of what was changed in Slack."
    `);
    expect(describeApplied({ ...clash, result: 'refused', number: 3 })).toMatchInlineSnapshot(`
      "Nothing is applied: the file does not fit with what was changed in Slack meanwhile.
        body clg: the body medway-hwb already has the channel C0CLG2: give each body its own channel, or leave this one without
      Change the file to fit, or apply it with --take-file to have the file in place of what was changed in Slack."
    `);
    expect(describeApplied({ ...planned(kent), result: 'unchanged', number: 3 })).toBe(
      'Nothing has changed: governance file 3 stands as it was applied.',
    );
    expect(describeApplied({ ...planned(kent.replace('name: Dementia,', 'name: Memory,')), result: 'applied', number: 4 })).toBe(
      'This is now governance file 4.\nChanged (1):\n  the pathway "Dementia" (dementia): name from "Dementia" to "Memory"',
    );
  });
});
