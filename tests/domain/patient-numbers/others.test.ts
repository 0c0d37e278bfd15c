import { describe, expect, it } from 'vitest';
import { type Dice, dice, grouped, verdictOn } from './numbers.ts';

type Maker = (with_: Dice) => string;
const two = (number: number) => String(number).padStart(2, '0');
const figure = (with_: Dice, most: number) => String(with_.below(most));
const row = (with_: Dice, count: number, most: number, mark: string) => Array.from({ length: count }, () => figure(with_, most)).join(mark);
const ten = (with_: Dice) => String(1 + with_.below(9)) + with_.digits(9);
const spaced = (with_: Dice) => grouped(ten(with_), [3, 3, 4], with_.of([' ', ' ', '-', '']));
const date = (with_: Dice, mark: string) => [two(1 + with_.below(28)), two(1 + with_.below(12)), 1950 + with_.below(90)].join(mark);
const time = (with_: Dice) => `${two(with_.below(24))}${with_.of([':', '.'])}${two(with_.below(60))}`;

/** What says itself what it is, by a word beside it or by how it is written. */
const named: Readonly<Record<string, Maker>> = {
  'a meeting id': (w) =>
    `${w.of(['Meeting ID:', 'Zoom, meeting ID', 'Zoom', 'Join Zoom meeting', 'Teams meeting ID', 'place: "Zoom, meeting ID', 'Webex', 'webinar'])} ${spaced(w)}`,
  'a meeting id beside a number that is to follow': (w) =>
    w.of([
      `Meeting ID ${spaced(w)}, NHS number to follow`,
      `Meeting ID ${spaced(w)} (NHS number to follow)`,
      `NHS number to follow, meeting ID ${spaced(w)}`,
      `NHS number ${w.of(['pending', 'not known', 'is to follow', 'withheld'])} ${w.of(['(', '- ', ''])}Zoom ${spaced(w)}`,
      `NHS number to follow${w.of(['. ', '; ', ', ', '\n', ' - '])}${w.of(['Tel', 'Zoom:', 'ref', 'UPRN', 'Call us on'])} ${spaced(w)}`,
      `No NHS numbers please${w.of([': ', ', ', '. ', '; '])}${w.of(['Zoom', 'Teams meeting ID', 'meeting ID'])} ${spaced(w)}`,
      `NHS number:\n${w.of(['Phone:', 'Ref:', 'Zoom:'])} ${spaced(w)}`,
      `NHS no. 943 476 5918, ref ${spaced(w)}`,
    ]),
  'a link to a meeting': (w) => `https://zoom.us/j/${ten(w)}?pwd=abc`,
  'a telephone number with 0': (w) =>
    w.of([
      `0${ten(w)}`,
      `0${grouped(ten(w), [4, 6], ' ')}`,
      `0${grouped(ten(w), [2, 4, 4], ' ')}`,
      `(0${grouped(ten(w), [4, 6], ') ')}`,
      `0${grouped(ten(w), [3, 3, 4], ' ')}`,
    ]),
  'a telephone number abroad': (w) =>
    `+${w.of(['44', '44 ', '44 (0)', '353 ', '1 ', '1-', '33 ', '91 '])}${grouped(ten(w), w.of([[10], [4, 6], [3, 3, 4], [2, 4, 4]]), w.of([' ', '-']))}`,
  'a telephone number by its word': (w) =>
    `${w.of(['Tel', 'Tel.', 'tel:', 'Phone', 'Call the clinic on', 'Mobile:', 'mob', 'Fax', 'contact', 'WhatsApp'])} ${spaced(w)}`,
  'a SNOMED code': (w) =>
    `${w.of(['SNOMED', 'SNOMED CT code', 'SCTID:', 'SCTID', 'concept', 'SNOMED concept id'])} ${w.of([ten(w), w.digits(8), w.digits(15)])}`,
  'a property': (w) => `${w.of(['UPRN', 'UPRN:', 'property', 'Property number', 'USRN'])} ${w.of([ten(w), `1000${w.digits(8)}`])}`,
  'a page': (w) =>
    w.of([
      `page id ${ten(w)}`,
      `pageId=${ten(w)}`,
      `https://acme.atlassian.net/wiki/spaces/ENG/pages/${ten(w)}/Runbook`,
      `https://wiki.example/pages/viewpage.action?pageId=${ten(w)}`,
      `Confluence ${ten(w)}`,
    ]),
  'a reference': (w) =>
    `${w.of(['Ref', 'ref:', 'Reference', 'our ref.', 'order', 'Order no.', 'invoice', 'Invoice number', 'PO', 'ticket', 'job', 'account number', 'contract', 'serial no'])} ${spaced(w)}`,
  'a code': (w) => `${w.of(['INC', 'CHG', 'PO-', 'REQ', 'RXY/', 'SO-', 'IMG_', 'CS-', 'RITM'])}${ten(w)}`,
  'a date and time': (w) =>
    w.of([
      `${date(w, '/')} ${time(w)}`,
      `${date(w, '.')} ${time(w)}`,
      `${date(w, '-')} ${time(w)}`,
      `${date(w, '-')} to ${date(w, '-')}`,
      `${1950 + w.below(90)}-${two(1 + w.below(12))}-${two(1 + w.below(28))} ${two(w.below(24))}`,
      `${date(w, '.')} ${two(w.below(24))}`,
    ]),
  'a sum': (w) =>
    w.of([
      `£${ten(w)}`,
      `£${Number(ten(w)).toLocaleString('en-GB')}`,
      `£${grouped(ten(w), [3, 3, 4], ',')}`,
      `${ten(w)} pounds`,
      `GBP ${ten(w)}`,
      `€${ten(w)}`,
      `saved per patient: £${Number(ten(w)).toLocaleString('en-GB')}`,
    ]),
  'a row of two-digit figures': (w) =>
    Array.from({ length: 5 }, () => String(10 + w.below(90))).join(w.of([' ', '-', ', ', '; ', ' / ', ' | ', '.'])),
  'a row of figures by its words': (w) =>
    `${w.of(['Waits by week:', 'Referrals a month:', 'Scores', 'Beds by quarter:', 'patients seen each month:', 'Weekly activity:', 'Attendances, weekly:'])} ${row(w, 3 + w.below(8), w.of([10, 30, 100, 400]), w.of([' ', ', ', ' / ', ' | ', '; ']))}`,
  'a row of figures of numbers': (w) =>
    `${w.of(['NHS numbers a week:', 'NHS numbers traced by month:', 'MRNs of admissions, daily:', 'NHS numbers seen each day:\n'])} ${Array.from({ length: 5 + w.below(5) }, () => String(10 + w.below(90))).join(w.of([' ', ', ', ' / ', ' | ', '; ', '\n', ' - ']))}`,
  'a row of figures with commas': (w) => row(w, 4 + w.below(7), w.of([10, 50, 1000]), ', '),
  percentages: (w) => Array.from({ length: 5 }, () => `${figure(w, 100)}.${figure(w, 10)}%`).join(w.of([', ', ' ', ' / '])),
  years: (w) =>
    `${2000 + w.below(40)}${w.of(['/', '-', ' '])}${two(w.below(99))} and ${2000 + w.below(40)}${w.of(['/', '-', ' ', ', '])}${2000 + w.below(40)}`,
  'a grid reference': (w) =>
    w.of([
      `TQ ${w.digits(5)} ${w.digits(5)}`,
      `SU${w.digits(5)} ${w.digits(5)}`,
      `grid ref ${w.digits(10)}`,
      `easting ${w.digits(6)} northing ${w.digits(6)}`,
    ]),
  'a book or article': (w) =>
    w.of([
      `ISBN ${grouped(ten(w), [1, 3, 5, 1], '-')}`,
      `ISBN ${ten(w)}`,
      `ISBN 978-${grouped(ten(w), [1, 3, 5, 1], '-')}`,
      `doi:10.1016/${ten(w)}`,
      `10.${w.digits(4)}/${ten(w)}`,
      `PMID ${ten(w)}`,
    ]),
  'an address of a computer': (w) =>
    w.of([0, 1]) === 0
      ? Array.from({ length: 4 }, () => w.below(256)).join('.')
      : `IP ${Array.from({ length: 4 }, () => w.below(256)).join('.')}`,
  'an instant': (w) =>
    w.of([
      `1${w.digits(9)}.${w.digits(6)}`,
      `https://x.slack.com/archives/C0CLG/p1${w.digits(15)}`,
      `timestamp 1${w.digits(9)}`,
      `unix time 1${w.digits(9)}`,
    ]),
  'an ODS code': (w) =>
    w.of([`ODS RXY${w.digits(2)} ${w.digits(3)} ${w.digits(4)}`, `RXY${w.digits(2)}, E${w.digits(8)}`, `ODS code ${w.digits(5)}`]),
  'an id': (w) =>
    w.of([`<@U${ten(w)}>`, `a1b2c3d4-e5f6-4a7b-8c9d-${ten(w)}ab`, `commit ${ten(w)}`, `build ${ten(w)}`, `tracking ${ten(w)}`]),
};

const denials = [
  ...[
    'No',
    'Please no',
    'There are no',
    'Without',
    "Don't put",
    'Please do not share',
    'Never send',
    'Avoid',
    'Do not use real',
    "No patients'",
  ],
  ...['We never put an', 'Zero', "Nobody's", 'No patient data or', "You can't share"],
];
const forbidden = [
  ...['must not be typed in', 'never go in', 'should not be given by', 'are not to be sent via', "mustn't be put in", 'are forbidden in'],
  ...["aren't allowed in", 'not allowed in', 'belong in EMIS, not in', 'not to be used in'],
];
/** What is named, beside patients' numbers that are said not to be there. */
const denied: Readonly<Record<string, Maker>> = {
  'none before': (w) =>
    `${w.of(denials)} ${w.of(['NHS numbers', 'NHS number', 'MRNs', 'CHI numbers', 'H&C numbers', 'NHS numbers or names'])} ${w.of(['in', 'on', 'via', 'in the', 'by', '-', ':'])} ${w.of(['Zoom', 'Teams', 'Zoom meeting', 'meeting ID', 'page id', 'phone', 'Webex:', 'ticket'])} ${spaced(w)}`,
  'several before': (w) =>
    `${w.of(['Keep', 'Remove the', 'Refrain from putting', 'Nobody may type', 'We do not need', 'Neither names nor'])} ${w.of(['NHS numbers', 'MRNs'])} ${w.of(['in', 'out of', 'for the', 'on'])} ${w.of(['Zoom', 'Jira', 'Teams meeting', 'page id'])} ${spaced(w)}`,
  'forbidden after': (w) =>
    `${w.of(['NHS numbers', 'MRNs', 'CHI numbers'])} ${w.of(forbidden)} ${w.of(['Zoom', 'Teams', 'phone', 'meeting ID'])} ${spaced(w)}`,
  'none behind': (w) =>
    `${w.of(['Zoom', 'Meeting ID', 'Tel', 'Ref'])} ${spaced(w)} ${w.of(['(no NHS numbers)', '- no NHS numbers', ', no MRNs', 'no NHS numbers please', 'NHS numbers not allowed', 'NHS number policy'])}`,
};

/** What nothing names: the check digit alone would have to tell, and is right for one in eleven. */
const unnamed: Readonly<Record<string, Maker>> = {
  'ten digits': (w) => `see ${ten(w)}`,
  'printed as a number is': (w) => `with ${grouped(ten(w), [3, 3, 4], ' ')} today`,
  'a link': (w) => `https://example.org/x/${ten(w)}`,
};

const around: readonly [string, string][] = [
  ['', ''],
  ['Agreed with NHS Kent. ', ''],
  ['Well. ', '. Next: more'],
  ['(', ')'],
  ['The group met: ', ', as planned'],
  ['green ', '\nNext: the board'],
];

function texts(makers: Readonly<Record<string, Maker>>, each: number, seed: number): [string, string][] {
  const with_ = dice(seed);
  return Object.entries(makers).flatMap(([kind, make]) =>
    Array.from({ length: each }, (): [string, string] => {
      const [before, after] = with_.of(around);
      return [kind, `${before}${make(with_)}${after}`];
    }),
  );
}

describe('what is no patient’s number', () => {
  it('is never refused in 100,000 texts, and asked about in at most one of a thousand that say what it is', () => {
    const all = texts(named, Math.ceil(100_000 / Object.keys(named).length), 27);
    const verdicts = all.map(([kind, text]) => ({ kind, text, verdict: verdictOn(text) }));
    expect(all.length).toBeGreaterThanOrEqual(100_000);
    expect(verdicts.filter(({ verdict }) => verdict === 'refused')).toEqual([]);
    const asked = verdicts.filter(({ verdict }) => verdict === 'asked');
    const most = all.length / 1000;
    expect(asked.length > most ? asked.slice(0, 60) : []).toEqual([]);
  });

  it('is never refused in 10,000 texts that say that there is none, and asked about at most as one that says nothing', () => {
    const verdicts = texts(denied, 2500, 29).map(([, text]) => ({ text, verdict: verdictOn(text) }));
    expect(verdicts.filter(({ verdict }) => verdict === 'refused')).toEqual([]);
    expect(verdicts.filter(({ verdict }) => verdict === 'asked').length / verdicts.length).toBeLessThan(0.1);
  });

  it('is asked about, and never refused, in one of eleven that do not', () => {
    const all = texts(unnamed, 4000, 28);
    const verdicts = all.map(([, text]) => verdictOn(text));
    const asked = verdicts.filter((verdict) => verdict === 'asked').length / all.length;
    expect(verdicts).not.toContain('refused');
    expect(asked).toBeGreaterThan(0.08);
    expect(asked).toBeLessThan(0.1);
  });

  it.each([
    '12 13 14 15 16',
    '12-13-14-15-16',
    'place: "Zoom, meeting ID 935 100 0001"',
    'Join Zoom meeting on 3 May at 14:00 (ID 935 100 0001)',
    'Meeting ID 935 100 0001, NHS number to follow',
    'NHS number: unknown, tel: 935 100 0001',
    'NHS number is needed. Join at ref 935 100 0001',
    'Meeting ID: 935 100 0001 - NHS number will follow',
    'NHS number audit, page id 9434765919',
    'https://wiki.example/nhs-number/pages/9434765919',
    'https://acme.atlassian.net/wiki/spaces/ENG/pages/4010232137/NHS-number-policy',
    'See NHS number policy: https://acme.atlassian.net/wiki/spaces/ENG/pages/4010232137/Runbook',
    'NHS number to follow, +44 935 100 0001',
    'seen 943, 476 and 5919',
    'https://figma.com/file/9434765919',
    'meeting IDs 935 100 0001 and 935 100 0008',
    'Meeting ID\n935 100 0001',
    '935 100 0001 (Zoom)',
    '935 100 0001 is the meeting ID',
    'https://acme.atlassian.net/wiki/spaces/ENG/pages/4010232137/Runbook',
    'patient survey, page id 9434765919',
    'patient tel 9434765919',
    'NHS numbers a week: 12 13 14 15 16',
    'NHS numbers a week:\n12\n13\n14\n15\n16',
    'Zoom 935 100 0001 (no NHS numbers)',
    'not an NHS number, Zoom 935 100 0001',
    '935 100 0001 Zoom',
    'Zoom 935 100 0001\nNHS numbers are to be discussed',
    'https://wiki.example/pages/9434765919/Runbook.html',
    'meeting id 9434765919.ics',
    'zoom_9434765919.mp4',
    'INC9434765919.pdf',
    'NHS number 943 476 5918',
    'NHS number 94347659190',
    'born 2011-11-23 09',
    'SO-12, A-7, M-3: 120 of 943 seen (13%), 5919 to go',
    'Memory clinic referral form agreed; audit slips to May',
  ])('is left alone in "%s"', (text) => {
    expect(verdictOn(text)).toBe('clear');
  });
});
