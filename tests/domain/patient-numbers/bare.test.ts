import { describe, expect, it } from 'vitest';
import { type Dice, dice, grouped, validNumber, verdictOn } from './numbers.ts';

const marks = ['', ' ', '-', '.', '\u00a0', '\u2009', '\u2011', ' – ', '\t', '\n', '\u200b', '      '];
const printedMarks = ['/', ':', ',', '|', ';', '+', ') ('];
const groupings = [[10], [5, 5], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [3, 4, 3], [4, 3, 3], [6, 4], [3, 7], [4, 6]];
const around = [
  '',
  'Seen: ',
  'bed 4, ',
  'and ',
  'Mrs Smith ',
  'ward 7 was full. ',
  'Joined by Zoom. ',
  '1. ',
  'file ',
  'https://records.example/x/',
  'report-',
  'SMITH_',
  'SMITH-',
  'JONES',
  'LEE#',
  'DR_PATEL/',
  'OBRIEN ',
  'MCDONALDSON-',
  'J_',
];

/** What clinics name files by: surnames, and what a file is or how it came, of which many are words for other numbers as well. */
const fileWords = [
  ...['PAGE', 'Page', 'page', 'GRANT', 'RING', 'ROOM', 'STERLING', 'Mrs Page', 'MR_GRANT', 'KB', 'CS', 'SO', 'PO', 'SMITH', 'J'],
  ...[
    'DOC',
    'document',
    'REF',
    'ref',
    'ORDER',
    'Ticket',
    'ITEM',
    'CALL',
    'contact',
    'VIDEO',
    'STAFF',
    'POLICY',
    'STUDY',
    'part',
    'attachment',
  ],
  ...[
    'fax',
    'TEXT',
    'phone',
    'mobile',
    'sms',
    'voicemail',
    'WhatsApp',
    'message',
    'Zoom notes: SMITH',
    'teams_SMITH',
    'ref SMITH',
    'scan_page',
    'report',
  ],
];

function fileName(with_: Dice, number: string): string {
  const written = grouped(number, with_.of([[10], [3, 3, 4]]), with_.of(['_', '-', ' ']));
  const end = with_.of(['.pdf', '.docx', '.PDF', '.jpg', '_v2.pdf']);
  if (with_.below(5) === 0)
    return `${written}${with_.of(['_', ' ', '-'])}${with_.of(['page', 'PAGE', 'text', 'Sterling', 'ref', 'fax', 'doc'])}${end}`;
  return `${with_.of(['', 'see ', 'https://records.example/files/'])}${with_.of(fileWords)}${with_.of(['_', '-', '_', ' '])}${written}${end}`;
}

describe('a number for which only its check digit speaks', () => {
  it('is asked about, 10,000 of 10,000, and never taken unasked', () => {
    const with_ = dice(5919);
    const others: string[] = [];
    for (let count = 0; count < 10_000; count += 1) {
      const number = validNumber(with_, with_.of(['999', '4', '6', '7', '9', '5', '3']));
      const printed = with_.below(2) === 0;
      const written = printed
        ? grouped(number, [3, 3, 4], with_.of([...marks, ...printedMarks]))
        : grouped(number, with_.of(groupings), with_.of(marks));
      const text = `${with_.of(around)}${written}${with_.of(['', '.', ' today', ', well', '\nNext: more'])}`;
      if (verdictOn(text) !== 'asked') others.push(text);
    }
    expect(others).toEqual([]);
  });

  it('is asked about in the name of a file, 10,000 of 10,000, whatever word of a clinic stands before or behind it', () => {
    const with_ = dice(9434);
    const texts = Array.from({ length: 10_000 }, () => fileName(with_, validNumber(with_, with_.of(['999', '4', '6', '7', '9']))));
    expect(texts.filter((text) => verdictOn(text) !== 'asked')).toEqual([]);
  });

  it.each([
    'Mrs Page 943 476 5919',
    'Mr Grant, 9434765919',
    'PAGE 943 476 5919',
    'PAGE_9434765919',
    'Grant-943-476-5919',
    'SCAN_PAGE_9434765919',
  ])('is asked about beside a surname that is a word for other numbers too: "%s"', (text) => expect(verdictOn(text)).toBe('asked'));

  it.each([
    'Admissions this week: 943 476 5919',
    'Admissions this week: 943 476 5919, 999 000 0018',
    'Admissions this week:\n943 476 5919\n999 000 0018',
    'Admissions this week:\n• 943 476 5919 – 3 days\n• 999 000 0018 – 4 days',
    'Admissions week 48: 943 476 5919',
    'Seen: 943-476-5919; 999-000-0018',
    'Referrals, weekly: 943/476/5919, 999/000/0018',
    'Discharges: 943 476 5919 999 000 0018',
    'Patients admitted this week: 943 476 5919, 999 000 0018',
    'Admissions | 943 476 5919 | 999 000 0018',
    '943 476 5919, 999 000 0018 were admitted this week',
  ])('is asked about beside words for figures: "%s"', (text) => expect(verdictOn(text)).toBe('asked'));

  it.each(['Smith 943 476 5919 phone 01234 567890', 'Smith 943 476 5919 Zoom 935 100 0008', '943 476 5919 phone review.pdf'])(
    'is asked about before a word that speaks of something else: "%s"',
    (text) => expect(verdictOn(text)).toBe('asked'),
  );

  it.each(['935 100 0001 is no NHS number', '935 100 0001 is not an NHS number', 'not an NHS number: 935 100 0001'])(
    'is asked about where it is said to be none: "%s"',
    (text) => expect(verdictOn(text)).toBe('asked'),
  );

  it.each(['943 (476) 5919', '(943) 476-5919', '943, 476, 5919', '*943* *476* *5919*', '٩٤٣٤٧٦٥٩١٩', '𝟗𝟒𝟑 𝟜𝟟𝟞 𝟻𝟿𝟷𝟿', '1. 943 476 5919'])(
    'is asked about in "%s"',
    (text) => expect(verdictOn(text)).toBe('asked'),
  );

  it('is asked about where patients are spoken of and could be counted, or a letter of theirs', () => {
    expect(
      ['patients 943 476 5919', 'referral 943 476 5919', 'NHS Kent 943 476 5919', 'id 9434765919'].map((text) => verdictOn(text)),
    ).toEqual(['asked', 'asked', 'asked', 'asked']);
  });

  it.each(['SMITH_9434765919.pdf', 'SMITH-9434765919', 'JONES9434765919', 'RAY/9434765919', 'SMITH(9434765919)', 'ABC-9434765919'])(
    'is asked about behind capitals, which are a surname as well as a code: "%s"',
    (text) => expect(verdictOn(text)).toBe('asked'),
  );

  it.each([
    'NHS number and Zoom ID 935 100 0001',
    'Name, NHS number, phone: 935 100 0001',
    'NHS number, DOB and address: 943 476 5919',
    'NHS number given\nby phone: 943 476 5919',
    'NHS number. Ref 943 476 5919',
    'NHS number field missing in ticket 9434765919',
    'NHS number for Mrs Smith, given by phone: 935 100 0001',
  ])('is asked about where it can be what was announced and something else: "%s"', (text) => expect(verdictOn(text)).toBe('asked'));

  it('is asked about beside the id of a record, which says nothing of it', () => {
    expect(verdictOn('a1b2c3d4-e5f6-4a7b-8c9d-0123456789ab, 943 476 5919')).toBe('asked');
  });

  it('in Scotland may begin with 0, as a day of birth does', () => {
    expect(verdictOn('0101501005', 'chi')).toBe('asked');
    expect(verdictOn('010150 1005', 'chi')).toBe('asked');
    expect(verdictOn('0101501005')).toBe('clear');
    expect(verdictOn('0191501007', 'chi')).toBe('clear');
  });
});
