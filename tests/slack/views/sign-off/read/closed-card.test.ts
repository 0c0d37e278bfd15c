import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawSignOffClosedCard } from '#src/slack/views/sign-off/read/closed-card.ts';
import { sampleClosedCard } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName } from '../../nasty.ts';

describe('a sign-off where its content may not stand', () => {
  it('shows title, reason and state, and the way to the rest', () => {
    expect(drawSignOffClosedCard(sampleClosedCard({ outcome: 'approved', conditionsOutstanding: 1 })).text).toBe(
      [
        'SO-1, version 1: Dementia pathway, redesigned',
        'State: approved, conditions outstanding',
        'Private: Procurement. Not shown here. Those who decide have received it by direct message.',
        'Buttons: Show me.',
      ].join('\n'),
    );
  });

  it('points at nobody whom a ruling keeps it from', () => {
    expect(drawSignOffClosedCard(sampleClosedCard({ closedBecause: null })).text).toContain(
      '\nPrivate. Not shown here. Those who decide have received it by direct message.',
    );
  });

  it('fits Slack', () => {
    fc.assert(
      fc.property(nasty(textLimits.title), nasty(textLimits.reason), nastyName, (title, closedBecause, name) => {
        const drawn = drawSignOffClosedCard(sampleClosedCard({ title, closedBecause, awaitingFormallyResponsible: name }));
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
    );
  });
});
