import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawSignOffList } from '#src/slack/views/sign-off/read/list.ts';
import type { SignOffListView } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { sampleLine } from '#tests/support/sign-off-samples.ts';
import { controlSequences, nasty, nastyName } from '../../nasty.ts';

const list = (over: Partial<SignOffListView> = {}) =>
  drawSignOffList({ list: 'open', pathway: null, lines: [sampleLine()], pathways: [], previous: null, next: null, ...over });

describe('a list of requests', () => {
  it('says of each how it stands, until when it is wanted and who has not answered', () => {
    expect(list().text).toBe(
      [
        'Open requests',
        'SO-1 Dementia pathway, redesigned, version 1 (Dementia)',
        'open, by Tuesday 15 November 2011',
        'Not answered yet: Clinical Leadership Group (Co-Medical Director)',
        'Awaiting the formally responsible body: the Kent HWB',
        'Buttons: Other lists.',
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
    expect(list({ lines: [closed] }).text).toBe(
      'Open requests\nSO-1 Dementia pathway, redesigned (private: Procurement)\nopen\nButtons: Other lists.',
    );
    expect(list({ lines: [sampleLine({ content: null })] }).text).toContain("redesigned\nopen, you can't see it");
  });

  it('says of changes requested who has to send another version, until when', () => {
    const content = sampleLine().content;
    const asked = sampleLine({ state: 'changes_requested', content: content && { ...content, waiting: [] } });
    expect(list({ lines: [asked] }).text).toContain(
      'changes requested, by Tuesday 15 November 2011\nWaiting for a new version from Dementia pathway lead\nAwaiting the formally responsible body',
    );
  });

  it('tells pathways apart in its menu that differ only at their end', () => {
    const long = 'Community services for people with long-term respiratory conditions';
    const pathways = ['North Kent', 'South Kent'].map((end) => ({ id: end, name: `${long}, ${end}` }));
    const offered = JSON.stringify(list({ pathways }).blocks).match(/Community[^"]*/g) ?? [];
    expect(offered).toEqual([expect.stringMatching(/….*, North Kent$/), expect.stringMatching(/….*, South Kent$/)]);
  });

  it('says how to have a pathway that its menu has no room for', () => {
    const pathways = (many: number) => Array.from({ length: many }, (_, index) => ({ id: `${index}`, name: `Pathway ${index}` }));
    expect(list({ pathways: pathways(300) }).text).toContain('260 other pathways: /signoff list and the name of one');
    expect(list({ pathways: pathways(40) }).text).not.toContain('/signoff list');
  });

  it('has a button that shows each, and menus for the other lists and for one pathway', () => {
    const pathways = [
      { id: 'p', name: 'Dementia' },
      { id: 'q', name: 'Stroke' },
    ];
    const { blocks } = list({ pathways, pathway: { id: 'p', name: 'Dementia' } });
    const asked = (question: object) => JSON.stringify({ ...question, cursor: null });
    expect(blocks).toMatchObject([
      { type: 'header', text: { text: 'Open requests: Dementia' } },
      { accessory: { action_id: 'sign_off_show', accessibility_label: 'Show SO-1: Dementia pathway, redesigned' } },
      {
        elements: [
          {
            options: [
              { text: { text: 'Waiting for you' }, value: asked({ list: 'mine', pathwayId: 'p' }) },
              { text: { text: 'Your requests' } },
              { text: { text: 'Requests to your bodies' } },
              { text: { text: 'Overdue requests' } },
              { text: { text: 'Open requests' } },
              { text: { text: 'Requests that have ended' }, value: asked({ list: 'ended', pathwayId: 'p' }) },
            ],
          },
          {
            options: [
              { text: { text: 'All pathways' }, value: asked({ list: 'open', pathwayId: null }) },
              { text: { text: 'Dementia' } },
              { text: { text: 'Stroke' }, value: asked({ list: 'open', pathwayId: 'q' }) },
            ],
          },
        ],
      },
    ]);
  });

  it('has buttons for the pages on both sides', () => {
    const [previous, next] = [{ before: { deadline: null, number: 19 } }, { after: { deadline: null, number: 12 } }];
    const buttons = (which: SignOffListView['list']) =>
      list({ list: which, previous, next }).blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(buttons('open')).toMatchObject([
      {},
      { text: { text: 'Previous' }, value: JSON.stringify({ list: 'open', pathwayId: null, cursor: previous }) },
      { text: { text: 'Next' }, value: JSON.stringify({ list: 'open', pathwayId: null, cursor: next }) },
    ]);
    expect(buttons('ended')).toMatchObject([{}, { text: { text: 'Newer' } }, { text: { text: 'Older' } }]);
  });

  it('says so where there is nothing in it', () => {
    expect(list({ list: 'mine', lines: [] }).text).toBe('Waiting for you\nNothing waits for your answer.\nButtons: Other lists.');
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
        const place = { deadline: '2011-11-15T23:59:59.999Z', number: 1 };
        const pathways = Array.from({ length: 120 }, (_, index) => ({ id: `0199a000-0000-7000-8000-000000000${100 + index}`, name }));
        const drawn = list({ lines, pathways, pathway: { id: 'p', name }, previous: { before: place }, next: { after: place } });
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
