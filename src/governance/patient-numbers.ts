import type { GovernanceRecord } from '#src/domain/governance/records.ts';
import { holdsNhsNumber } from '#src/domain/nhs-number.ts';

/** Lines (from 1) with what looks like a patient's NHS number: the file is stored as it is, comments too. */
export function linesWithNhsNumbers(source: string): number[] {
  return source.split('\n').flatMap((line, index) => (holdsNhsNumber(line) ? [index + 1] : []));
}

/** Records with one, where text folded over several lines hides it from the lines. */
export function recordsWithNhsNumbers(records: readonly GovernanceRecord[]): GovernanceRecord[] {
  return records.filter((record) => textsIn(record.fields).some(holdsNhsNumber));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
