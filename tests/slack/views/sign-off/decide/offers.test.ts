import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import {
  confirmLeaving,
  contestWithoutForm,
  dischargeWithoutForm,
  drawConditions,
  withoutForm,
} from '#src/slack/views/sign-off/decide/offers.ts';
import type { PreparedDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { sampleAskedBodyId } from '#tests/support/samples.ts';
import { controlSequences, nastyName } from '../../nasty.ts';

const prepared = {
  signOffBodyId: sampleAskedBodyId,
  version: 2,
  reference: 'SO-12',
  title: 'Dementia',
  body: 'Kent HWB',
  requester: 'Dementia pathway lead',
  settled: false,
};
const acts = ['request_changes', 'reject', 'approve_with_conditions', 'recuse', 'chairs_action', 'contest_version'] as const;
const elements = z.array(z.looseObject({ action_id: z.string(), value: z.string() }));

function buttonsOf({ blocks }: { blocks: readonly object[] }) {
  const found = blocks.flatMap((block) => z.looseObject({ elements }).safeParse(block).data?.elements ?? []);
  return found.map(({ action_id: id, value }) => [id, JSON.parse(value)]);
}

const at = { signOffBodyId: sampleAskedBodyId, version: 2 };

describe('what is offered privately', () => {
  it('asks whether they are sure who leave the count', () => {
    const abstain = confirmLeaving({ ...prepared, act: 'abstain' });
    expect(abstain.text).toBe(
      'You abstain on version 2 of SO-12 (Dementia) for the Kent HWB? You then leave the count, and can change your mind while the decision is open.\nButtons: Yes, abstain.',
    );
    expect(buttonsOf(abstain)).toEqual([['sign_off_give', { ...at, verdict: 'abstain', toFollow: false }]]);
    const aside = confirmLeaving({ ...prepared, act: 'recuse' });
    expect(aside.text).toContain('Buttons: Yes, step aside, Step aside and say why.');
    expect(buttonsOf(aside)).toEqual([
      ['sign_off_give', { ...at, verdict: 'recuse', toFollow: false }],
      ['sign_off_say_why', { ...at, act: 'recuse', completing: false }],
    ]);
  });

  it.each([
    ['request_changes', 'Request changes, reason to follow', ['sign_off_give', { ...at, verdict: 'request_changes', toFollow: true }]],
    ['reject', 'Reject, reason to follow', ['sign_off_give', { ...at, verdict: 'reject', toFollow: true }]],
    [
      'approve_with_conditions',
      'Approve with conditions, which follow',
      ['sign_off_give', { ...at, verdict: 'approve_with_conditions', toFollow: true }],
    ],
    ['recuse', 'Step aside', ['sign_off_give', { ...at, verdict: 'recuse', toFollow: false }]],
    ['chairs_action', 'Approve as chair, reason to follow', ['sign_off_act_as_chair', at]],
    ['contest_version', 'Say it is not minor, without a reason', ['sign_off_contest_version', at]],
  ] as const)('does %s without a form', (act, label, button) => {
    const drawn = withoutForm({ ...prepared, act });
    expect(drawn.text).toContain(`Buttons: ${label}.`);
    expect(buttonsOf(drawn)).toEqual([button]);
  });

  it('contests and discharges without a form', () => {
    const verdict = { ...prepared, verdictId: 'v1' };
    expect(buttonsOf(contestWithoutForm(verdict))).toEqual([
      ['sign_off_contest_verdict', { signOffBodyId: sampleAskedBodyId, verdictId: 'v1' }],
    ]);
    const condition = { ...prepared, conditionId: 'c1' };
    expect(buttonsOf(dischargeWithoutForm(condition))).toEqual([
      ['sign_off_is_met', { signOffBodyId: sampleAskedBodyId, conditionId: 'c1' }],
    ]);
  });

  it('lists open conditions, each with its button, and counts those left', () => {
    const owner = { name: 'Lead', slackUserId: null };
    const conditions = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `c${index}`, text: `Cost ${index}`, owner, due: '2012-03-12', discharged: null }));
    const list = drawConditions({ ...prepared, conditions: conditions(2) });
    expect(list.text).toContain('Open conditions of the Kent HWB on SO-12\n“Cost 0” (Lead, by 12 March 2012)\nButtons: Mark as met.');
    const long = drawConditions({ ...prepared, conditions: conditions(60) });
    expect(problemsInMessage(long)).toEqual([]);
    expect(long.text).toContain('40 more conditions will be shown as these are met.');
    expect(drawConditions({ ...prepared, conditions: [] }).text).toBe('No condition of the Kent HWB on SO-12 is open any more.');
  });

  it('fits Slack', () => {
    fc.assert(
      fc.property(nastyName, (name) => {
        const any = { ...prepared, title: name, body: name };
        const all = acts.map((act) => withoutForm({ ...any, act } satisfies PreparedDecision));
        for (const drawn of [...all, confirmLeaving({ ...any, act: 'recuse' }), confirmLeaving({ ...any, act: 'abstain' })]) {
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(controlSequences(drawn)).toEqual([]);
        }
      }),
    );
  });
});
