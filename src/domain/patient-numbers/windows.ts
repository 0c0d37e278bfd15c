import { passesModulus11 } from './check-digit.ts';

/** Digits that stand together. */
type Group = { readonly digits: string; readonly from: number; readonly to: number };

/** Ten digits that could be a number: whole groups, with nothing but marks and spaces between them. */
export type Window = {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  /** Lengths of its groups, e.g. "3-3-4" */
  readonly shape: string;
  readonly groups: readonly Group[];
  /** What stands between its groups */
  readonly gaps: readonly string[];
  /** True where no more figures stand beside it */
  readonly alone: boolean;
  /** True where no more figures stand beside it with only what can stand within a number between */
  readonly apart: boolean;
  readonly date: DatePart;
  /** True where a word stands between groups, as in "943, 476 and 5919" */
  readonly spoken: boolean;
};

/** What a window has of a date: a whole one, only the end of one that begins before it, or nothing. */
type DatePart = 'whole' | 'end' | null;

/** Spaces, dashes, points and the marks of formatting. */
const loose = /^[\s\p{Pd}.\u2212\u00b7\u2022\u2043\u30fb_*~`]{0,5}$/u;
/** The longest run of other marks within a row: the rule of a table's cell. */
const longestGap = 12;

export function isLoose(gap: string): boolean {
  return loose.test(gap);
}

/** A line, or a dash with spaces, as between one number and the next. */
export function isWide(gap: string): boolean {
  return /\n|\s\p{Pd}\s/u.test(gap);
}

/** In one piece, or as such numbers are printed: Scotland's with the day of birth apart. */
export function isPrinted(shape: string): boolean {
  return shape === '10' || shape === '3-3-4' || shape === '6-4';
}

/** Every window of a plain text whose check digit is right or that is written as such numbers are printed, in order. */
export function windowsIn(plain: string): Window[] {
  const rows = rowsIn(plain);
  const spoken = spokenRows(rows, plain).flatMap((row) => windowsOfRow(row, plain).filter((window) => window.spoken));
  const written = rows.flatMap((row) => windowsOfRow(row, plain));
  return spoken.length === 0 ? written : [...written, ...spoken].toSorted((one, other) => one.from - other.from);
}

type Row = readonly Group[];

/** Groups with no letter between them. */
function rowsIn(plain: string): Row[] {
  const rows: Group[][] = [];
  let last: Group | null = null;
  for (const { 0: digits, index: from } of plain.matchAll(/\d+/g)) {
    const group = { digits, from, to: from + digits.length };
    const gap = last === null ? '' : plain.slice(last.to, from);
    const near = last !== null && gap.length <= longestGap && !/\p{L}/u.test(gap) && !isListNumber(last, gap, plain);
    const row = near ? rows.at(-1) : undefined;
    if (row) row.push(group);
    else rows.push([group]);
    last = group;
  }
  return rows;
}

const spokenGap = /^[^\p{L}\d\n]{0,3}(?:and|then|dash|hyphen|space)[^\p{L}\d\n]{1,3}$/iu;

/** Rows with a word between that joins them: "943, 476, and 5919". */
function spokenRows(rows: readonly Row[], plain: string): Row[] {
  const found: Group[][] = [];
  for (const [index, row] of rows.entries()) {
    const [last, first] = [rows[index - 1]?.at(-1), row[0]];
    if (!last || !first || !spokenGap.test(plain.slice(last.to, first.from).slice(0, longestGap + 1))) continue;
    const joined = found.at(-1);
    if (joined?.at(-1) === last) joined.push(...row);
    else found.push([...(rows[index - 1] ?? []), ...row]);
  }
  return found;
}

/** "1. " at the beginning of a line. */
function isListNumber({ digits, from }: Group, gap: string, plain: string): boolean {
  return digits.length <= 2 && /^[.)]\s$/.test(gap) && /^(?:\n|$)/.test(plain.charAt(from - 1));
}

function windowsOfRow(row: Row, plain: string): Window[] {
  const gaps = row.slice(1).map(({ from }, index) => plain.slice(row[index]?.to, from));
  const dates = datesIn(row, gaps, plain);
  return row.flatMap(({ from }, start) => {
    const end = endOfTen(row, start);
    const last = row[end - 1];
    if (!last) return [];
    const groups = row.slice(start, end);
    const digits = groups.map((group) => group.digits).join('');
    const shape = groups.map((group) => group.digits.length).join('-');
    // Most are none, and a text may be nothing but figures.
    if (!passesModulus11(digits) && !isPrinted(shape)) return [];
    const within = gaps.slice(start, end - 1);
    const beside = [gaps[start - 1], gaps[end - 1]].filter((gap) => gap !== undefined);
    const around = {
      alone: beside.length === 0,
      apart: !beside.some((gap) => joins(gap, within)),
      date: datePart(dates, start, end),
    };
    return [{ digits, from, to: last.to, shape, groups, gaps: within, spoken: within.some((gap) => /\p{L}/u.test(gap)), ...around }];
  });
}

/** Whether digits on both sides of a gap can be of one number, as those within the number are. */
function joins(gap: string, within: readonly string[]): boolean {
  return within.includes(gap) || (isLoose(gap) && (!isWide(gap) || within.some(isWide)));
}

/** How many groups of the row end with the ten digits that begin with this one; 0 where no whole groups make ten. */
function endOfTen(row: Row, start: number): number {
  let count = 0;
  for (const [index, { digits }] of row.slice(start, start + 10).entries()) {
    count += digits.length;
    if (count >= 10) return count === 10 ? start + index + 1 : 0;
  }
  return 0;
}

/** Where dates of three groups begin. */
function datesIn(row: Row, gaps: readonly string[], plain: string): ReadonlySet<number> {
  const isDateAt = (at: number) => gaps[at] === gaps[at + 1] && isDate(row.slice(at, at + 3), gaps[at], plain, at === 0);
  return new Set(row.keys().filter(isDateAt));
}

/** 2011-11-23, 23.11.2011 or, with nothing before it, 23-11-11: the same mark between the three, and another after them. */
function isDate([a, b, c]: Row, mark: string | undefined, plain: string, first: boolean): boolean {
  if (!a || !b || !c || mark === undefined || !/^[-./]$/.test(mark)) return false;
  if (plain[c.to] === mark && /\d/.test(plain[c.to + 1] ?? '')) return false;
  const shape = [a, b, c].map(({ digits }) => digits).join('-');
  const yearFirst = /^(19|20)\d\d-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])$/;
  const yearLast = /^(0?[1-9]|[12]\d|3[01])-(0?[1-9]|1[0-2])-(19|20)\d\d$/;
  const shortYear = /^(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-\d\d$/;
  return yearFirst.test(shape) || yearLast.test(shape) || (first && shortYear.test(shape));
}

function datePart(dates: ReadonlySet<number>, start: number, end: number): DatePart {
  if (dates.has(start - 1) || dates.has(start - 2)) return 'end';
  const holds = Array.from({ length: end - start }, (_, index) => start + index).some((at) => dates.has(at));
  return holds ? 'whole' : null;
}
