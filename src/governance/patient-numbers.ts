import type { GovernanceRecord } from '#src/domain/governance/records.ts';
import { type Numbering, patientNumbersIn } from '#src/domain/patient-numbers/find.ts';

/** What there is of patients' numbers somewhere: one announced as such, or only ten digits that could be one. */
export type NumberFound = 'announced' | 'unclear';

/** Lines (from 1) with what looks like a patient's number: the file is stored as it is, comments too. */
export function linesWithNumbers(source: string, numbering: Numbering): { readonly line: number; readonly found: NumberFound }[] {
  return source.split('\n').flatMap((text, index) => found(text, numbering).map((one) => ({ line: index + 1, found: one })));
}

/** Records with one, where text folded over several lines hides it from the lines. */
export function recordsWithNumbers(
  records: readonly GovernanceRecord[],
  numbering: Numbering,
): { readonly record: GovernanceRecord; readonly found: NumberFound }[] {
  return records.flatMap((record) =>
    textsIn(record.fields)
      .flatMap((text) => found(text, numbering))
      .slice(0, 1)
      .map((one) => ({ record, found: one })),
  );
}

function found(text: string, numbering: Numbering): NumberFound[] {
  const { announced, unclear } = patientNumbersIn(text, numbering);
  if (announced.length > 0) return ['announced'];
  return unclear.length > 0 ? ['unclear'] : [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
