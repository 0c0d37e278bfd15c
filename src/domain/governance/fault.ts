import type { GovernanceRecord } from './records.ts';

/** Something the records say that cannot stand: where (the record, and the keys of the governance file below it) and what to do. */
export type Fault = { readonly record: GovernanceRecord; readonly at: readonly (string | number)[]; readonly message: string };

export function fault(record: GovernanceRecord, at: readonly (string | number)[], message: string): Fault {
  return { record, at, message };
}
