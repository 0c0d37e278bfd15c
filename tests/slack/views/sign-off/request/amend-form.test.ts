import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { drawAmendForm } from '#src/slack/views/sign-off/request/amend-form.ts';
import { drawWithdrawForm } from '#src/slack/views/sign-off/request/withdraw-form.ts';
import { sampleAmendmentForm, sampleFile, sampleSignOffId } from '#tests/support/sign-off-samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../../nasty.ts';
import { inputs } from '../inputs.ts';

const said = (view: unknown) => seen(view).join('\n');

describe('the form for another version', () => {
  const view = drawAmendForm(sampleAmendmentForm());

  it('begins with the version that stands', () => {
    expect(inputs(view).map(({ label, element }) => [label, element?.['initial_value'] ?? null])).toEqual([
      ['Title', 'Dementia pathway, redesigned'],
      ['What is asked', 'Agree the redesign'],
      ['Links', 'https://example.org/dementia.pdf\nhttps://example.org/costs.pdf'],
      ['Files of the version before', null],
      ['More files', null],
      ['Note', 'The audit follows in May.'],
      ['Who may see it', null],
      ['Kind of change', null],
      ['What has changed, and why', null],
    ]);
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ signOffId: sampleSignOffId, version: 1 });
    expect(inputs(view)[3]?.element).toMatchObject({ initial_options: [{ value: 'F0PLAN', text: { text: 'plan.pdf' } }] });
  });

  it('is major unless its author chooses otherwise', () => {
    expect(inputs(view)[7]?.element).toMatchObject({ type: 'radio_buttons', initial_option: { value: 'major' } });
  });

  it('says who starts again before anything is sent', () => {
    expect(said(view)).toContain(
      '*Major*, and always so with other links, files or sections: it is decided anew from step one, by the Clinical Leadership Group and the Kent HWB. Co-Medical Director will be told why, and asked again.',
    );
    expect(said(view)).toContain(
      '*Minor*, only the wording of title, question or note: answers stand on the version they were given on, and nobody who has answered is asked again. Until the outcome any approver can contest that version 2 is minor',
    );
    const asking = drawAmendForm(sampleAmendmentForm({ bodies: ['Clinical Leadership Group'], asking: ['Ann'], answered: [] }));
    expect(said(asking)).toContain('it is decided anew from step one, by the Clinical Leadership Group');
    expect(said(asking)).toContain('of those who have answered only Ann is asked again');
    const both = drawAmendForm(sampleAmendmentForm({ asking: ['Ann', 'Ben'] }));
    expect(said(both)).toContain('of those who have answered only Ann and Ben are asked again');
    expect(said(asking)).toContain('Nobody has answered yet.');
  });

  it('fits Slack with anything in it', () => {
    fc.assert(
      fc.property(nasty(textLimits.note), nasty(textLimits.title), fc.array(nastyName, { maxLength: 10 }), (text, title, names) => {
        const files = names.map((name, index) => sampleFile({ slackFileId: `F${index}`, name }));
        const content = { title, ask: text, links: names, files, sections: ['estates'], note: text };
        const sections = ['activity', 'estates'];
        const drawn = drawAmendForm(sampleAmendmentForm({ content, sections, bodies: names, answered: names, asking: names }));
        expect(problemsInView(drawn)).toEqual([]);
        // What was typed stands in the inputs as it was typed: an input shows it and links nothing.
        expect(controlSequences(drawn.blocks.filter(({ type }) => type !== 'input'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the form that asks why a request is withdrawn', () => {
  it('says what it means and carries which one it is', () => {
    const view = drawWithdrawForm({ signOffId: sampleSignOffId, reference: 'SO-1', title: 'Dementia' });
    expect(problemsInView(view)).toEqual([]);
    expect(inputs(view).map(({ label, optional }) => [label, optional])).toEqual([['Reason', false]]);
    expect(said(view)).toContain('You take back *SO-1*, Dementia. That is its end');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ signOffId: sampleSignOffId });
  });
});
