import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/slack/check-blocks.ts';
import { drawSignOffList } from '#src/slack/views/sign-off/list.ts';
import type { SignOffListView } from '#src/use-cases/list-sign-offs.ts';
import { sampleLine } from '#tests/support/sign-off-samples.ts';
import { controlSequences, nasty, nastyName } from '../nasty.ts';

const list = (over: Partial<SignOffListView> = {}) =>
  drawSignOffList({ list: 'open', pathway: null, lines: [sampleLine()], earlier: null, later: null, ...over });

describe('a list of requests', () => {
  it('says of each how it stands, until when it is wanted and who has not answered', () => {
    expect(list().text).toBe(
      [
        'Open requests',
        'SO-1 Dementia pathway, redesigned, version 1 (Dementia)',
        'open, by Tuesday 15 November 2011',
        'Not answered yet: Clinical Leadership Group (Co-Medical Director)',
        'Awaiting the formally responsible body: Kent HWB',
      ].join('\n'),
    );
    const content = sampleLine().content;
    const overdue = sampleLine({
      content: content && { ...content, overdue: true, waiting: [{ body: 'CLG', people: [], inquorate: true }] },
    });
    expect(list({ lines: [overdue] }).text).toContain(
      'by Tuesday 15 November 2011, overdue\nNot answered yet: CLG (too few are left who may decide)',
    );
    const approved = sampleLine({ state: 'approved', conditionsOutstanding: 1, content: content && { ...content, waiting: [] } });
    expect(list({ lines: [approved] }).text).toContain('version 1 (Dementia)\napproved, conditions outstanding\n');
  });

  it('shows title, reason and state where the content is closed to the viewer', () => {
    const closed = sampleLine({ closedBecause: 'Procurement', content: null });
    expect(list({ lines: [closed] }).text).toBe('Open requests\nSO-1 Dementia pathway, redesigned (private: Procurement)\nopen');
    expect(list({ lines: [sampleLine({ content: null })] }).text).toContain('redesigned\nopen, closed to you');
  });

  it('has a button that shows each, and buttons for the pages on both sides', () => {
    const { blocks } = list({ earlier: { before: 12 }, later: { after: 19 }, pathway: { id: 'p', name: 'Dementia' } });
    expect(blocks).toMatchObject([
      { type: 'header', text: { text: 'Open requests: Dementia' } },
      { accessory: { action_id: 'sign_off_show', accessibility_label: 'Show SO-1: Dementia pathway, redesigned' } },
      {
        elements: [
          { text: { text: 'Later' }, value: JSON.stringify({ list: 'open', pathwayId: 'p', cursor: { after: 19 } }) },
          { text: { text: 'Earlier' }, value: JSON.stringify({ list: 'open', pathwayId: 'p', cursor: { before: 12 } }) },
        ],
      },
    ]);
  });

  it('says so where there is nothing in it, and what else there is', () => {
    expect(list({ list: 'mine', lines: [] }).text).toContain('Nothing waits for your answer. Other lists: /signoff list mine');
  });

  it('fits Slack and pings nobody, whatever a page of it holds', () => {
    const line = fc.tuple(nasty(150), fc.array(nastyName, { maxLength: 60 }), fc.boolean()).map(([title, names, closed]) => {
      const { content } = sampleLine();
      const waiting = names.slice(0, 12).map((body) => ({ body, people: names, inquorate: true }));
      return sampleLine({
        title,
        closedBecause: title,
        content: closed || content === null ? null : { ...content, waiting, pathway: title, awaitingFormallyResponsible: title },
      });
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 8, maxLength: 8 }), nastyName, (lines, name) => {
        const drawn = list({ lines, pathway: { id: 'p', name }, earlier: { before: 1 }, later: { after: 9 } });
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
