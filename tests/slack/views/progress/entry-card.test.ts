import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawEntryCard } from '#src/slack/views/progress/entry-card.ts';
import { sampleEntryCard } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../nasty.ts';

describe('the card of a progress report', () => {
  it('says in text all that its blocks show', () => {
    const { text, blocks } = drawEntryCard(
      sampleEntryCard({ statusBefore: 'green', next: 'Audit', ask: { kind: 'help', text: 'A locum' } }),
    );
    expect(text).toBe(
      [
        'Dementia: Amber',
        'Amber (at risk, recovery in hand). It was Green in the last report.',
        'What was done: Memory clinic referral form agreed; audit slips to May.',
        'Next: Audit',
        'Path to green: locum from 1 May',
        'Help wanted: A locum',
        'Logged by Dementia pathway lead for the Dementia pathway review group on Thursday 10 November 2011, 10:30',
      ].join('\n'),
    );
    expect(seen(blocks).join('\n')).toContain('🟠 *Amber* (at risk, recovery in hand)');
  });

  it('says where the last status was kept, and where nothing changed', () => {
    expect(drawEntryCard(sampleEntryCard({ statusBefore: 'amber', statusKept: true })).text).toContain(
      'No status was given, so the last one, Amber, is kept.',
    );
    expect(drawEntryCard(sampleEntryCard({ statusBefore: 'amber' })).text).toContain('Unchanged since the last report.');
    expect(drawEntryCard(sampleEntryCard()).text).toContain('The first report on this pathway.');
  });

  it('fits Slack and pings nobody, whatever was typed', () => {
    fc.assert(
      fc.property(
        nastyName,
        nasty(textLimits['what was done']),
        nasty(textLimits['what is next']),
        nasty(textLimits['path to green']),
        nasty(textLimits.ask),
        (pathway, done, next, pathToGreen, ask) => {
          const card = sampleEntryCard({ pathway, group: pathway, done, next, pathToGreen, ask: { kind: 'decision', text: ask } });
          const drawn = drawEntryCard(card);
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(controlSequences(drawn)).toEqual([]);
        },
      ),
    );
  });

  it('shows long text whole', () => {
    const done = `${'word '.repeat(599)}last.`;
    const drawn = drawEntryCard(sampleEntryCard({ done }));
    expect(drawn.text).toContain(done);
    expect(seen(drawn.blocks).join(' ').replaceAll(/\s+/g, ' ')).toContain(done);
  });
});
