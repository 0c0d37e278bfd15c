import type { GovernanceRecord } from './records.ts';

/** Where something stands: a record, and the keys of the governance file below it. */
type Place = { readonly record: GovernanceRecord; readonly at: readonly (string | number)[] };

/** Something the records say that cannot stand, and what to do. `against`: where the other half of it stands. */
export type Fault = Place & { readonly message: string; readonly against?: Place };

export function fault(record: GovernanceRecord, at: readonly (string | number)[], message: string, against?: Place): Fault {
  return { record, at, message, ...(against && { against }) };
}
