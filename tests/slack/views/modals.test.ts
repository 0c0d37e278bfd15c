import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInView } from '#src/slack/check-blocks.ts';
import { drawProgressModal } from '#src/slack/views/progress-modal.ts';
import { drawReasonModal } from '#src/slack/views/reason-modal.ts';
import { drawSignOffModal } from '#src/slack/views/sign-off-modal.ts';
import { controlSequences, nasty, nastyName, seen } from './nasty.ts';

const routes = [
  { id: 'r1', name: 'Pathway redesign', subject: 'pathway', steps: 'Clinical Leadership Group, then Kent HWB and Medway HWB' },
];
const fields = z.object({
  blocks: z.array(
    z.looseObject({
      type: z.string(),
      block_id: z.string().optional(),
      label: z.object({ text: z.string() }).optional(),
      optional: z.boolean().optional(),
      element: z.looseObject({ action_id: z.string() }).optional(),
    }),
  ),
});

function inputs(view: unknown) {
  return fields.parse(view).blocks.flatMap((block) => (block.label === undefined ? [] : [{ ...block, label: block.label.text }]));
}

describe('the form behind "Request sign-off"', () => {
  const pathways = [
    { id: 'p1', name: 'Dementia' },
    { id: 'p2', name: 'Stroke' },
  ];
  const view = drawSignOffModal({ channelId: 'C0DEMENTIA', pathways, routes, selected: 'p2' });

  it('asks for pathway, route and title, and offers link and note', () => {
    expect(inputs(view).map(({ label, optional }) => [label, optional])).toEqual([
      ['Pathway', false],
      ['Route', false],
      ['Title', false],
      ['Link', true],
      ['Note', true],
    ]);
    expect(inputs(view).map(({ block_id: id, element }) => id === element?.action_id)).toEqual([true, true, true, true, true]);
    expect(view).toMatchObject({ callback_id: 'sign_off_request', title: { text: 'Request sign-off' }, submit: { text: 'Send' } });
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ channelId: 'C0DEMENTIA' });
  });

  it('opens with what is chosen, or what there is no choice of', () => {
    expect(inputs(view)[0]?.element).toMatchObject({ initial_option: { value: 'p2' } });
    expect(inputs(view)[1]?.element).toMatchObject({ initial_option: { value: 'r1' } });
  });

  it('says who is asked on a route', () => {
    expect(seen(view).join('\n')).toContain('*Pathway redesign* (pathway): Clinical Leadership Group, then Kent HWB and Medway HWB');
  });

  it('offers every pathway, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (count) => {
        const many = Array.from({ length: count }, (_, index) => ({ id: `p${index}`, name: `Pathway ${index}` }));
        const drawn = drawSignOffModal({ channelId: 'C1', pathways: many, routes });
        expect(problemsInView(drawn)).toEqual([]);
        expect(new Set(JSON.stringify(inputs(drawn)[0]).match(/"p\d+"/g)).size).toBe(count);
      }),
      { numRuns: 20 },
    );
  });

  it('fits Slack with names of any kind', () => {
    fc.assert(
      fc.property(nastyName, fc.array(nastyName, { minLength: 1, maxLength: 12 }), nasty(2_000), (pathway, names, steps) => {
        const all = names.map((name, index) => ({ id: `r${index}`, name, subject: 'other', steps }));
        const drawn = drawSignOffModal({ channelId: 'C1', pathways: [{ id: 'p', name: pathway }], routes: all });
        expect(problemsInView(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
    );
  });
});

describe('the form that asks for a reason', () => {
  it.each([
    ['request_changes', 'Request changes', 'You ask for changes to version 2 of *SO-12*'],
    ['reject', 'Reject', 'You reject version 2 of *SO-12*'],
  ] as const)('for %s says what it decides and carries it', (verdict, title, said) => {
    const carried = { signOffBodyId: 'b1', version: 2, verdict, reference: 'SO-12' };
    const view = drawReasonModal(carried);
    expect(problemsInView(view)).toEqual([]);
    expect(view.title.text).toBe(title);
    expect(view.callback_id).toBe('sign_off_verdict');
    expect(JSON.parse(view.private_metadata ?? '')).toEqual(carried);
    expect(seen(view).join('\n')).toContain(said);
    expect(inputs(view).map(({ label, optional }) => [label, optional])).toEqual([['Reason', false]]);
  });
});

describe('the form behind "Log progress"', () => {
  const pathways = [{ key: 'dementia', name: 'Dementia', group: 'Dementia group' }];

  it('has the parts of a report, filled from what was typed', () => {
    const draft = {
      pathwayKey: null,
      status: 'red',
      done: 'No staff',
      next: null,
      pathToGreen: 'Locum',
      ask: { kind: 'help', text: 'Funds' },
    } as const;
    const view = drawProgressModal({ channelId: 'C0DEMENTIA', pathways, draft });
    expect(problemsInView(view)).toEqual([]);
    expect(view.callback_id).toBe('log_progress');
    expect(inputs(view).map(({ label }) => label)).toEqual([
      'Pathway',
      'Status',
      'What was done',
      'Next',
      'Path to green',
      'Ask kind',
      'Ask',
    ]);
    expect(JSON.stringify(inputs(view).map(({ element }) => [element?.['initial_value'], element?.['initial_option']]))).toBe(
      JSON.stringify([
        [null, { value: 'dementia', text: { type: 'plain_text', text: 'Dementia', emoji: false } }],
        [null, { value: 'red', text: { type: 'plain_text', text: 'Red: off track, needs escalation', emoji: false } }],
        ['No staff', null],
        [null, null],
        ['Locum', null],
        [null, { value: 'help', text: { type: 'plain_text', text: 'Help', emoji: false } }],
        ['Funds', null],
      ]),
    );
  });

  it('begins with what fits of a text that is too long, and says so', () => {
    const draft = {
      pathwayKey: null,
      status: null,
      done: 'x'.repeat(textLimits['what was done'] + 1),
      next: 'Clinic opens',
      pathToGreen: null,
      ask: null,
    };
    const view = drawProgressModal({ channelId: 'C1', pathways, draft });
    expect(problemsInView(view)).toEqual([]);
    expect(seen(view)[0]).toBe('Log progress');
    expect(seen(view)).toContain(
      '*Too long: only the beginning is filled in.* What was done (3,001 characters, at most 3,000 are kept). Change it so that it says what matters most.',
    );
    const filled = inputs(view).map(({ label, element }) => [label, element?.['initial_value']]);
    expect(filled).toContainEqual(['What was done', `${'x'.repeat(textLimits['what was done'] - 1)}…`]);
    expect(filled).toContainEqual(['Next', 'Clinic opens']);
  });

  it('names the groups of pathways only where there is more than one group', () => {
    const described = (view: unknown) => JSON.stringify(inputs(view)[0]?.element?.['options']).match(/"description":\{[^}]*\}/g);
    const stroke = { key: 'stroke', name: 'Stroke', group: 'Stroke group' };
    const several = drawProgressModal({ channelId: null, pathways: [...pathways, stroke], draft: null });
    expect(described(several)?.join()).toMatch(/Dementia group.*Stroke group/);
    expect(inputs(several)[0]?.element).not.toHaveProperty('initial_option');
    const ofOne = drawProgressModal({ channelId: 'C1', pathways: [...pathways, { ...stroke, group: 'Dementia group' }], draft: null });
    expect(described(ofOne)).toBeNull();
  });

  it('fits Slack with anything typed', () => {
    fc.assert(
      fc.property(nasty(4_000), nastyName, (typed, name) => {
        const draft = {
          pathwayKey: 'k',
          status: 'red',
          done: typed,
          next: typed,
          pathToGreen: typed,
          ask: { kind: 'help', text: typed },
        } as const;
        expect(problemsInView(drawProgressModal({ channelId: 'C1', pathways: [{ key: 'k', name, group: name }], draft }))).toEqual([]);
      }),
    );
  });
});
