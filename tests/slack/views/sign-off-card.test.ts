import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/slack/check-blocks.ts';
import { drawSignOffCard } from '#src/slack/views/sign-off-card.ts';
import type { SignOffCardBody } from '#src/use-cases/messages.ts';
import { sampleAskedBody, sampleSignOffCard } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName, seen } from './nasty.ts';

const buttons = z.array(
  z.looseObject({ action_id: z.string(), value: z.string(), style: z.string().optional(), confirm: z.unknown().optional() }),
);

function buttonsOf(blocks: readonly { type: string }[]) {
  const actions = z.looseObject({ elements: buttons }).safeParse(blocks.find(({ type }) => type === 'actions'));
  return actions.success ? actions.data.elements : [];
}

describe('the card of a sign-off', () => {
  it('says what, which version, who asks, by when and where it stands', () => {
    const { text } = drawSignOffCard(sampleSignOffCard());
    for (const said of [
      'SO-1, version 1: sign-off asked of Clinical Leadership Group',
      'Dementia pathway lead asks for sign-off of version 1',
      'Deadline: Tuesday 15 November 2011, for the meeting of Kent shadow Health and Wellbeing Board',
      'awaiting the formally responsible body, Kent shadow Health and Wellbeing Board',
      'Link: https://example.org/dementia.pdf',
      'Note: The audit follows in May.',
      'Clinical Leadership Group: open, needs more than half of the approvers. Not answered yet: Co-Medical Director',
      'Medway shadow Health and Wellbeing Board: not asked yet, needs all approvers. Will be asked: Director of Public Health (Medway)',
      'Buttons: Approve, Request changes, Reject.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('binds its buttons to the body and version shown, and confirms before approving', () => {
    const drawn = buttonsOf(drawSignOffCard(sampleSignOffCard({ version: 3 })).blocks);
    expect(drawn.map(({ action_id: id }) => id)).toEqual(['sign_off_approve', 'sign_off_request_changes', 'sign_off_reject']);
    expect(drawn.map(({ style }) => style)).toEqual(['primary', undefined, 'danger']);
    for (const { value } of drawn) {
      expect(JSON.parse(value)).toEqual({ signOffBodyId: '0199a000-0000-7000-8000-000000000001', version: 3 });
    }
    const [approve] = drawn;
    const said = seen(approve?.confirm).join(' ');
    expect(said).toContain('version 3 of “Dementia pathway, redesigned” for Clinical Leadership Group');
  });

  it('has no buttons where there is nothing to decide', () => {
    expect(buttonsOf(drawSignOffCard(sampleSignOffCard({ decideFor: null })).blocks)).toEqual([]);
    for (const outcome of ['approved', 'changes_requested', 'rejected'] as const) {
      const { text, blocks } = drawSignOffCard(sampleSignOffCard({ outcome, awaitingFormallyResponsible: null }));
      expect(buttonsOf(blocks)).toEqual([]);
      expect(text).toContain(`SO-1, version 1: ${outcome.replace('_', ' ')}`);
    }
  });

  it('names who answered what, why, and who has not', () => {
    const body = sampleAskedBody({
      outcome: 'changes_requested',
      vacantSeats: 2,
      verdicts: [
        {
          person: { name: 'Cabinet Member', slackUserId: null },
          verdict: 'request_changes',
          reason: 'Say what it costs.',
          at: '2011-11-11T09:00:00.000Z',
        },
      ],
    });
    const { text } = drawSignOffCard(sampleSignOffCard({ steps: [{ number: 1, open: true, bodies: [body] }] }));
    expect(text).toContain('changes requested. Answered: Cabinet Member asked for changes: “Say what it costs.”');
    const waiting = sampleAskedBody({ vacantSeats: 2, inquorate: true });
    const other = drawSignOffCard(sampleSignOffCard({ steps: [{ number: 1, open: true, bodies: [waiting] }] }));
    expect(other.text).toContain('Vacant approver seats, not counted: 2');
    expect(other.text).toContain('Nobody is left who may decide');
  });

  it('mentions only those who can answer now', () => {
    expect(controlSequences(drawSignOffCard(sampleSignOffCard({ links: [] })))).toEqual(['<@U0CLGCHAIR>']);
    expect(controlSequences(drawSignOffCard(sampleSignOffCard({ links: [], outcome: 'approved' })))).toEqual([]);
  });

  it('shows a link by its own address and no other scheme as a link', () => {
    const links = ['https://example.org/a|b?c=<d>&e', 'javascript:alert(1)'];
    const drawn = drawSignOffCard(sampleSignOffCard({ links, steps: [] }));
    expect(controlSequences(drawn)).toEqual(['<https://example.org/a%7Cb?c=%3Cd%3E&amp;e|https://example.org/a¦b?c=&lt;d&gt;&amp;e>']);
    expect(drawn.text).toContain('javascript:alert(1)');
  });

  it('says when there is no deadline', () => {
    expect(drawSignOffCard(sampleSignOffCard({ deadline: null })).text).toContain('Deadline: no deadline');
  });

  it('fits Slack at its extremes', () => {
    const people = fc.array(nastyName, { maxLength: 25 }).map((all) => all.map((name) => ({ name, slackUserId: 'U0123456789' })));
    const body: fc.Arbitrary<SignOffCardBody> = fc
      .tuple(nastyName, people, fc.array(fc.tuple(nastyName, nasty(textLimits.reason)), { maxLength: 15 }))
      .map(([name, waitingFor, answers]) =>
        sampleAskedBody({
          name,
          rule: name,
          waitingFor,
          vacantSeats: 3,
          inquorate: true,
          verdicts: answers.map(([person, reason]) => ({
            person: { name: person, slackUserId: null },
            verdict: 'reject',
            reason,
            at: '2011-11-11T09:00:00.000Z',
          })),
        }),
      );
    const steps = fc.array(fc.array(body, { minLength: 1, maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(nasty(textLimits.title), nasty(textLimits.note), nastyName, steps, fc.boolean(), (title, note, name, bodies, open) => {
        const card = sampleSignOffCard({
          title,
          note,
          pathway: name,
          route: name,
          requester: { name, slackUserId: null },
          awaitingFormallyResponsible: name,
          links: Array.from({ length: 4 }, () => `https://example.org/${'&'.repeat(900)}`),
          decideFor: { signOffBodyId: '0199a000-0000-7000-8000-000000000001', body: name },
          steps: bodies.map((all, index) => ({ number: index + 1, open: open || index === 0, bodies: all })),
        });
        const drawn = drawSignOffCard(card);
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn).filter((one) => !/^<@U0123456789>$|^<https:\/\/example\.org\//.test(one))).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
