import { IANAZone } from 'luxon';
import { closest } from './closest.ts';
import { comparable } from './names.ts';

/** What people in Britain most likely mean by an abbreviation, each of which means several things or is no place that has a summer time. */
const abbreviated: Readonly<Record<string, string>> = {
  bst: 'Europe/London',
  gmt: 'Europe/London',
  'gmt/bst': 'Europe/London',
  wet: 'Europe/London',
  west: 'Europe/Lisbon',
  ist: 'Europe/Dublin',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  met: 'Europe/Paris',
  eet: 'Europe/Athens',
  est: 'America/New_York',
  edt: 'America/New_York',
  est5edt: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  cst6cdt: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mst7mdt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pst8pdt: 'America/Los_Angeles',
  aest: 'Australia/Sydney',
};

/** What is no name of a zone, and is used for one. */
const called: Readonly<Record<string, string>> = {
  gb: 'Europe/London',
  uk: 'Europe/London',
  'uk time': 'Europe/London',
  'gb eire': 'Europe/London',
  'british summer time': 'Europe/London',
  'british time': 'Europe/London',
  'london time': 'Europe/London',
  'greenwich mean time': 'Europe/London',
  'gmt standard time': 'Europe/London',
  'universal time': 'Europe/London',
  'coordinated universal time': 'Europe/London',
  britain: 'Europe/London',
  england: 'Europe/London',
  scotland: 'Europe/London',
  wales: 'Europe/London',
  'northern ireland': 'Europe/London',
  belfast: 'Europe/London',
  birmingham: 'Europe/London',
  cardiff: 'Europe/London',
  edinburgh: 'Europe/London',
  glasgow: 'Europe/London',
  manchester: 'Europe/London',
  eire: 'Europe/Dublin',
  ireland: 'Europe/Dublin',
};

/** An offset, bare or behind UTC, GMT or Etc/: it knows no summer time, and Etc/GMT-1 is an hour ahead. */
const offset = /^(?:etc\/)?(?:utc|gmt)?\s*[+\u2212-]?\s*\d{1,2}(?::?\d{2})?$|^(?:etc\/)?(?:gmt|utc|uct|ut|universal|zulu|greenwich)$|^z$/i;

const region =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:\/[A-Z][A-Za-z_-]*[a-z][A-Za-z_-]*){1,2}$/;

/** What is wrong with the name of a time zone, with the one that is likely meant; null where it is an IANA name of a place: UTC is an hour behind Britain all summer. */
export function faultInTimeZone(given: string): string | null {
  if (region.test(given) && IANAZone.isValidZone(given)) return null;
  const likely = likelyZone(given);
  return `"${given}" ${what(given)}: ${likely === null ? 'expected a zone with a place, such as Europe/London' : `did you mean ${likely}?`}`;
}

function what(given: string): string {
  if (offset.test(given.trim())) return 'is an offset, not a time zone with its summer time';
  if (abbreviated[comparable(given)] !== undefined) return 'stands for different times in different places';
  return 'is no known time zone';
}

function likelyZone(given: string): string | null {
  const said = comparable(given);
  if (offset.test(given.trim())) return isOfBritain(given) ? 'Europe/London' : null;
  return abbreviated[said] ?? called[said] ?? byPlace(said);
}

/** No hours, or one: Greenwich and British Summer Time. */
function isOfBritain(given: string): boolean {
  const [, hours = '0', minutes = '0'] = /(\d{1,2}):?(\d{2})?/.exec(given) ?? [];
  return Number(hours) <= 1 && Number(minutes) === 0;
}

/** "london", "Europe / London" and "europe/lodon". */
function byPlace(said: string): string | null {
  const zones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [bare(zone), zone]));
  const typed = bare(said);
  const city = [...zones].find(([, zone]) => bare(zone.split('/').at(-1) ?? '') === typed);
  const near = city?.[0] ?? closest(typed, [...zones.keys()], 0);
  return (near === null ? null : zones.get(near)) ?? null;
}

function bare(zone: string): string {
  return comparable(zone).replaceAll(/[\s_/]/g, '');
}
