/**
 * Finds a patient's NHS number in what people typed: ten digits whose check digit is right (Modulus 11), written as one number or in groups.
 * A false alarm costs a correction, a missed number a breach: in doubt it is one.
 *
 * Counted as written together: digits of any script with nothing, or with spaces, hyphens, dots and formatting marks between them; three groups of
 * 3, 3 and 4 digits also with brackets, slashes, colons or commas between them. Ten of them
 * are looked at where they are the whole of such a sequence, or one group of it, or three groups of 3, 3 and 4 digits; after a word that announces
 * an NHS number or a patient, any whole groups that make ten. A longer run of digits is none.
 *
 * Not taken for one:
 * - a date, or a date with a time;
 * - a sum of money, by its currency sign or the word after it;
 * - a telephone number: after + or 00 and a country code; ten digits that begin with 0; digits that a British number without its 0 can begin with
 *   (1, 2, 3, 5, 7, 8) after a 0 or 44 set apart, after a word such as "call" or "tel", or grouped as 7700 900123, 7700 900 123 or 20 7946 0958;
 * - part of a link;
 * - a reference: digits joined to a code of letters, or after "ref", "ISBN", "order" and the like, unless grouped 3, 3, 4 as NHS numbers are.
 * Where the nearest such word before announces an NHS number or a patient, only dates, sums and numbers with a country code are let through.
 */
export function holdsNhsNumber(text: string): boolean {
  // Most texts: no character stands for more than one digit.
  if ((text.match(digit)?.length ?? 0) < 10) return false;
  const plain = plainDigits(text);
  return sequencesIn(plain).some((sequence) => windowsOf(sequence, plain).some(isNhsNumber));
}

/** Modulus 11 over ten digits: weights 10 down to 2 over the first nine; 11 minus the remainder is the last, 11 counting as 0 and 10 as never. */
export function passesModulus11(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, index) => total + digit * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

const groupedOtherwise =
  /(?<!\d)\(?(\d{3})\)?[\s(]?[/:,][\s(]?\(?(\d{3})\)?\s?[/:,]\s?(\d{4})(?!\d)|(?<!\d)\((\d{3})\)[\s-]*\(?(\d{3})\)?[\s-]*\(?(\d{4})\)?(?!\d)/gu;
const digit = /[\p{Nd}\p{No}]/gu;

type Group = { readonly digits: string; readonly from: number; readonly to: number };
/** Neighbouring groups of digits: at most five marks between one and the next. */
type Sequence = readonly Group[];

const separator = /^[\s\p{Z}\p{Cc}\p{Pd}.\u2212\u00b7\u2022\u2024\u2027\u22c5\u2043\u30fb\u2800_*~`]{1,5}$/u;
/** What nobody sees: zero-width marks, joiners, variation selectors, keycaps, fillers. */
const invisible = /[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]/gu;

/** Long hexadecimal codes with letters in them: identifiers of records, hashes of files. */
const hexadecimal = /\b[\da-f]{8,}(?:-[\da-f]{4,}){1,4}\b|\b[\da-f]{20,}\b/gi;

/** The text without invisible marks and hexadecimal codes, with every digit as 0 to 9. */
function plainDigits(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\p{Nd}\p{No}]/gu, asciiDigit)
    .replace(groupedOtherwise, (...found) =>
      found
        .slice(1, 7)
        .filter((digits) => digits !== undefined)
        .join(' '),
    )
    .replace(hexadecimal, (code) => (/[a-f]/i.test(code) ? 'code' : code));
}

function asciiDigit(character: string): string {
  const compatible = character.normalize('NFKC');
  if (/^\d$/.test(compatible)) return compatible;
  if (!/^\p{Nd}$/u.test(character)) return character;
  // Unicode keeps the decimal digits of a script together, zero first, and the ranges that touch are whole tens.
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}

function sequencesIn(plain: string): Sequence[] {
  const sequences: Group[][] = [];
  for (const match of plain.matchAll(/\d+/g)) {
    const group = { digits: match[0], from: match.index, to: match.index + match[0].length };
    const open = sequences.at(-1);
    const last = open?.at(-1);
    if (open && last && separator.test(plain.slice(last.to, group.from))) open.push(group);
    else sequences.push([group]);
  }
  return sequences.flatMap((sequence) => withoutDates(sequence, plain));
}

function withoutDates(sequence: Sequence, plain: string): Sequence[] {
  const start = sequence.findIndex((_, index) => isDate(sequence.slice(index, index + 3), plain, index === 0));
  if (start < 0) return [sequence];
  const rest = sequence.slice(start + 3);
  const timeToo = isTime(rest.slice(0, 2), plain) ? rest.slice(2) : rest;
  return [sequence.slice(0, start), ...withoutDates(timeToo, plain)].filter((part) => part.length > 0);
}

/** 2011-11-23, 23.11.2011 or, with nothing before it, 23-11-11: the same mark between the three, and another after them. */
function isDate([a, b, c]: Sequence, plain: string, first: boolean): boolean {
  if (!a || !b || !c) return false;
  const mark = plain.slice(a.to, b.from);
  if (!/^[-.]$/.test(mark) || plain.slice(b.to, c.from) !== mark || (plain[c.to] === mark && /\d/.test(plain[c.to + 1] ?? '')))
    return false;
  const shape = [a, b, c].map(({ digits }) => digits).join('-');
  const yearFirst = /^(19|20)\d\d-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])$/;
  const yearLast = /^(0?[1-9]|[12]\d|3[01])-(0?[1-9]|1[0-2])-(19|20)\d\d$/;
  const shortYear = /^(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-\d\d$/;
  return yearFirst.test(shape) || yearLast.test(shape) || (first && shortYear.test(shape));
}

function isTime([hours, minutes]: Sequence, plain: string): boolean {
  if (!hours || !minutes || plain.slice(hours.to, minutes.from) !== '.') return false;
  return /^([01]?\d|2[0-3])-[0-5]\d$/.test(`${hours.digits}-${minutes.digits}`);
}

type Window = {
  readonly digits: string;
  /** Lengths of its groups, e.g. "3-3-4" */
  readonly shape: string;
  readonly written: string;
  readonly before: string;
  readonly after: string;
  readonly announced: Label | null;
};

/** Every ten digits of a sequence that could be a number by themselves. */
function windowsOf(sequence: Sequence, plain: string): Window[] {
  return sequence
    .flatMap((_, start) => sequence.slice(start, start + 10).map((_group, length) => sequence.slice(start, start + length + 1)))
    .filter((groups) => groups.reduce((total, { digits }) => total + digits.length, 0) === 10)
    .map((groups) => ({ groups, window: windowOf(groups, plain) }))
    .filter(
      ({ groups, window: { shape, announced } }) =>
        groups.length === sequence.length || shape === '10' || shape === '3-3-4' || announced === 'identity',
    )
    .map(({ window }) => window);
}

function windowOf(groups: Sequence, plain: string): Window {
  const from = groups[0]?.from ?? 0;
  const to = groups.at(-1)?.to ?? 0;
  const before = plain.slice(Math.max(0, from - 300), from);
  return {
    digits: groups.map(({ digits }) => digits).join(''),
    shape: groups.map(({ digits }) => digits.length).join('-'),
    written: plain.slice(from, to),
    before,
    after: plain.slice(to, to + 20),
    announced: labelBefore(before.slice(-60)),
  };
}

function isNhsNumber(window: Window): boolean {
  if (!passesModulus11(window.digits) || isInternational(window) || isMoney(window)) return false;
  return window.announced === 'identity' || !(isTelephone(window) || isLink(window) || isReference(window));
}

type Label = 'identity' | 'telephone' | 'reference';
const labels: readonly (readonly [Label, RegExp])[] = [
  ['identity', /\bNHS[\s_-]*(?:numbers?|nos?|num|id)\b|\bNHS[\s:#=.(-]*$|\b(?:patient|pt|CHI|MRN|DOB|born)\b/gi],
  [
    'telephone',
    /\b(?:tel|telephone|phone|mobile|mob|cell|call|ring|dial|sms|fax|bleep|pager|helpline|hotline|landline|switchboard|contact|extension|ext|whatsapp)\b/gi,
  ],
  [
    'reference',
    /\b(?:refs?|reference|ISBN|ISSN|IBAN|DOI|ORCID|order|invoice|PO|job|ticket|account|contract|licence|serial|item|document|doc)\b/gi,
  ],
];

/** The kind of the nearest word before a number that says what it is. */
function labelBefore(before: string): Label | null {
  const found = labels.flatMap(([label, words]) => [...before.matchAll(words)].map((match) => ({ label, at: match.index })));
  return found.sort((a, b) => b.at - a.at)[0]?.label ?? null;
}

/** After + or 00 and a country code, with or without the 0 that is left out abroad. */
function isInternational({ before }: Window): boolean {
  return /(?:\+|\b00)[\s(.-]*\d{1,3}[\s).-]*(?:\(0\)[\s.-]*)?$/.test(before);
}

function isTelephone({ digits, shape, before, after, announced }: Window): boolean {
  if (/\+\s?\(?$/.test(before)) return true;
  if (digits.startsWith('0')) return shape !== '3-3-4';
  if (!/^[123578]/.test(digits)) return false;
  if (/(?<!\d)(?:44|\(?0\)?)[\s.-]*$/.test(before)) return true;
  if (announced === 'telephone' || /^[\s(,;:-]*(?:mobile|mob|tel|phone|fax|bleep|ext)\b/i.test(after)) return true;
  return /^(?:4-6|4-3-3)$/.test(shape) || (shape === '2-4-4' && digits.startsWith('2'));
}

function isMoney({ before, after }: Window): boolean {
  return (
    /(?:\p{Sc}|\b(?:GBP|EUR|USD))\s?$/iu.test(before) ||
    /^\s?(?:\p{Sc}|(?:pounds?|GBP|EUR|USD|euros?|dollars?|pence|[mb]illion)\b)/iu.test(after)
  );
}

function isLink({ before, written }: Window): boolean {
  return /(?:https?:\/\/|www\.|mailto:)\S*$/i.test(before) && !/\s/.test(written);
}

function isReference({ shape, before, announced }: Window): boolean {
  if (shape === '3-3-4') return false;
  if (announced === 'reference') return true;
  const joined = /[A-Za-z]$|\b(?=\d*[A-Z])[A-Z\d]{1,8}[-/_]$/.test(before);
  return joined && !/(?:\b|_)(?:no|num|number|nr|id)[-/_]?$/i.test(before);
}
