import type { IsoDate } from '../wall-clock.ts';
import { digestsThatCoverNothing, groupsWithoutDigest } from './digest-coverage.ts';
import { onePersonDecides } from './one-person-decides.ts';
import type { GovernanceRecord } from './records.ts';

/** A rule that looks for what can stand and is likely not meant: a sentence each, by name, with what to do. `today`: what has ended by then is left out. */
type Warn = (records: readonly GovernanceRecord[], today: IsoDate) => readonly string[];

const rules: readonly Warn[] = [digestsThatCoverNothing, groupsWithoutDigest, onePersonDecides];

/** What a governance file can say and its author should look at again. Nothing is refused for it. */
export function warningsIn(records: readonly GovernanceRecord[], today: IsoDate): readonly string[] {
  return rules.flatMap((warn) => warn(records, today));
}
