import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawSignOffOutcome } from '#src/slack/views/sign-off/tell/outcome.ts';
import { sampleOutcome } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName } from '../../nasty.ts';

describe('what the requester is told at the end', () => {
  it('names the outcome, each body and its reasons', () => {
    const { text } = drawSignOffOutcome(sampleOutcome());
    expect(text).toContain('SO-1, version 1: changes requested');
    expect(text).toContain('- Clinical Leadership Group: approved');
    expect(text).toContain('Cabinet Member for Health Reform: “Say what it costs.”');
    expect(drawSignOffOutcome(sampleOutcome({ outcome: 'approved', bodies: [] })).text).toContain('Every body asked has approved it.');
  });

  it('says which bodies had not decided when it ended', () => {
    const bodies = [{ name: 'Medway HWB', outcome: 'open' as const, reasons: [], conditions: [] }];
    expect(drawSignOffOutcome(sampleOutcome({ outcome: 'rejected', bodies })).text).toContain('Not decided: the Medway HWB');
    expect(drawSignOffOutcome(sampleOutcome({ outcome: 'changes_requested', bodies })).text).toContain('Not asked yet: the Medway HWB');
  });

  it('says what to do next, and why it was withdrawn', () => {
    expect(drawSignOffOutcome(sampleOutcome()).text).toContain('send another version.');
    expect(drawSignOffOutcome(sampleOutcome()).text).toContain('Buttons: New version, Show.');
    const withdrawn = drawSignOffOutcome(sampleOutcome({ outcome: 'withdrawn', outcomeReason: 'No money.', bodies: [] }));
    expect(withdrawn.text).toContain('Why it was withdrawn: No money.');
  });

  it('lists the conditions that are still to be met', () => {
    const owner = { name: 'Dementia pathway lead', slackUserId: null };
    const conditions = [{ id: 'c1', text: 'Cost it', owner, due: '2012-03-12', discharged: null }];
    const bodies = [{ name: 'Medway HWB', outcome: 'approved' as const, reasons: [], conditions }];
    const { text } = drawSignOffOutcome(sampleOutcome({ outcome: 'approved', conditionsOutstanding: 1, bodies }));
    expect(text).toContain('approved, conditions outstanding. Every body asked has approved it, with 1 condition still to be met');
    expect(text).toContain('- Medway HWB: approved\n    Condition for Dementia pathway lead, by 12 March 2012: “Cost it”');
  });

  it('fits Slack at its extremes', () => {
    const condition = fc.tuple(nastyName, nasty(textLimits.condition)).map(([name, text]) => ({
      id: 'c1',
      text,
      owner: { name, slackUserId: null },
      due: null,
      discharged: null,
    }));
    const reasons = fc.array(
      fc.tuple(nastyName, nasty(textLimits.reason)).map(([person, reason]) => ({ person, reason })),
      { maxLength: 12 },
    );
    const bodies = fc.array(
      fc
        .tuple(nastyName, reasons, fc.array(condition, { maxLength: 6 }))
        .map(([name, all, conditions]) => ({ name, outcome: 'rejected' as const, reasons: all, conditions })),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(nasty(textLimits.title), nastyName, bodies, (title, pathway, all) => {
        const drawn = drawSignOffOutcome(
          sampleOutcome({ title, pathway, outcome: 'withdrawn', outcomeReason: title.repeat(12), bodies: all }),
        );
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
