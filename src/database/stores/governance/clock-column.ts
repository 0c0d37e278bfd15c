import type { ClockDefinition, DayCount } from '#src/domain/directory.ts';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { clockColumn } from '../json-columns.ts';

type Fields = RecordOf<'clock'>['fields'];

/** A clock's column from what the governance file says. */
export function clockDefinition({ paper_deadline, sign_off_deadline, digests }: Fields): ClockDefinition {
  return {
    paperDeadline: dayCount(paper_deadline),
    signOffDeadline: dayCount(sign_off_deadline),
    digests: digests.map(({ working_days_before, at, update_cut_off_hours, to }) => ({
      workingDaysBefore: working_days_before,
      at,
      updateCutOffHours: update_cut_off_hours,
      to,
    })),
  };
}

/** The way back. */
export function clockFields(column: unknown): Fields {
  const { paperDeadline, signOffDeadline, digests } = clockColumn.parse(column);
  return {
    paper_deadline: countFields(paperDeadline),
    sign_off_deadline: countFields(signOffDeadline),
    digests: digests.map(({ workingDaysBefore, at, updateCutOffHours, to }) => ({
      working_days_before: workingDaysBefore,
      at,
      update_cut_off_hours: updateCutOffHours,
      to,
    })),
  };
}

function dayCount(given: Fields['paper_deadline']): DayCount | null {
  if (given === null) return null;
  return 'clear_working_days' in given ? { clearWorkingDays: given.clear_working_days } : { workingDaysBefore: given.working_days_before };
}

function countFields(count: DayCount | null): Fields['paper_deadline'] {
  if (count === null) return null;
  return 'clearWorkingDays' in count ? { clear_working_days: count.clearWorkingDays } : { working_days_before: count.workingDaysBefore };
}
