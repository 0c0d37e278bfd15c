import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { drawConditionsForm } from '#src/slack/views/sign-off/decide/conditions-form.ts';
import { drawContestForm } from '#src/slack/views/sign-off/decide/contest-form.ts';
import { drawDischargeForm } from '#src/slack/views/sign-off/decide/discharge-form.ts';
import { drawReasonForm, type ReasonForm } from '#src/slack/views/sign-off/decide/reason-form.ts';
import { drawRecordForm } from '#src/slack/views/sign-off/decide/record-form.ts';
import { sampleAskedBodyId } from '#tests/support/samples.ts';
import { controlSequences, nastyName, seen } from '../../nasty.ts';

const shape = z.object({
  blocks: z.array(
    z.looseObject({
      block_id: z.string().optional(),
      label: z.object({ text: z.string() }).optional(),
      optional: z.boolean().optional(),
      element: z.looseObject({ type: z.string(), action_id: z.string() }).optional(),
    }),
  ),
});

function inputs(view: unknown) {
  return shape.parse(view).blocks.flatMap(({ label, optional, element }) => (label ? [[label.text, element?.type, optional]] : []));
}

const prepared = {
  signOffBodyId: sampleAskedBodyId,
  version: 2,
  reference: 'SO-12',
  title: 'Foot care',
  body: 'Kent HWB',
  completing: false,
};

describe('the form that asks for a reason', () => {
  it.each([
    [
      'request_changes',
      'Request changes',
      'You ask for changes to version 2 of *SO-12* (Foot care) for the Kent HWB. Everybody who sees the card will read your reason.',
      false,
    ],
    ['reject', 'Reject', 'You reject version 2 of *SO-12*', false],
    ['recuse', 'Step aside', 'You step aside from deciding on version 2', true],
    ['chairs_action', 'Approve alone as chair', 'As chair, you alone approve version 2 of *SO-12*', false],
    ['contest_version', 'Say this is not minor', 'You hold that more than wording has changed in version 2', false],
  ] as const)('for %s says what it does and carries it', (act, title, said, optional) => {
    const view = drawReasonForm({ ...prepared, act });
    expect(problemsInView(view)).toEqual([]);
    expect([view.title.text, view.submit?.text, view.callback_id]).toEqual([title, title, 'sign_off_verdict']);
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ signOffBodyId: sampleAskedBodyId, version: 2, act, completing: false });
    expect(seen(view).join('\n')).toContain(said);
    expect(inputs(view)).toEqual([['Reason', 'plain_text_input', optional]]);
  });

  it('only asks for the reason where the rest is done', () => {
    const view = drawReasonForm({ ...prepared, act: 'reject', completing: true });
    expect([view.title.text, view.submit?.text]).toEqual(['Give the reason', 'Send']);
  });
});

describe('the form for conditions', () => {
  it('takes up to three, each with an owner and a day', () => {
    const view = drawConditionsForm(prepared);
    expect(problemsInView(view)).toEqual([]);
    expect(inputs(view)).toEqual([
      ['Condition 1', 'plain_text_input', false],
      ['Who has to meet condition 1', 'users_select', true],
      ['Condition 1 is due', 'datepicker', true],
      ['Condition 2', 'plain_text_input', true],
      ['Who has to meet condition 2', 'users_select', true],
      ['Condition 2 is due', 'datepicker', true],
      ['Condition 3', 'plain_text_input', true],
      ['Who has to meet condition 3', 'users_select', true],
      ['Condition 3 is due', 'datepicker', true],
    ]);
    expect(drawConditionsForm({ ...prepared, completing: true }).title.text).toBe('Give the conditions');
  });
});

describe('the form for what reached the secretariat', () => {
  const owing = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => ({
      signOffBodyId: sampleAskedBodyId,
      body: name,
      personId: `0199a000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      person: name,
    }));

  it('asks whose answer it is, what, and how it was received', () => {
    const view = drawRecordForm({ reference: 'SO-12', title: 'Dementia', version: 2, owing: owing(2, 'Anna'), others: [] });
    expect(problemsInView(view)).toEqual([]);
    expect(inputs(view)).toEqual([
      ['Whose answer', 'static_select', false],
      ['What they said', 'radio_buttons', false],
      ['How it was received', 'static_select', false],
      ['Their reason', 'plain_text_input', true],
      ['Their conditions', 'plain_text_input', true],
      ['Note', 'plain_text_input', true],
    ]);
    const said = seen(view);
    for (const choice of ['Approve', 'Approve with conditions', 'Request changes', 'Reject', 'Abstain', 'Step aside'])
      expect(said).toContain(choice);
    for (const how of ['By telephone', 'On paper', 'By e-mail', 'At a meeting']) expect(said).toContain(how);
  });

  it('lists everybody who owes an answer, however many', () => {
    fc.assert(
      fc.property(nastyName, fc.integer({ min: 1, max: 300 }), (name, count) => {
        const view = drawRecordForm({ reference: 'SO-12', title: name, version: 2, owing: owing(count, name), others: [name] });
        expect(problemsInView(view)).toEqual([]);
        expect(controlSequences(view)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('every form of a sign-off', () => {
  it('fits Slack with names of any kind', () => {
    fc.assert(
      fc.property(nastyName, nastyName, (name, text) => {
        const at = { signOffBodyId: sampleAskedBodyId, reference: name, title: name, body: name };
        const reason: ReasonForm = { ...at, version: 2, act: 'reject', completing: false };
        for (const view of [
          drawReasonForm(reason),
          drawConditionsForm({ ...at, version: 2, completing: false }),
          drawContestForm({ ...at, verdictId: sampleAskedBodyId }),
          drawDischargeForm({ ...at, conditionId: sampleAskedBodyId, text: text.repeat(5) }),
        ]) {
          expect(problemsInView(view)).toEqual([]);
          expect(controlSequences(view)).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
