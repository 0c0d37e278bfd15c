import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/slack/check-blocks.ts';
import { drawSignOffOutcome } from '#src/slack/views/sign-off-outcome.ts';
import { sampleOutcome } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName } from './nasty.ts';

describe('what the requester is told at the end', () => {
  it('names the outcome, each body and its reasons', () => {
    const { text } = drawSignOffOutcome(sampleOutcome());
    expect(text).toContain('SO-1, version 1: changes requested');
    expect(text).toContain('- Clinical Leadership Group: approved');
    expect(text).toContain('Cabinet Member for Health Reform: “Say what it costs.”');
    expect(drawSignOffOutcome(sampleOutcome({ outcome: 'approved', bodies: [] })).text).toContain('Every body asked has approved it.');
  });

  it('says which bodies had not decided when it ended', () => {
    const bodies = [{ name: 'Medway HWB', outcome: 'open' as const, reasons: [] }];
    expect(drawSignOffOutcome(sampleOutcome({ outcome: 'rejected', bodies })).text).toContain('- Medway HWB: had not decided');
  });

  it('fits Slack at its extremes', () => {
    const reasons = fc.array(
      fc.tuple(nastyName, nasty(textLimits.reason)).map(([person, reason]) => ({ person, reason })),
      { maxLength: 12 },
    );
    const bodies = fc.array(
      fc.tuple(nastyName, reasons).map(([name, all]) => ({ name, outcome: 'rejected' as const, reasons: all })),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(nasty(textLimits.title), nastyName, bodies, (title, pathway, all) => {
        const drawn = drawSignOffOutcome(sampleOutcome({ title, pathway, outcome: 'rejected', bodies: all }));
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
