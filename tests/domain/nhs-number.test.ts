import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNhsNumber, passesModulus11 } from '#src/domain/nhs-number.ts';

/** The check digit that makes nine digits an NHS number, or null where none does. */
function withCheckDigit(nine: string): string | null {
  return Array.from('0123456789', (digit) => nine + digit).find(passesModulus11) ?? null;
}
const numbersBeginning = (start: string) =>
  fc
    .integer({ min: 0, max: 10 ** (9 - start.length) - 1 })
    .map((rest) => withCheckDigit(start + String(rest).padStart(9 - start.length, '0')))
    .filter((number) => number !== null);
const testNumber = numbersBeginning('999');
const grouped = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;

describe('the check digit', () => {
  it('accepts and refuses the known numbers', () => {
    expect(['9434765919', '9990000018', '4010232137'].every(passesModulus11)).toBe(true);
    expect(['9111111124', '9222222228', '9876544321', '9434765918', '943476591', '94347659190'].some(passesModulus11)).toBe(false);
  });

  it('finds any single wrong digit', () => {
    fc.assert(
      fc.property(testNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const wrong = Array.from(number, (digit, index) => (index === place ? (Number(digit) + shift) % 10 : digit)).join('');
        expect(passesModulus11(wrong)).toBe(false);
      }),
    );
  });
});

describe('an NHS number in a text', () => {
  it.each([
    '943 476 5919',
    '9434765919',
    '943-476-5919',
    '943.476.5919',
    '(943) 476-5919',
    '943/476/5919',
    '943,476,5919',
    '943:476:5919',
    'NHS number: 943 476 5919.',
    'NHS no. 94 34 76 59 19 and 12 more',
    'patient 9434765919 waits',
    'patient_id=9434765919',
    'Referral no9434765919',
    'Seen on 12 May:9434765919, well',
    '1. 943 476 5919',
    'ward 7 9434765919',
    '9434765919 9434765918',
    '(9434765919)',
    '*943* *476* *5919*',
    '943\u00a0476\u20095919',
    '943\u2011476\u20115919',
    '943\u200b476\u200b5919',
    '9\ufe0f\u20e34\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e37\ufe0f\u20e36\ufe0f\u20e35\ufe0f\u20e39\ufe0f\u20e31\ufe0f\u20e39\ufe0f\u20e3',
    '9\u00ad4347\u206065919',
    '943\n476\n5919',
    '943 – 476 – 5919',
    '９４３ ４７６ ５９１９',
    '٩٤٣٤٧٦٥٩١٩',
    '९४३ ४७६ ५९१९',
    '𝟗𝟒𝟑 𝟜𝟟𝟞 𝟻𝟿𝟷𝟿',
    '⁹⁴³⁴⁷⁶⁵⁹¹⁹',
    'call 9434765919',
    'Ref 943 476 5919',
    'see https://records.example/?nhs=9434765919',
    'see https://records.example/12 9434765919',
    'spent £5 9434765919',
  ])('is found in "%s"', (text) => {
    expect(holdsNhsNumber(text)).toBe(true);
  });

  it('is found in any spacing, any script, between any words', () => {
    const marks = fc.constantFrom(
      '',
      '',
      ' ',
      '-',
      '.',
      '\u00a0',
      '\u200b',
      '\u2009',
      '\u3000',
      '\u2011',
      '–',
      '\t',
      '\u2060',
      ' - ',
      '\ufeff',
      '·',
    );
    const scripts = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7f6, 0x1fbf0);
    const around = fc.constantFrom('', 'Seen: ', 'bed 4, ', 'NHS ', 'patient ', 'mr. smith (', '\n');
    fc.assert(
      fc.property(
        testNumber,
        fc.array(marks, { minLength: 9, maxLength: 9 }),
        scripts,
        around,
        around,
        (number, gaps, zero, before, after) => {
          const written = Array.from(number, (digit, index) => String.fromCodePoint(zero + Number(digit)) + (gaps[index] ?? '')).join('');
          expect(holdsNhsNumber(`${before}${written}${after.trimEnd() === '' ? '' : `, ${after}`}`)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what is no NHS number', () => {
  it('passes ten digits with a wrong check digit', () => {
    expect(['911 111 1124', '9222222228', '987 654 4321', 'NHS number 9434765918'].some(holdsNhsNumber)).toBe(false);
  });

  const mobile = numbersBeginning('7');
  const telephone = fc.oneof(mobile, numbersBeginning('1'), numbersBeginning('20'), numbersBeginning('300'), numbersBeginning('8'));
  it('passes telephone numbers, with and without 0 and +44', () => {
    const forms = [
      (n: string) => `0${n}`,
      (n: string) => `0${n.slice(0, 4)} ${n.slice(4)}`,
      (n: string) => `0${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`,
      (n: string) => `+44${n}`,
      (n: string) => `+44 ${n}`,
      (n: string) => `+44 (0)${n}`,
      (n: string) => `+44 (0) ${grouped(n)}`,
      (n: string) => `+44 ${grouped(n)}`,
      (n: string) => `0044 ${n}`,
      (n: string) => `44 ${n.slice(0, 4)} ${n.slice(4)}`,
      (n: string) => `${n.slice(0, 4)} ${n.slice(4)}`,
      (n: string) => `${n.slice(0, 4)} ${n.slice(4, 7)} ${n.slice(7)}`,
      (n: string) => `call ${n}`,
      (n: string) => `Tel: ${grouped(n)}`,
      (n: string) => `Phone the clinic on ${n} today`,
      (n: string) => `${n} (mobile)`,
    ];
    fc.assert(
      fc.property(telephone, fc.constantFrom(...forms), fc.constantFrom('', 'The line is open: ', 'NHS Kent: '), (number, form, before) => {
        expect(holdsNhsNumber(`${before}${form(number)}`)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('passes dates and times', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const date = fc.record({
      y: fc.integer({ min: 1950, max: 2060 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    const time = fc.record({ h: fc.nat(23), min: fc.nat(59) });
    fc.assert(
      fc.property(date, time, fc.constantFrom('-', '.'), ({ y, m, d }, { h, min }, mark) => {
        const iso = [y, two(m), two(d)].join(mark);
        const british = [two(d), two(m), y].join(mark);
        const texts = [
          `${iso} ${two(h)}`,
          `${iso} ${two(h)}:${two(min)}`,
          `${british} ${two(h)}`,
          `${british} ${two(h)}:${two(min)}`,
          `${british} ${two(h)}.${two(min)}`,
        ];
        const ranges = [
          `${iso} - ${[y + 1, two(m), two(d)].join(mark)}`,
          `${[two(d), two(m), two(y % 100)].join(mark)} - ${y}`,
          `born ${iso} ${two(h)}`,
        ];
        expect([...texts, ...ranges].filter(holdsNhsNumber)).toEqual([]);
      }),
    );
  });

  it('passes sums of money', () => {
    const pounds = (n: string) => [
      `£${n}`,
      `£ ${n}`,
      `£${n.slice(0, 8)}.${n.slice(8)}`,
      `£${grouped(n)}`,
      `${n} pounds`,
      `€${n}`,
      `GBP ${n}`,
    ];
    fc.assert(
      fc.property(testNumber, (number) => {
        const thousands = Number(number).toLocaleString('en-GB');
        expect([...pounds(number), thousands, `£${thousands}`, `saved per patient: £${thousands}.50`].filter(holdsNhsNumber)).toEqual([]);
      }),
    );
  });

  it('passes longer runs of digits', () => {
    fc.assert(
      fc.property(testNumber, fc.stringMatching(/^\d{1,12}$/), (number, more) => {
        expect([`${number}${more}`, `${more}${number}`, `NHS number ${number}${more}`].filter(holdsNhsNumber)).toEqual([]);
      }),
    );
  });

  it('passes references and links', () => {
    const forms = (n: string) => [
      `Ref ${n}`,
      `reference: ${n}`,
      `ISBN ${n.slice(0, 1)}-${n.slice(1, 4)}-${n.slice(4, 9)}-${n.slice(9)}`,
      `INC${n}`,
      `PO-${n}`,
      `RXY/${n}`,
      `order no. ${n}`,
      `https://docs.example/files/${n}`,
      `https://example.slack.com/archives/C0CLG/p${n}`,
      `www.example.org/${n}/paper.pdf`,
      `a1b2c3d4-e5f6-4a7b-8c9d-${n}ab`,
      `commit ${n}abcdef${n}`,
    ];
    fc.assert(
      fc.property(testNumber, (number) => {
        expect(forms(number).filter(holdsNhsNumber)).toEqual([]);
      }),
    );
  });

  it('passes what reports are made of', () => {
    const texts = [
      'Memory clinic referral form agreed; audit slips to May',
      'SO-12, A-7, M-3: 120 of 943 seen (13%), 5919 to go',
      '2011/12 and 2012/13',
      'ICD 10: F00, 12 34',
    ];
    expect(texts.filter(holdsNhsNumber)).toEqual([]);
  });
});
