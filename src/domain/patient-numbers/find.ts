import { beginsWithBirthday, passesModulus11 } from './check-digit.ts';
import { endsFile } from './file-names.ts';
import { type Label, labelsOf } from './labels.ts';
import { mayHoldTenDigits, plainText } from './plain-text.ts';
import { isLoose, isPrinted, isWide, type Window, windowsIn } from './windows.ts';

/** Whose numbers patients have: those of England and Wales, of Scotland, or of Northern Ireland. */
export type Numbering = 'nhs' | 'chi' | 'health-and-care';

/** The workspace's calendar of holidays says in which country it is. */
export function numberingOf(holidays: string): Numbering {
  if (holidays === 'scotland') return 'chi';
  return holidays === 'northern-ireland' ? 'health-and-care' : 'nhs';
}

/** Ten digits each, once. */
export type PatientNumbers = {
  /** Said to be a patient's by what stands beside them */
  readonly announced: readonly string[];
  /** For which only their check digit speaks */
  readonly unclear: readonly string[];
};

const none: PatientNumbers = { announced: [], unclear: [] };

/**
 * Finds patients' numbers in what people typed: ten digits with a right check digit (Modulus 11), in any script and however they are grouped. The
 * words beside them decide: "NHS no." announces one, "Zoom meeting" makes it none; in one clause the first wins, else the nearest. Without such a word
 * the person has to be asked.
 *
 * A longer run of digits is none, nor are dates, times, sums, telephone numbers with their 0 or country code, and codes of known systems.
 */
export function patientNumbersIn(text: string, numbering: Numbering): PatientNumbers {
  if (!mayHoldTenDigits(text)) return none;
  const plain = plainText(text);
  const windows = windowsIn(plain);
  if (!windows.some(({ digits }) => passesModulus11(digits))) return none;
  const announced = new Set<string>();
  const unclear = new Set<string>();
  for (const { window, label } of labelled(windows, plain)) {
    if (!passesModulus11(window.digits) || isSum(window, plain)) continue;
    if (isInternational(window, plain) && !(label?.meaning === 'number' && label.direct)) continue;
    if (isAnnounced(window, label, numbering, plain)) announced.add(window.digits);
    else if (isUnclear(window, label, numbering, plain)) unclear.add(window.digits);
  }
  return { announced: [...announced], unclear: [...unclear.difference(announced)] };
}

/** All ten digits with a right check digit that a text can be read to hold, whatever stands beside them. */
export function possibleNumbersIn(text: string): readonly string[] {
  if (!mayHoldTenDigits(text)) return [];
  const windows = windowsIn(plainText(text));
  return [...new Set(windows.map(({ digits }) => digits).filter(passesModulus11))];
}

type Labelled = { readonly window: Window; readonly label: Label | null };

/** What stands beside each; in a list ("943 476 5919 and 999 000 0018") what stands before the first. */
function labelled(windows: readonly Window[], plain: string): Labelled[] {
  const labelAt = labelsOf(plain);
  const found: Labelled[] = [];
  let last: Labelled | null = null;
  for (const window of windows) {
    const own = labelAt({ ...window, figures: isRow(window) });
    const label: Label | null = own?.direct ? own : (continued(last, window, plain) ?? own);
    found.push({ window, label });
    if (label && isPrinted(window.shape)) last = { window, label };
  }
  return announcedBehind(found, plain);
}

function continued(last: Labelled | null, window: Window, plain: string): Label | null {
  return last && isListed(last.window, window, plain) ? last.label : null;
}

/** "943 476 5919, 999 000 0018 are the NHS numbers": what stands behind the last announces all of the list. */
function announcedBehind(found: readonly Labelled[], plain: string): Labelled[] {
  const read: Labelled[] = [];
  let next: Labelled | null = null;
  for (const { window, label } of found.toReversed()) {
    const named: Label | null = next?.label?.meaning === 'number' && isListed(window, next.window, plain) ? next.label : null;
    const one: Labelled = { window, label: label?.direct ? label : (named ?? label) };
    read.push(one);
    if (isPrinted(window.shape)) next = one;
  }
  return read.toReversed();
}

/** Two that stand in one list, written alike. */
function isListed(one: Window, { from, shape }: Window, plain: string): boolean {
  if (one.to > from || one.shape !== shape || from - one.to > 20) return false;
  return /^[^\p{L}\d]*(?:and|or)?[^\p{L}\d]*$/u.test(plain.slice(one.to, from));
}

const fiveOfTwo = '2-2-2-2-2';

/** Whether ten digits are written as one number would be, rather than as figures in a row. */
function isWrittenAsOne({ shape, alone, apart, gaps }: Window): boolean {
  if (shape === '10') return true;
  // "120, 340, 5600, 77"
  if (isPrinted(shape)) return alone || gaps.every((gap) => isLoose(gap) || !/[,;]\s/.test(gap));
  return apart && shape !== fiveOfTwo && gaps.every(isLoose);
}

/** Figures that may be several: not a list of numbers, each written as one is, as "943 476 5919, 999 000 0018". */
function isRow(window: Window): boolean {
  const { shape, alone, apart, groups, gaps } = window;
  if (shape === '10') return false;
  const isOneShape = groups.length <= 3 || groups.length === 10 || shape === '2-2-2-4';
  const isInList = isOneShape && (apart || gaps.every((gap) => isLoose(gap) && !isWide(gap)));
  return !isWrittenAsOne(window) || !(alone || isInList);
}

function isAnnounced(window: Window, label: Label | null, numbering: Numbering, plain: string): boolean {
  const { digits, shape, date } = window;
  switch (label?.meaning) {
    case 'number':
      return date === null || (date === 'whole' && !/^(?:4-\d-\d|4-\d-\d-\d|\d-\d-4-\d)$/.test(shape));
    case 'issuer':
      return date === null && !isTelephone(digits, saysChi(window, plain) ? 'chi' : numbering);
    case 'patient':
      return date === null && !isTelephone(digits, numbering) && (label.direct || isWrittenAsOne(window));
    case 'patients':
      return (shape === '10' || (isPrinted(shape) && isInLink(window, plain))) && !isTelephone(digits, numbering);
    case 'letter':
      return isInName(window, plain);
    case 'other':
    case 'reference':
    case 'figures':
    case undefined:
      return false;
  }
}

/** Part of a file's name: "scan9434765919", "discharge letter 943 476 5919.pdf". */
function isInName({ from, to }: Window, plain: string): boolean {
  return /\S/.test(plain[from - 1] ?? ' ') || endsFile(plain, to);
}

/** As in /patients/943-476-5919. */
function isInLink({ from }: Window, plain: string): boolean {
  return /[/=]/.test(plain[from - 1] ?? ' ');
}

/** Ten digits that begin with 0 are a telephone number, but where they can be a CHI number. */
function isTelephone(digits: string, numbering: Numbering): boolean {
  return digits.startsWith('0') && !(numbering === 'chi' && beginsWithBirthday(digits));
}

/** Scotland's numbers are written in all countries. */
function saysChi({ from }: Window, plain: string): boolean {
  return /(?<!\p{L})CHI[^\p{L}\d]*$/iu.test(plain.slice(Math.max(0, from - 16), from));
}

function isUnclear(window: Window, label: Label | null, numbering: Numbering, plain: string): boolean {
  const { digits, shape, date } = window;
  if (label?.meaning === 'other' || label?.meaning === 'reference' || label?.meaning === 'figures') return false;
  if (date !== null || window.spoken || !isWrittenAsOne(window)) return false;
  if (isTelephone(digits, numbering) && shape !== '3-3-4') return false;
  return !isOtherwiseShaped(window, plain);
}

/** Slack's ids of people, channels and groups, as in a mention. */
const slackId = /(?:<[@#]|\^|\/archives\/)[A-Z]$/;
/**
 * What systems write before numbers of theirs, and trusts' codes before a stroke ("RXY/", not "RAY/"). Not any capitals: clinics name files by surname and number
 * ("SMITH_9434765919.pdf").
 */
const codePrefix = /(?<![\p{L}\d])(?:(?:INC|CHG|REQ|RITM|S?CTASK|TASK|PRB|TKT|IMG|DSC|MVI|VID|PMC)[-/_#]?|R[B-DF-HJ-NP-TV-XZ][A-Z]\/)$/u;
/** The same, of two letters, which before a file's number are initials as well ("KB_9434765919.pdf"). */
const shortPrefix = /(?<![\p{L}\d])(?:KB|SR|CR|WO|SO|CS|HD)[-/_#]?$/u;

/** What its writing alone names: Slack's instants, IP addresses, ISBNs, years, grid references, DOIs, codes of known systems, numbers abroad. */
function isOtherwiseShaped({ digits, shape, from, to, groups, gaps }: Window, plain: string): boolean {
  const before = plain.slice(Math.max(0, from - 60), from);
  const points = gaps.every((gap) => gap === '.');
  if (shape === '10' && /^1\d{9}$/.test(digits) && /^\.\d{6}(?!\d)/.test(plain.slice(to, to + 8))) return true;
  if (groups.length === 4 && points && groups.every((group) => Number(group.digits) < 256)) return true;
  if (groups.length === 4 && groups[3]?.digits.length === 1 && gaps.every((gap) => /^[\s\p{Pd}]$/u.test(gap))) return true;
  if (groups.filter((group) => /^(?:19|20)\d\d$/.test(group.digits)).length > 1) return true;
  if (shape === '8-2' && /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(digits)) return true;
  if (shape === '5-5' && /(?<!\p{L})[HJNOST][A-Z]\s?$/u.test(before)) return true;
  if (/(?<![\d.])10\.\d{4,9}\/\S*$/.test(before)) return true;
  if (codePrefix.test(before) || slackId.test(before)) return true;
  if (shortPrefix.test(before) && !endsFile(plain, to)) return true;
  return /^[123578]/.test(digits) && /(?<!\d)(?:44|\(?0\)?)[\s.-]*$/.test(before);
}

/** After + or 00 and a country code, with or without the 0 that is left out abroad. */
function isInternational({ from }: Window, plain: string): boolean {
  return /(?<![\d:.])(?:\+|00)[\s(.-]*\d{1,3}[\s).-]*(?:\(0\)[\s.-]*)?$/.test(plain.slice(Math.max(0, from - 24), from));
}

function isSum({ from, to }: Window, plain: string): boolean {
  return (
    /(?:\p{Sc}|\b(?:GBP|EUR|USD))\s?$/iu.test(plain.slice(Math.max(0, from - 5), from)) ||
    /^\s?(?:\p{Sc}|(?:pounds?|GBP|EUR|USD|euros?|dollars?|pence|[mb]illion)\b)/iu.test(plain.slice(to, to + 12))
  );
}
