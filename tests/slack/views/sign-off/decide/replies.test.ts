import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import {
  chairHasActed,
  chairsReasonAdded,
  conditionDischarged,
  verdictContested,
  verdictRecorded,
  verdictRecordedFor,
  versionContested,
  wordsAdded,
} from '#src/slack/views/sign-off/decide/replies.ts';
import type { VerdictGiven } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { sampleAskedBodyId } from '#tests/support/samples.ts';
import { controlSequences, nastyName } from '../../nasty.ts';

const given: VerdictGiven = {
  signOffBodyId: sampleAskedBodyId,
  reference: 'SO-1',
  version: 1,
  body: 'Kent HWB',
  verdict: 'approve',
  standsFor: [],
  toFollow: false,
  afterOutcome: null,
};
const acted = { signOffBodyId: sampleAskedBodyId, reference: 'SO-1', version: 1, body: 'Kent HWB', toFollow: false };

describe('what is said of what was done', () => {
  it.each([
    ['approve', 'you approved version 1 of SO-1 for the Kent HWB.'],
    ['approve_with_conditions', 'you approved version 1 of SO-1 with conditions for the Kent HWB.'],
    ['request_changes', 'you asked for changes to version 1 of SO-1 for the Kent HWB.'],
    ['reject', 'you rejected version 1 of SO-1 for the Kent HWB.'],
    ['abstain', 'you abstained on version 1 of SO-1 for the Kent HWB.'],
    ['recuse', 'you stepped aside on version 1 of SO-1 for the Kent HWB.'],
  ] as const)('names the verdict %s', (verdict, said) => {
    expect(verdictRecorded({ ...given, verdict }).text).toBe(`Recorded: ${said}`);
  });

  it('tells a deputy for whom it counts, and whoever came too late that it does not', () => {
    expect(verdictRecorded({ ...given, standsFor: ['Anna', 'Ben'] }).text).toBe(
      'Recorded: you approved version 1 of SO-1 for the Kent HWB, in place of Anna and Ben.',
    );
    expect(verdictRecorded({ ...given, afterOutcome: 'rejected' }).text).toBe(
      'Recorded after the outcome: you approved version 1 of SO-1 for the Kent HWB, but it had decided before: rejected. Your answer is kept and changes nothing.',
    );
  });

  it('asks for what is to follow', () => {
    expect(verdictRecorded({ ...given, verdict: 'reject', toFollow: true }).text).toBe(
      'Recorded: you rejected version 1 of SO-1 for the Kent HWB. Say why when you can.\nButtons: Give the reason.',
    );
    expect(verdictRecorded({ ...given, verdict: 'approve_with_conditions', toFollow: true }).text).toContain(
      'Buttons: Give the conditions.',
    );
    expect(wordsAdded({ ...given, verdict: 'reject' }).text).toBe('Recorded: the reason for your answer on SO-1 for the Kent HWB.');
    expect(wordsAdded({ ...given, verdict: 'approve_with_conditions' }).text).toBe(
      'Recorded: the conditions for your answer on SO-1 for the Kent HWB.',
    );
  });

  it('tells the secretariat what it recorded for whom', () => {
    expect(verdictRecordedFor({ ...given, person: 'Anna' }).text).toBe(
      'Recorded: Anna approved version 1 of SO-1 for the Kent HWB. They are told, and can say that it is not what they said.',
    );
    expect(verdictRecordedFor({ ...given, person: 'Anna', afterOutcome: 'approved' }).text).toContain(
      'Recorded after the outcome: Anna approved',
    );
  });

  it('tells the chair of the ratification', () => {
    expect(chairHasActed(acted).text).toBe(
      'Recorded: you approved version 1 of SO-1 for the Kent HWB alone, as its chair. Its next meeting is asked to ratify it.',
    );
    expect(chairHasActed({ ...acted, toFollow: true }).text).toContain('Say why when you can.\nButtons: Give the reason.');
    expect(chairsReasonAdded(acted).text).toBe("Recorded: the reason for your chair's action on SO-1 for the Kent HWB.");
  });

  it('tells of contests and discharges', () => {
    expect(versionContested({ reference: 'SO-1', version: 2 }).text).toBe(
      'Recorded: version 2 of SO-1 is a major one now. Every body starts again, and its author is told why.',
    );
    expect(verdictContested({ reference: 'SO-1', body: 'Kent HWB', reopened: true }).text).toContain('The decision is open again');
    expect(verdictContested({ reference: 'SO-1', body: 'Kent HWB', reopened: false }).text).not.toContain('open again');
    expect(conditionDischarged({ reference: 'SO-1', body: 'Kent HWB', left: 1 }).text).toBe(
      'Recorded: the condition of the Kent HWB on SO-1 is met. 1 condition still open.',
    );
    expect(conditionDischarged({ reference: 'SO-1', body: 'Kent HWB', left: 0 }).text).toContain('No condition is left.');
  });

  it('fits Slack', () => {
    fc.assert(
      fc.property(nastyName, fc.array(nastyName, { maxLength: 40 }), (body, standsFor) => {
        const any = { ...given, body, standsFor, verdict: 'reject' as const };
        for (const drawn of [
          verdictRecorded({ ...any, toFollow: true }),
          verdictRecorded({ ...any, afterOutcome: 'approved' }),
          verdictRecordedFor({ ...any, person: body }),
          chairHasActed({ ...acted, body, toFollow: true }),
          conditionDischarged({ reference: 'SO-1', body, left: 3 }),
        ]) {
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(controlSequences(drawn)).toEqual([]);
        }
      }),
    );
  });
});
