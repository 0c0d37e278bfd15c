import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport, writeReport } from '#src/domain/progress/read-report.ts';

const dementia = { key: 'dementia', name: 'Dementia' };
const several = [dementia, { key: 'heart', name: 'Heart' }, { key: 'heart-failure', name: 'Heart failure (all ages)' }];
const nothing = { pathwayKey: null, status: null, done: '', next: null, pathToGreen: null, ask: null };

describe('what is typed after /pathway log', () => {
  it('reads the status, the text and the path to green', () => {
    const typed = 'amber Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May';
    expect(readReport(typed, [dementia])).toEqual({
      ...nothing,
      status: 'amber',
      done: 'Memory clinic referral form agreed; audit slips to May.',
      pathToGreen: 'locum from 1 May',
    });
  });

  it.each([
    ['Amber: text', 'amber'],
    ['AMBER text', 'amber'],
    ['green - text', 'green'],
    ['red, text', 'red'],
    ['Blue\ntext', 'blue'],
    ['green:text', 'green'],
  ])('reads the status of "%s"', (typed, status) => {
    expect(readReport(typed, [dementia])).toEqual({ ...nothing, status, done: 'text' });
  });

  it.each(['greenfield site found', 'Redesign agreed', 'green-lit by the board', 'bluelight pathway'])(
    'reads no status in "%s"',
    (typed) => {
      expect(readReport(typed, [dementia])).toEqual({ ...nothing, done: typed });
    },
  );

  it.each([
    ['heart failure (all ages) green text', 'heart-failure'],
    ['Heart  Failure (All ages): green text', 'heart-failure'],
    ['heart-failure green text', 'heart-failure'],
    ['HEART green text', 'heart'],
    ['Dementia - Green: text', 'dementia'],
  ])('finds the pathway with the longest name in "%s"', (typed, key) => {
    expect(readReport(typed, several)).toEqual({ ...nothing, pathwayKey: key, status: 'green', done: 'text' });
  });

  it('takes the name of the only pathway for the start of the text, but before a colon or a status', () => {
    expect(readReport('Dementia audit slips', [dementia])).toEqual({ ...nothing, done: 'Dementia audit slips' });
    expect(readReport('Dementia: audit slips', [dementia])).toEqual({ ...nothing, pathwayKey: 'dementia', done: 'audit slips' });
    expect(readReport('dementia red audit slips', [dementia])).toEqual({
      ...nothing,
      pathwayKey: 'dementia',
      status: 'red',
      done: 'audit slips',
    });
    expect(readReport('Dementia audit slips', several)).toEqual({ ...nothing, pathwayKey: 'dementia', done: 'audit slips' });
  });

  it('reads no pathway where only part of a longer word is its name', () => {
    expect(readReport('Heartburn clinic', several)).toEqual({ ...nothing, done: 'Heartburn clinic' });
  });

  it('reads the labelled parts in any order and any case', () => {
    const typed = 'red Clinic closed!\n- ask for a DECISION: fund a locum? NEXT: advertise. path  to green : two locums';
    expect(readReport(typed, [dementia])).toEqual({
      ...nothing,
      status: 'red',
      done: 'Clinic closed!',
      next: 'advertise.',
      pathToGreen: 'two locums',
      ask: { kind: 'decision', text: 'fund a locum?' },
    });
  });

  it.each([
    ['Ask assurance: x', 'assurance'],
    ['Ask for help: x', 'help'],
    ['ask decision: x', 'decision'],
  ])('reads "%s" as an ask', (typed, kind) => {
    expect(readReport(typed, [])).toEqual({ ...nothing, ask: { kind, text: 'x' } });
  });

  it.each(['We agreed what comes next: an audit', 'There is a path to green: a locum', 'agreed, next: audit', 'Nobody will ask help: us'])(
    'leaves a label within a sentence alone: "%s"',
    (typed) => {
      expect(readReport(typed, [dementia])).toEqual({ ...nothing, done: typed });
    },
  );

  it('adds what a repeated label says, and keeps a second ask of another kind in the text of the first', () => {
    const report = readReport('Next: a. Next: b. Ask help: staff. Ask decision: money. Ask help: rooms', []);
    expect(report).toEqual({ ...nothing, next: 'a.\nb.', ask: { kind: 'help', text: 'staff.\nAsk decision: money.\nrooms' } });
    expect(readReport(writeReport(report), [])).toEqual(report);
  });
});

const words = [
  'Dementia',
  'heart failure',
  'amber',
  'Red',
  'green',
  'Next:',
  'next:',
  'Path to green:',
  'Ask help:',
  'ask for a decision:',
  'Ask',
];
const pieces = fc.oneof(
  fc.constantFrom(...words, 'clinic', 'agreed.', 'why?', '- ', '•', '\n', ':', ';', '(so)', '...', ', ', '"it works."'),
  fc.string({ maxLength: 6 }),
);
const typing = fc.array(pieces, { maxLength: 14 }).chain((parts) => fc.constantFrom(' ', '', '\n').map((joint) => parts.join(joint)));
const groups = fc.constantFrom([], [dementia], several);

describe('the law of reports', () => {
  it('written and read again, a report stays the same', () => {
    fc.assert(
      fc.property(typing, groups, (typed, pathways) => {
        const report = readReport(typed, pathways);
        expect(readReport(writeReport(report), pathways)).toEqual(report);
      }),
      { numRuns: 2000 },
    );
  });

  it('no letter and no digit that was typed is lost', () => {
    const letters = (text: string) =>
      (
        text
          .toLowerCase()
          .replaceAll(/heart failure \(all ages\)/g, 'heart-failure')
          .match(/[\p{L}\p{N}]/gu) ?? []
      ).sort();
    const labels = /(?:next|path\s+to\s+green|ask\s+(?:for\s+)?(?:an?\s+)?(?:decision|assurance|help))[ \t]*:/giu;
    fc.assert(
      fc.property(typing, groups, (typed, pathways) => {
        const report = readReport(typed, pathways);
        // A status that is stated within the text stays there too.
        const kept = [report, { ...report, status: null }].map((one) => letters(writeReport(one).replaceAll(labels, ' ')));
        expect(kept).toContainEqual(letters(typed.replaceAll(labels, ' ')));
      }),
      { numRuns: 2000 },
    );
  });
});
