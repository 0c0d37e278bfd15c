import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage, problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { confirmationModal } from '#src/slack/views/confirmation-modal.ts';
import { drawSignOffShown } from '#src/slack/views/sign-off/read/shown.ts';
import { sampleAskedBody, sampleClosedCard, sampleSignOffCard } from '#tests/support/samples.ts';
import { sampleShown } from '#tests/support/sign-off-samples.ts';
import { controlSequences, nasty, nastyName } from '../../nasty.ts';

const uuid = (index: number) => `0199a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const deciding = (body: string, index: number) =>
  sampleSignOffCard({ version: 2, decideFor: { signOffBodyId: uuid(index), body, chairsAction: true, contestable: true } });

describe('all of a request', () => {
  it('is its card, every version with its hash, every answer and where its cards stand', () => {
    const { text } = drawSignOffShown(sampleShown());
    expect(text).toContain('SO-1, version 2: Dementia pathway, redesigned');
    expect(text).toContain(
      [
        'Versions',
        '- Version 2, minor (A spelling mistake), 11 November 2011, Dementia pathway lead: Dementia pathway, redesigned. Fingerprint cdcdcdcdcdcd',
        '- Version 1, 10 November 2011, Dementia pathway lead: Dementia pathway, redesinged. Fingerprint abababababab',
        'Every answer',
        '- Thursday 10 November 2011, 12:00: Co-Medical Director approved version 1 for the Clinical Leadership Group',
        'Its cards stand in <#C0CLG>.',
        'Requested on Thursday 10 November 2011, 11:00.',
      ].join('\n'),
    );
  });

  it('says who gives a file that does not open', () => {
    const files = [{ name: 'plan.pdf', size: 1, permalink: 'https://kent.slack.com/files/U1/F1/plan.pdf' }];
    const { text } = drawSignOffShown(sampleShown({ card: sampleSignOffCard({ decideFor: null, files }) }));
    expect(text).toContain('If it does not open for you, ask Dementia pathway lead for it.');
    expect(drawSignOffShown(sampleShown()).text).not.toContain('does not open');
  });

  it.each([
    ['changed', 'changed since'],
    ['started_again', 'before the body started again'],
    ['after_outcome', 'after the outcome'],
    ['contested', 'contested by them, not counted'],
    ['stands_aside', 'not counted: they stand aside'],
    ['speaks_no_longer', 'not counted: they no longer speak for the body'],
  ] as const)('says of an answer that counts no longer why: %s', (standing, said) => {
    const [given] = sampleShown().verdicts;
    if (!given) throw new Error('There is an answer');
    const recorded = { by: 'Secretary', how: 'telephone' } as const;
    const { text } = drawSignOffShown(sampleShown({ verdicts: [{ ...given, standing, standsFor: ['Anna'], recorded, reason: 'Costs' }] }));
    expect(text).toContain(
      `Co-Medical Director (for Anna) approved version 1 for the Clinical Leadership Group, ${said}, recorded by Secretary (received by telephone): “Costs”`,
    );
  });

  it('has the buttons of each body for which the viewer decides apart, and those of its requester', () => {
    const yours = [deciding('Kent HWB', 1), deciding('Medway HWB', 2)];
    const { blocks, text } = drawSignOffShown(
      sampleShown({ yours, mayAmend: true, mayRemind: true, mayWithdraw: true, maySetPrivacy: true }),
    );
    expect(text).toMatch(/For the Kent HWB you can:\nButtons: Approve, .*\nFor the Medway HWB you can:\nButtons: Approve, /);
    const ids = blocks.flatMap((block) => (block.type === 'actions' ? [block.block_id] : []));
    expect(ids).toEqual([`sign_off:${uuid(1)}`, `sign_off:${uuid(2)}`, 'sign_off_manage']);
    expect(text).toContain('Buttons: Remind, New version, Who may see it, Withdraw.');
  });

  it('tells whose step is to come when they decide', () => {
    const yours = [sampleSignOffCard({ askedFor: '0199a000-0000-7000-8000-000000000002', decideFor: null })];
    expect(drawSignOffShown(sampleShown({ yours })).text).toContain(
      'You decide for the Kent shadow Health and Wellbeing Board when the Clinical Leadership Group has approved.\nStep 1 of 2',
    );
  });

  it('lets the secretariat record what reached it another way', () => {
    expect(drawSignOffShown(sampleShown({ recordFor: { signOffBodyId: uuid(1), body: 'Kent HWB' } })).text).toContain(
      'Buttons: Record a verdict.',
    );
    expect(drawSignOffShown(sampleShown()).text).not.toContain('Record a verdict');
  });

  it('says where to decide for more bodies than have room', () => {
    const yours = Array.from({ length: 12 }, (_, index) => deciding(`Body ${index}`, index));
    const drawn = drawSignOffShown(sampleShown({ yours }));
    expect(problemsInMessage(drawn)).toEqual([]);
    expect(drawn.text).toContain('You can decide for 8 more bodies: answer on their cards, or in Conclave');
  });

  it('is title, reason and state where its content is closed to the viewer', () => {
    const { text } = drawSignOffShown({ kind: 'closed', card: sampleClosedCard() });
    expect(text).toContain('Procurement');
    expect(text).not.toMatch(/example\.org|audit/);
  });

  it('fits a message and a window, whatever it holds', () => {
    const verdict = fc.tuple(nastyName, nasty(2_000)).map(([person, reason]) => ({
      ...sampleShown().verdicts[0],
      person,
      standsFor: [person, person],
      body: person,
      verdict: 'request_changes' as const,
      version: 1,
      reason,
      recorded: { by: person, how: 'telephone' as const },
      at: '2011-11-10T12:00:00.000Z',
      standing: 'changed' as const,
    }));
    const version = fc.tuple(nasty(150), nasty(2_000)).map(([title, reason]) => ({
      number: 3,
      change: 'minor' as const,
      title,
      by: title,
      at: '2011-11-10T12:00:00.000Z',
      hash: 'ab'.repeat(32),
      reason,
      contested: { by: title, reason },
    }));
    const bodies = fc.array(nastyName, { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(verdict, { maxLength: 80 }),
        fc.array(version, { minLength: 1, maxLength: 20 }),
        bodies,
        nasty(2_000),
        (verdicts, versions, names, note) => {
          const steps = [{ number: 1, open: true, bodies: names.map((name) => sampleAskedBody({ name })) }];
          const yours = names.map(deciding);
          const card = sampleSignOffCard({ askedFor: null, decideFor: null, links: [], note, ask: note, steps });
          const drawn = drawSignOffShown(
            sampleShown({ card, verdicts, versions, yours, mayAmend: true, mayWithdraw: true, maySetPrivacy: true }),
          );
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(problemsInView(confirmationModal(drawn))).toEqual([]);
          expect(controlSequences(drawn).filter((one) => !['<@U0CLGCHAIR>', '<#C0CLG>'].includes(one))).toEqual([]);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
