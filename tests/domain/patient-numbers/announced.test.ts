import { describe, expect, it } from 'vitest';
import { announcedList } from './lists.ts';
import { type Dice, dice, grouped, validNumber, verdictOn } from './numbers.ts';

const announcements = [
  ...[
    'NHS number',
    'NHS number:',
    'NHS No',
    'NHS no.',
    'NHS no:',
    'nhs number is',
    'NHS',
    'NHS:',
    'NHS #',
    'NHS №',
    'NHS number -',
    'NHS id',
    'NHS num',
  ],
  ...[
    'N.H.S. number',
    'n h s no',
    'NHS-number',
    'nhs_number=',
    'nhsNumber:',
    'NHSNo',
    '"nhsNumber": "',
    'NHS number (new):',
    'NHS\u00a0number',
  ],
  ...[
    'patient',
    'Patient:',
    'patient number',
    'patient no.',
    'patient’s number is',
    "patient's NHS number",
    'pt',
    'Pt no',
    'patient ID',
    'patient_id=',
  ],
  ...[
    'the patient (',
    'inpatient',
    'Hospital number',
    'hospital no.',
    'MRN',
    'MRN:',
    'CHI',
    'CHI number',
    'H&C number',
    'H&C no',
    'Health and Care number',
  ],
  ...[
    'DOB 12/05/1950, NHS',
    'NHS number for her is',
    'Mrs Smith, NHS number',
    'Patient A Smith:',
    '| NHS number | ',
    'NHS number\n',
    'ＮＨＳ number',
  ],
];
/** Which may be followed by words that alone would make the digits something else. */
const announcing = [
  ...['NHS number', 'NHS no.', 'Pt NHS no', 'patient ID', 'Patient number', 'MRN', 'Hospital number', 'CHI number', 'H&C number'],
  ...['HSC number', 'HSC no', 'Health and Social Care Number', 'nhs_number'],
];
const between = [
  ...[
    'given by phone:',
    '(see document)',
    'confirmed by staff nurse:',
    '(checked with GP by telephone):',
    'in the message:',
    '(via Teams):',
  ],
  ...[
    'for the patient in room B:',
    'on page:',
    'on page 3:',
    'ref',
    '(2+1)',
    '- ref',
    ': see document',
    ', given by phone:',
    '(phone, Teams)',
  ],
  ...[
    '(from the meeting on 3 May):',
    'on the letter',
    'as in the job sheet',
    'from our SNOMED list',
    '(checked 12/05/2026 14:30 by phone)',
  ],
  ...['at her address,', 'per the incident report:', 'in file', 'on the scan', 'read out on the call -', '[Zoom]', 'of the contact'],
];
const marks = [
  '',
  ' ',
  '-',
  '.',
  '/',
  ':',
  ',',
  '|',
  ';',
  '+',
  ' - ',
  ' / ',
  ', ',
  '; ',
  '  ',
  '\u00a0',
  '\u2009',
  '\u2011',
  ' – ',
  '\t',
  '\n',
  '%20',
  '&nbsp;',
];
const manyMarks = [...marks, '        ', ' | ', '\u200b', '\u2060', '·', '_', '*', '\u3000', '\u00ad', ') (', '\r\n'];
const groupings = [[3, 3, 4], [10], [3, 3, 4], [2, 2, 2, 2, 2], [5, 5], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [4, 3, 3], [3, 4, 3], [6, 4]];
const scripts = [0x30, 0x30, 0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7f6, 0x1fbf0];
const starts = ['999', '999', '4', '6', '7', '9', '35', '1'];
const after = ['', '', '.', ', was seen', ' today', ') was seen', '\nNext: more', ' |', '"', ' and 12 more'];

function written(with_: Dice, mark: string): string {
  const zero = with_.of(scripts);
  const inScript = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  return grouped(validNumber(with_, with_.of(starts)), with_.of(groupings), '#')
    .split('#')
    .map(inScript)
    .join(mark);
}

function announced(with_: Dice): string {
  const number = written(with_, with_.of(manyMarks));
  switch (with_.below(12)) {
    case 0:
      return `https://records.example/${with_.of(['patients', 'patient', 'nhs', 'nhs-number', 'Patient/id'])}/${grouped(validNumber(with_, '999'), [3, 3, 4], with_.of(['', '%20', '-', '+']))}`;
    case 1:
      return `see https://records.example/find?${with_.of(['nhs', 'nhsNumber', 'nhs_no', 'patient', 'patientId', 'mrn', 'page=2&nhs'])}=${grouped(validNumber(with_, '999'), [3, 3, 4], with_.of(['', '%20', '-', '+', '%2D', '%2520']))}`;
    case 2:
      return `${with_.of(['scan', 'Scan_', 'letter-', 'discharge letter ', 'NHS', 'NHS ', 'patient_', 'xray ', 'referral_', 'MRI-', 'pt'])}${grouped(validNumber(with_, '999'), [3, 3, 4], with_.of(['', ' ', '-', '_', '.']))}${with_.of(['.pdf', '.docx', '.PDF', '_v2.pdf'])}`;
    case 3:
    case 4:
      return `${with_.of(['', 'Seen today. ', 'Zoom at 10, '])}${with_.of(announcing)} ${with_.of(between)} ${number}${with_.of(after)}`;
    case 5:
    case 6:
      return announcedList(with_, 'nhs');
    default:
      return `${with_.of(['', '', 'Seen today. ', 'Ref 12: ', 'ward 7, ', 'Zoom at 10, '])}${with_.of(announcements)} ${number}${with_.of(after)}`;
  }
}

describe('a patient’s number that is announced', () => {
  it('is refused, 10,000 of 10,000, however it is written', () => {
    const with_ = dice(943_476_5919);
    const passed: string[] = [];
    for (let count = 0; count < 10_000; count += 1) {
      const text = announced(with_);
      if (verdictOn(text) !== 'refused') passed.push(text);
    }
    expect(passed).toEqual([]);
  });

  it.each([
    'NHS number 943 (476) 5919',
    'NHS no 943|476|5919',
    'NHS no 943;476;5919',
    'NHS no 943+476+5919',
    'NHS no. 9, 4, 3, 4, 7, 6, 5, 9, 1, 9',
    'NHS no. 943            476            5919',
    'https://records.example/patients/9434765919',
    'https://records.example/?nhs=943%20476%205919',
    'https://records.example/?q=patient%20943%2520476%25205919',
    'scan9434765919.pdf',
    'scan_943 476 5919.pdf',
    '9434765919 (NHS)',
    '943 476 5919 is the NHS number',
    '943 476 5919 is her NHS number',
    'patients 9434765919',
    'NHS numbers: 943 476 5918, 943 476 5919',
    'NHS numbers:\n- 999 000 0018\n- 943 476 5919',
    '| Ref | NHS number |\n| 12 | 943 476 5919 |',
    'NHS number :nine::four::three: 476 5919',
    'NHS number &#57;43 476 5919',
    'NHS 9\ufe0f\u20e343 476 5919',
    'Patient 12: 943 476 5919',
    'Zoom with the patient, 943 476 5919',
    'NHS ref 943 476 5919',
    'patient document 943 476 5919',
    'DOB 1.2.1950, 943 476 5919',
    'NHS number, seen today: 94 34 76 59 19',
    'patients’ numbers: 943 476 5919',
    'NHS number given by phone: 943 476 5919',
    'NHS number (see document) 943 476 5919',
    'NHS number confirmed by staff nurse: 943 476 5919',
    'Pt NHS no (checked with GP by telephone): 943 476 5919',
    'NHS number in the message: 943 476 5919',
    'NHS number (via Teams): 943 476 5919',
    'NHS number for the patient in room B: 943 476 5919',
    'NHS number on page: 943 476 5919',
    'NHS number ref 9434765919',
    'NHS number (2+1) 943 476 5919',
    'NHS number\n(via Teams): 943 476 5919',
    '_NHS number_ (Teams): *943 476 5919*',
    'NHS number for John (tel 01234 567890): 943 476 5919',
    'https://records.example/?page=3&nhs_number=9434765919',
    'NHS number +44 943 476 5919',
    'NHS number 943, 476, and 5919',
    'NHS number 943 then 476 then 5919',
    'NHS number 943, 476 and 5919 and 12 more',
    'NHS number for Mrs Smith 943 476 5919 telephone 01234 567890',
    'NHS number given to us by staff: 943 476 5919 (by phone)',
    '| NHS number | Phone |\n| 943 476 5919 | 01234 567890 |',
    'NHS number, Phone, Name\n943 476 5919, 01234 567890, Smith',
    'NHS numbers of admissions today: 943 476 5919, 999 000 0018',
    'NHS numbers of admissions:\n943 476 5919\n999 000 0018',
    'NHS numbers of admissions:\n- 943 476 5919\n- 999 000 0018',
    "NHS #'s this week: 943 476 5919, 999 000 0018",
    'nhsnumbers this week: 943 476 5919, 999 000 0018',
    '943 476 5919, 999 000 0017 – these are the NHS numbers',
    'MRNs this week: 943 476 5919, 999 000 0018',
    'Patient IDs of discharges: 943 476 5919, 999 000 0018',
    'NHS numbers of those seen: 943-476-5919; 999-000-0018',
    'NHS numbers, weekly list: 943 476 5919 | 999 000 0018',
    'NHS numbers of 2 admissions in week 48: 943 476 5919 999 000 0018',
    'NHS numbers of admissions today: 2 (943/476/5919, 999/000/0018)',
    'NHS numbers of admissions and their days: 943 476 5919 12, 999 000 0018 14',
    'NHS numbers of admissions:\n94347 65919\n99900 00018',
    'NHS numbers (admissions this week)\n• 943 476 5919 – 3 days\n• 999 000 0018 – 4 days',
    '| Week | NHS numbers | Admissions |\n| 48 | 943 476 5919, 999 000 0018 | 2 |',
    '943 476 5919, 999 000 0017 are the NHS numbers of those admitted',
    '943 476 5919\n999 000 0018\nare the NHS numbers of those admitted',
    '943 476 5919 and 999 000 0017 (NHS numbers of admissions)',
    "943 476 5919, 999 000 0018 are this week's NHS numbers",
    'NHS numbers of admissions today 943 476 5919, Zoom 935 100 0001',
    'Did not attend NHS number given by phone: 943 476 5919',
    'Allergies: no NHS number: 943 476 5919',
    'NHS number not checked by phone: 943 476 5919',
  ])('is refused in "%s"', (text) => {
    expect(verdictOn(text)).toBe('refused');
  });

  it('is refused in Scotland where it begins with 0, and in England where it is called a CHI or an HSC number', () => {
    expect(verdictOn('patient 010150 1005', 'chi')).toBe('refused');
    expect(verdictOn('CHI number 0101501005', 'chi')).toBe('refused');
    expect(verdictOn('CHI number 0101501005')).toBe('refused');
    expect(verdictOn('CHI# 010150 1005')).toBe('refused');
    for (const called of ['H&C number', 'HSC number', 'HSC no:', 'HSC', 'HCN', 'Health and Social Care Number'])
      expect([called, verdictOn(`${called} 311 299 4566`, 'health-and-care')]).toEqual([called, 'refused']);
    expect(verdictOn('HSC number 3112994566')).toBe('refused');
  });
});
