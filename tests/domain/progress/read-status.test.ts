import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatus } from '#src/domain/progress/read-status.ts';
import { statuses } from '#src/domain/status.ts';
import { neutralLater, statedLater, thingsLater } from './texts/held-out.ts';
import { stated } from './texts/stated.ts';

const names = { own: ['dementia', 'Dementia'], others: ['stroke', 'Stroke'] };
const readings = (texts: readonly string[]) => texts.map((text) => ({ text, ...readStatus(text, names) }));
const linesOf = (file: string) =>
  readFileSync(new URL(`./texts/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
/** What is read, in one word. */
function read(text: string): string {
  const reading = readStatus(text, names);
  return reading.kind === 'stated' ? reading.status : reading.kind;
}

describe('texts that state a status', () => {
  const all = [...stated, ...statedLater];

  it('are 200, and 50 that were written after the rules', () => {
    expect([stated.length, statedLater.length]).toEqual([200, 50]);
  });

  it.each(all)('%s: %j', (right, text) => {
    expect([right, 'asked']).toContain(read(text));
  });

  it('are mostly read, not asked', () => {
    const clear = all.filter(([right]) => right !== 'asked');
    const asked = clear.filter(([, text]) => read(text) === 'asked');
    expect(asked.length / clear.length).toBeLessThan(0.12);
  });
});

describe('texts with colours that are none', () => {
  it('are silent; at most one in fifty is asked', () => {
    const [neutral, asked] = [linesOf('neutral.txt'), readings(linesOf('neutral.txt')).filter(({ kind }) => kind === 'asked')];
    expect(neutral).toHaveLength(448);
    expect(readings(neutral).filter(({ kind }) => kind === 'stated')).toEqual([]);
    expect(asked.length, asked.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(neutral.length / 50);
  });

  it('are so too where they were written after the rules', () => {
    expect(neutralLater).toHaveLength(50);
    const notSilent = readings(neutralLater).filter(({ kind }) => kind !== 'silent');
    expect(notSilent.length, JSON.stringify(notSilent)).toBeLessThanOrEqual(1);
  });

  it('are mostly so where they say nothing but what colour a thing has', () => {
    expect(thingsLater).toHaveLength(50);
    expect(readings(thingsLater).filter(({ kind }) => kind === 'stated')).toEqual([]);
    expect(readings(thingsLater).filter(({ kind }) => kind === 'asked').length).toBeLessThanOrEqual(6);
  });

  it('are asked about where the colour stands first: it may be the status', () => {
    expect(readings(linesOf('colour-first.txt')).filter(({ kind }) => kind !== 'asked')).toEqual([]);
  });
});

describe('a colour in small letters before a capital', () => {
  const ordinary =
    'Ward Team Theatre Care Building Practice Clinic Staff Lists Days Form Plans Phone Rooms Inhalers Blood Letter Close Hospital'.split(
      ' ',
    );
  it.each(
    ordinary
      .flatMap((word) => statuses.map((status) => [status, word] as const))
      .filter(([one, word]) => one !== 'amber' || word !== 'Care'),
  )('%s %s: a status, and the beginning of the report', (status, word) => {
    expect(read(`${status} ${word} open again`)).toBe(status);
    expect(read(`dementia ${status} ${word} open again`)).toBe(status);
    expect(read(`Status: ${status} ${word} open again`)).toBe(status);
  });

  it.each([
    'green Light from finance',
    'green Paper read',
    'green Plan agreed',
    'green Party visit',
    'red Cell exchange moved',
    'red Cross drives patients home',
    'red Flags leaflet printed',
    'red Lines agreed',
    'amber Valley clinic open',
    'amber Care bundle audit done',
    'blue Badge bays are free',
    'blue Light transfers down',
    'green ward open again',
    'Green Ward open again',
    'Red Team saw eighteen',
  ])('%j makes one expression with the next word, and is asked', (text) => {
    expect(read(text)).toBe('asked');
  });
});

describe('what is asked', () => {
  it.each([
    ['Amber/Red', 'several', ['amber', 'red'], 'Amber/Red'],
    ['Status: Green. RAG: Red', 'several', ['green', 'red'], ': Green.'],
    ['reed Theatre lists cancelled', 'misspelt', ['red'], 'reed Theatre'],
    ['green light from finance', 'expression', ['green'], 'green light'],
    ['We are no longer red', 'not_now', ['red'], 'longer red'],
    ['Theatre lists cancelled (red)', 'alone', ['red'], '(red)'],
    ['All fine. Stroke: Green', 'other_pathway', ['green'], ': Green'],
    ['Status: on hold', 'other_word', [], ': on hold'],
  ])('%j: %s', (text, why, said, words) => {
    expect(readStatus(text, names)).toEqual({ kind: 'asked', why, statuses: said, words });
  });
});

describe('what others have reported of such readers', () => {
  it.each([
    ['Status codes are sent with the feed now.', 'silent'],
    ['Patients rated the red trays highly', 'silent'],
    ['green\u00a0All well', 'green'],
    ['“Red” this month', 'red'],
    ['Red is not what we are', 'asked'],
    ['Dementia has come out of red', 'asked'],
    ['Red => Amber', 'asked'],
    ['RAG: constructor', 'asked'],
    ['Beds closed and staffing red', 'asked'],
  ])('%j: %s', (text, right) => {
    expect(read(text)).toBe(right);
  });
});

/** Texts in which nothing is a status. */
const noise = fc.constantFrom(...linesOf('neutral.txt').filter((line) => read(line) === 'silent'), '', 'We met on Tuesday.', '12 came.');
const spelt = (status: string) =>
  fc.constantFrom(status, status.toUpperCase(), `${status.slice(0, 1).toUpperCase()}${status.slice(1)}`, `*${status}*`, `[${status}]`);
const statement = fc
  .constantFrom(...statuses)
  .chain((status) =>
    fc
      .tuple(
        fc.constantFrom(
          'Status:',
          'RAG:',
          'RAG status -',
          'Overall RAG status:',
          'Rated',
          'Delivery confidence:',
          'Dementia is',
          'We have gone',
          '| RAG |',
        ),
        spelt(status),
      )
      .map(([before, word]) => ({ status, text: `${before} ${word}` })),
  );
const joint = fc.constantFrom('\n', '\n\n', '. ', ' ', '\r\n', '.\t', '! ');

describe('the law of statuses', () => {
  it('whatever stands before or after, a status that is stated is read as no other, and is not passed over', () => {
    fc.assert(
      fc.property(noise, joint, statement, fc.constantFrom('\n', '. ', '\n\n'), noise, (before, joined, { status, text }, ended, after) => {
        expect([status, 'asked']).toContain(read(`${before}${before === '' ? '' : joined}${text}${ended}${after}`));
      }),
      { numRuns: 3000 },
    );
  });

  it('a text without any colour, circle or word for a status is silent, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        fc.pre(!/[rgbae]|stat|conf|\p{M}/iu.test(text.normalize('NFKD')));
        expect(read(text)).toBe('silent');
      }),
    );
  });

  it('what only changes the look of a text changes nothing', () => {
    const looks = fc.constantFrom(
      (text: string) => text.split('').join('\u200b'),
      (text: string) => text.replaceAll(/[a-z]/gi, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
      (text: string) => text.replaceAll(' ', '\u00a0'),
      (text: string) => `> ${text}`,
      (text: string) => `\ufeff${text}`,
    );
    fc.assert(
      fc.property(statement, looks, ({ status, text }, look) => {
        expect(read(look(text))).toBe(status);
      }),
    );
  });
});
