import { DateTime } from 'luxon';
import type { Json } from '#src/domain/chronicle.ts';
import { approvalFields, type GovernanceRecord, identity, type RecordKind, type RecordOf } from '#src/domain/governance/records.ts';
import { wholeRuleInWords } from '#src/domain/membership/approval-rule.ts';
import { faultInTimeZone } from '#src/domain/time-zone.ts';
import { zoneInWords } from '#src/domain/wall-clock.ts';

/** Finds what a plan speaks of, to name it: by kind and key. */
export type Names = ReadonlyMap<string, GovernanceRecord>;

export function namesOf(known: readonly GovernanceRecord[]): Names {
  // The first said wins: the file's own names before those of the database.
  return new Map(known.toReversed().map((record) => [identity(record), record]));
}

/** A record in words a board secretary would use, e.g. `the body "Clinical Leadership Group" (clg)`. */
export function inWords(record: GovernanceRecord, names: Names): string {
  switch (record.kind) {
    case 'workspace':
      return `the workspace ${record.key}`;
    case 'secretary':
      return `${nameOf('person', record.key, names)} in the secretariat`;
    case 'seat':
      return seatInWords(record, names);
    case 'relation':
      return `${nameOf('body', record.fields.from, names)} ${record.fields.kind.replaceAll('_', ' ')} ${nameOf('body', record.fields.to, names)}`;
    case 'clock':
      return `the clock of ${nameOf('body', record.key, names)}`;
    case 'meeting':
      return `the meeting of ${nameOf('body', record.fields.body, names)} on ${moment(record.fields.at)} (${zoneInWords(record.fields.timezone)}; ${record.key})`;
    case 'organisation':
    case 'person':
    case 'body':
    case 'pathway':
    case 'route':
      return `the ${record.kind} "${record.fields.name}" (${record.key})`;
  }
}

/** What is known of a kind and key in words; the bare key where nothing is. */
export function placeInWords(kind: RecordKind, key: string, names: Names): string {
  const record = names.get(identity({ kind, key }));
  return record ? inWords(record, names) : `the ${kind} ${key}`;
}

function seatInWords({ fields }: RecordOf<'seat'>, names: Names): string {
  const what = `${fields.role} of ${nameOf('body', fields.body, names)}${fields.tag === null ? '' : ` (${fields.tag})`}`;
  return fields.person === null ? `a vacant seat: ${what}` : `${nameOf('person', fields.person, names)} as ${what}`;
}

/** The name behind a key. */
function nameOf(kind: 'person' | 'organisation' | 'body', key: string, names: Names): string {
  const record = names.get(identity({ kind, key }));
  return record && 'name' in record.fields ? record.fields.name : key;
}

const references: Readonly<Record<string, 'person' | 'organisation' | 'body'>> = {
  person: 'person',
  organisation: 'organisation',
  organisations: 'organisation',
  body: 'body',
  group: 'body',
  from: 'body',
  to: 'body',
  through: 'body',
  formally_responsible: 'body',
  steps: 'body',
};

const fieldWords: Readonly<Record<string, string>> = {
  person: 'holder',
  earlier: 'holders before',
  slack: 'Slack id',
  email: 'e-mail address',
  at: 'date and time',
  since: 'first day',
  until: 'last day',
  holidays: 'holiday calendar',
  working: 'extra working days',
  timezone: 'time zone',
  chairs_action: "chair's action",
  private: 'private because',
};

/** A field's name in words. */
export function fieldInWords(field: string): string {
  return fieldWords[field] ?? field.replaceAll('_', ' ');
}

/** A field's value in words; what has several parts stands in brackets. */
export function valueInWords(field: string, value: Json, names: Names): string {
  if (value === null) return field === 'person' ? 'nobody' : 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return namedOrText(field, value, names);
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : `(${value.map((one: Json) => itemInWords(field, one, names)).join(separators[field] ?? ', ')})`;
  const approval = approvalFields.safeParse(value);
  return approval.success ? wholeRuleInWords(approval.data) : partsInWords(value, names);
}

const separators: Readonly<Record<string, string>> = { steps: ', then ', digests: '; ' };

function namedOrText(field: string, text: string, names: Names): string {
  const kind = references[field];
  if (kind) return nameOf(kind, text, names);
  return field === 'timezone' ? zoneOrFault(text) : textInWords(text);
}

/** One applied before abbreviations and offsets were refused: what every time was counted by until now. */
function zoneOrFault(zone: string): string {
  if (faultInTimeZone(zone) === null) return textInWords(zone);
  const { timeZone } = new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions();
  return `${textInWords(zone)} (which ${faultInTimeZone(timeZone) === null ? `was taken as ${timeZone}` : 'knows no summer time'})`;
}

/** A step's bodies side by side, a digest, or one of a plain list. */
function itemInWords(field: string, value: Json, names: Names): string {
  if (field === 'steps' && Array.isArray(value)) return value.map((one: Json) => valueInWords('body', one, names)).join(' and ');
  return valueInWords(field, value, names);
}

/** A count of days, or when a digest goes where. */
function partsInWords(value: object, names: Names): string {
  const said = Object.entries(value).filter(([, one]) => one !== null);
  return said.map(([part, one]) => partInWords(part, one, names)).join(', ');
}

function partInWords(part: string, value: Json, names: Names): string {
  const said = valueInWords(part, value, names).replaceAll(/^"|"$/g, '');
  switch (part) {
    case 'clear_working_days':
      return `${said} clear working days before`;
    case 'working_days_before':
      return `${said} working days before`;
    case 'update_cut_off_hours':
      return `updates until ${said} working hours earlier`;
    default:
      return `${part} ${said}`;
  }
}

function textInWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return DateTime.fromISO(text, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy');
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return moment(text);
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return `${moment(text)} UTC`;
  return `"${text}"`;
}

function moment(wallTime: string): string {
  return DateTime.fromISO(wallTime, { zone: 'utc', locale: 'en-GB' }).toFormat('cccc d MMMM yyyy, HH:mm');
}
