import { beginsWithBirthday } from '#src/domain/patient-numbers/check-digit.ts';
import type { Numbering } from '#src/domain/patient-numbers/find.ts';
import { type Dice, grouped, validNumber } from './numbers.ts';

/** What patients' numbers are called, several of them. */
const names: Readonly<Record<Numbering, readonly string[]>> = {
  nhs: [
    'NHS numbers',
    'NHS nos',
    'NHS Nos.',
    'NHS ids',
    'NHS #s',
    'MRN #’s',
    'MRNs',
    'Patient IDs',
    'patient numbers',
    'Hospital numbers',
    'patients’ numbers',
  ],
  chi: ['CHI numbers', 'CHI nos', 'CHIs', 'CHI #s', 'CHI Nos.', 'NHS numbers', 'MRNs', 'Patient IDs'],
  'health-and-care': [
    'H&C numbers',
    'H&C nos',
    'HSC numbers',
    'HSC #s',
    'HCNs',
    'Health and Care numbers',
    'Health and Social Care Numbers',
    'MRNs',
  ],
};

/** Words that speak of figures, and of those who are counted. */
const figures = [
  ...['of admissions today', 'this week', 'of discharges', 'of those seen', 'of 2 admissions', 'from the waiting list', 'for the month'],
  ...['(admissions this week)', 'in week 48', 'of referrals, weekly', 'seen today', 'by day', 'per week', 'of all contacts', '- total 2'],
  ...['of attendances by quarter', ', admissions today', 'on the list', 'of the daily calls', ''],
];
const joints = [': ', ' - ', ':\n', ':\n- ', ' = ', ':\n• ', ':\n1. ', ' | ', ': | ', ':\t'];
const joinedBy = [', ', '; ', ' / ', ' and ', ', and ', '\n', '\n- ', '\n• ', ' | ', ' & ', ',', ' |\n| ', ' or '];
const groupings = [[3, 3, 4], [3, 3, 4], [10], [6, 4], [5, 5], [4, 3, 3], [3, 4, 3], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]];
const marks = [' ', ' ', '-', '.', '\u00a0', '\u2011', '\u2009'];

/** A number as the country has them: Scotland's begin with a day of birth, Northern Ireland's with 32 to 39. */
function numberOf(with_: Dice, numbering: Numbering): string {
  if (numbering === 'nhs') return validNumber(with_, with_.of(['999', '4', '6', '7', '9']));
  if (numbering === 'health-and-care') return validNumber(with_, with_.of(['32', '34', '36', '38']));
  const two = (least: number, count: number) => String(least + with_.below(count)).padStart(2, '0');
  const number = validNumber(with_, two(1, 28) + two(1, 12) + two(20, 80));
  if (!beginsWithBirthday(number)) throw new Error('No day of birth');
  return number;
}

function several(with_: Dice, numbering: Numbering): string {
  const lengths = with_.of(numbering === 'chi' ? [...groupings, [2, 2, 2, 4]] : groupings);
  const mark = with_.of(marks);
  const all = Array.from({ length: 2 + with_.below(3) }, () => grouped(numberOf(with_, numbering), lengths, mark));
  return all.join(with_.of(joinedBy));
}

/** A list of numbers that is announced, with words for figures between, before it or behind it. */
export function announcedList(with_: Dice, numbering: Numbering): string {
  const [called, counted, list] = [with_.of(names[numbering]), with_.of(figures), several(with_, numbering)];
  switch (with_.below(5)) {
    case 0:
      return `${list}${with_.of([' are the ', ' are ', ' were the ', ' (', ': ', '\nare the ', ' = '])}${called} ${counted})`;
    case 1:
      return `| Week | ${called} | Admissions |\n| 48 | ${list.replaceAll(/\s*[|\n]+[\s|•-]*/g, ', ')} | 2 |`;
    default:
      return `${with_.of(['', 'Agreed. ', 'Beds: 12. ', 'Ward 7, '])}${called} ${counted}${with_.of(joints)}${list}${with_.of(['', '.', ' (all seen)', '\nNext: more'])}`;
  }
}

/** A list of numbers as they are printed that nothing announces, beside words for figures. */
export function bareList(with_: Dice, numbering: Numbering): string {
  const lengths = with_.of([[3, 3, 4], [10], ...(numbering === 'chi' ? [[6, 4]] : [])]);
  const mark = with_.of(marks);
  const all = Array.from({ length: 1 + with_.below(3) }, () => grouped(numberOf(with_, numbering), lengths, mark));
  const list = all.join(with_.of(joinedBy));
  const counted = with_.of([
    'Admissions this week',
    'Seen today',
    'Discharges',
    'Waiting list',
    'Referrals, weekly',
    'Contacts in week 48',
    'Beds',
  ]);
  return with_.below(4) === 0
    ? `${list} ${with_.of(['admissions', 'were seen this week', 'on the list'])}`
    : `${counted}${with_.of(joints)}${list}`;
}
