import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { drawProgressModal } from '#src/slack/views/progress/progress-modal.ts';
import { nasty, nastyName, seen } from './nasty.ts';

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
