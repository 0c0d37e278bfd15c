import type { DateTime } from 'luxon';
import { untilInstant, wallInstant } from './dates.ts';
import { asRecord, type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

/**
 * A stored record as it is to be compared. `said`: what the file says, or said last, of the same thing. What the file leaves open (a first day,
 * the Slack id of a person it names by address) is left open here too. What has ended otherwise than by the file's own last day is null;
 * a seat whose holder left is vacant.
 */
export function standing(
  stored: GovernanceRecord,
  said: GovernanceRecord | undefined,
  at: DateTime,
  zone: string,
): GovernanceRecord | null {
  const open = withoutWhatIsLeftOpen(stored, said);
  const until = lastDay(open);
  if (until === null || untilInstant(until, zone) > at || (said !== undefined && lastDay(said) === until)) return open;
  if (open.kind !== 'seat') return null;
  return { ...open, fields: { ...open.fields, person: null, since: null, until: null } };
}

/** Whether it needs no ending: a sitting that has been, or something whose last day has passed. */
export function isOver(record: GovernanceRecord, at: DateTime, zone: string): boolean {
  if (record.kind === 'meeting') return wallInstant(record.fields.at, record.fields.timezone) <= at;
  const until = lastDay(record);
  return record.kind !== 'seat' && until !== null && untilInstant(until, zone) <= at;
}

/** The time zone of the workspace, in which days begin. */
export function zoneOfRecords(records: readonly GovernanceRecord[]): string | null {
  return ofKind(records, 'workspace')[0]?.fields.timezone ?? null;
}

function lastDay(record: GovernanceRecord): string | null {
  return 'until' in record.fields ? record.fields.until : null;
}

function withoutWhatIsLeftOpen(given: GovernanceRecord, said: GovernanceRecord | undefined): GovernanceRecord {
  const stored = given.kind === 'seat' ? withHoldersSaid(given, said?.kind === 'seat' ? said.fields.earlier : []) : given;
  if (!said || said.kind !== stored.kind) return stored;
  const undated = 'since' in said.fields && said.fields.since === null ? withoutSince(stored) : stored;
  if (undated.kind !== 'person' || said.kind !== 'person' || said.fields.slack !== null) return undated;
  return { ...undated, fields: { ...undated.fields, slack: null } };
}

type Seat = RecordOf<'seat'>;

/** A seat's past is longer than what the file says of it: of earlier holders only those are compared whom it names. */
function withHoldersSaid(seat: Seat, said: Seat['fields']['earlier']): Seat {
  const left = [...seat.fields.earlier];
  const earlier = said.flatMap(({ person, since }) => {
    const index = left.findIndex((one) => one.person === person);
    const [holder] = index < 0 ? [] : left.splice(0, index + 1).slice(index);
    return holder ? [since === null ? { ...holder, since: null } : holder] : [];
  });
  return { ...seat, fields: { ...seat.fields, earlier } };
}

function withoutSince(record: GovernanceRecord): GovernanceRecord {
  return asRecord({ ...record, fields: { ...record.fields, since: null } });
}
