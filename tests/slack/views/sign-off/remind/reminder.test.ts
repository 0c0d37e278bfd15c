import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawReminder } from '#src/slack/views/sign-off/remind/reminder.ts';
import type { OverdueSignOff, OwedVerdict, SignOffReminder, UnscheduledSignOff } from '#src/use-cases/messages/reminder.ts';
import { sampleAskedBodyId } from '#tests/support/samples.ts';
import { controlSequences, nastyName } from '../../nasty.ts';

const asked = {
  signOffId: sampleAskedBodyId,
  signOffBodyId: sampleAskedBodyId,
  reference: 'SO-12',
  title: 'Heart failure pathway',
  body: 'Kent HWB',
  deadline: '2011-11-15T23:59:59.999Z',
};
const owed: OwedVerdict = { ...asked, overdue: false, standsFor: [] };
const overdue: OverdueSignOff = { ...asked, as: 'chair', waitingFor: ['Ann', 'Ben'] };
const unscheduled: UnscheduledSignOff = {
  ...{ signOffId: asked.signOffId, reference: 'SO-7', title: 'Falls pathway' },
  as: 'requester',
  requestedAt: '2011-10-31T10:00:00.000Z',
  waitingFor: [
    { body: 'Kent HWB', people: ['Ann', 'Ben'] },
    { body: 'CLG', people: [] },
  ],
};
const reminder = (over: Partial<SignOffReminder>): SignOffReminder => ({
  kind: 'sign_off_reminder',
  day: '2011-11-14',
  timezone: 'Europe/London',
  askedBy: null,
  owed: [],
  overdue: [],
  ...over,
});

describe('a reminder', () => {
  it('lists what is owed, each with its button', () => {
    const second = { ...owed, reference: 'SO-13', overdue: true, standsFor: ['Ann'] };
    const drawn = drawReminder(reminder({ owed: [owed, second, { ...owed, reference: 'SO-14', deadline: null }] }));
    expect(drawn.text).toBe(
      [
        'Waiting for your answer',
        '3 requests, the first of them due tomorrow.',
        'SO-12 Heart failure pathway\nFor the Kent HWB: by Tuesday 15 November 2011',
        'SO-13 Heart failure pathway\nFor the Kent HWB, in place of Ann: overdue since Tuesday 15 November 2011',
        'SO-14 Heart failure pathway\nFor the Kent HWB: no deadline',
        'What is due comes in one message a day, on working days. Whoever asks for a sign-off can remind you as well; of one request you are reminded once a day at most.',
      ].join('\n'),
    );
    const buttons = JSON.stringify(drawn.blocks).match(/Decide on SO-\d+"/g);
    expect(buttons).toEqual(['Decide on SO-12"', 'Decide on SO-13"', 'Decide on SO-14"']);
  });

  it('says where nothing has a deadline', () => {
    const lead = (...all: OwedVerdict[]) => drawReminder(reminder({ owed: all })).text.split('\n')[1];
    const none = { ...owed, deadline: null };
    expect(lead(none, none)).toBe('2 requests, none of them with a deadline.');
    expect(lead(none)).toBe('Without a deadline.');
  });

  it('names who asked for it, and promises no rule then', () => {
    const { text } = drawReminder(reminder({ askedBy: 'The requester', owed: [owed] }));
    expect(text).toContain('The requester asks for your answer.');
    expect(text).not.toContain('once a day');
  });

  it('tells a chair, and the secretariat, apart from what they owe themselves', () => {
    const { text } = drawReminder(
      reminder({ owed: [owed], overdue: [overdue, { ...overdue, as: 'secretariat', reference: 'SO-9', waitingFor: [] }] }),
    );
    expect(text).toMatch(/Waiting for your answer[\s\S]*Overdue in a body you lead[\s\S]*not answered: Ann and Ben[\s\S]*Overdue\n/);
    expect(text).toContain('SO-9 Heart failure pathway\nKent HWB, overdue since Tuesday 15 November 2011, too few are left who may decide');
    expect(text).toContain('can be recorded');
  });

  it('puts what nobody has to answer by any day before who asked, and before the secretariat', () => {
    const drawn = drawReminder(reminder({ unscheduled: [unscheduled, { ...unscheduled, as: 'secretariat', reference: 'SO-8' }] }));
    expect(drawn.text).toBe(
      [
        'Yours, without a deadline',
        'Nobody has to answer by any day, so nobody is reminded. You can remind them with /signoff remind, or take the request back with /signoff withdraw.',
        'SO-7 Falls pathway\nAsked for on Monday 31 October 2011, waiting for Kent HWB (Ann and Ben) and CLG',
        'Without a deadline',
        'Nobody has to answer by any day, so nobody is reminded. Once a meeting of one of its bodies is planned, its deadline follows from that. An answer that reaches you another way can be recorded.',
        'SO-8 Falls pathway\nAsked for on Monday 31 October 2011, waiting for Kent HWB (Ann and Ben) and CLG',
      ].join('\n'),
    );
  });

  it('says of what was sent back that a new version is wanted, and by whom, and offers no reminding', () => {
    const back: UnscheduledSignOff = { ...unscheduled, waitingFor: [], sentBack: { by: ['Kent HWB', 'CLG'], requester: 'Dora' } };
    const closed = { ...back, as: 'secretariat' as const, reference: 'SO-9', sentBack: { by: [], requester: null } };
    const drawn = drawReminder(reminder({ unscheduled: [back, { ...back, as: 'secretariat', reference: 'SO-8' }, closed] }));
    expect(drawn.text).toBe(
      [
        'Yours, sent back',
        'A new version is wanted of you: give it with /signoff amend, or take the request back with /signoff withdraw. Until then nobody else is reminded.',
        'SO-7 Falls pathway\nAsked for on Monday 31 October 2011, sent back by the Kent HWB and the CLG',
        'Sent back',
        'A new version is wanted of whoever asked, who is told as well. Until it is there nobody else is reminded.',
        'SO-8 Falls pathway\nAsked for on Monday 31 October 2011, sent back by the Kent HWB and the CLG, a new version is wanted of Dora',
        'SO-9 Falls pathway\nAsked for on Monday 31 October 2011, sent back',
      ].join('\n'),
    );
  });

  it('counts what has no room in the blocks, and names it in the text', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...owed, reference: `SO-${index}` }));
    const drawn = drawReminder(reminder({ owed: many }));
    expect(problemsInMessage(drawn)).toEqual([]);
    expect(JSON.stringify(drawn.blocks)).toContain('and 25 more: /signoff list mine');
    expect(drawn.text).toContain('SO-38, SO-39: /signoff list mine');
  });

  it('fits into Slack’s limits and pings nobody, whatever anybody typed', () => {
    fc.assert(
      fc.property(nastyName, nastyName, fc.constantFrom(0, 1, 7, 16, 24), fc.boolean(), (title, body, count, isOverdue) => {
        const mine = Array.from({ length: count }, () => ({ ...owed, title, body, standsFor: [body, title], overdue: isOverdue }));
        const others = Array.from({ length: count }, (_, index) => ({
          ...overdue,
          title,
          body,
          as: index % 2 === 0 ? ('chair' as const) : ('secretariat' as const),
          waitingFor: Array.from({ length: 14 }, () => body),
        }));
        const free = Array.from({ length: count }, (_, index) => ({
          ...unscheduled,
          title,
          as: index % 2 === 0 ? ('requester' as const) : ('secretariat' as const),
          waitingFor: Array.from({ length: 12 }, () => ({ body, people: [body, title, body] })),
        }));
        const back = free.map((one) => ({
          ...one,
          waitingFor: [],
          sentBack: { by: Array.from({ length: 12 }, () => body), requester: title },
        }));
        const drawn = drawReminder(
          reminder({
            owed: [...mine, { ...owed, title }],
            overdue: others,
            unscheduled: [...free, ...back],
            askedBy: isOverdue ? title : null,
          }),
        );
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
