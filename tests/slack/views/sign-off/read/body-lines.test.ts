import { describe, expect, it } from 'vitest';
import { drawSignOffCard } from '#src/slack/views/sign-off/read/card.ts';
import type { SignOffCardBody } from '#src/use-cases/messages/sign-off.ts';
import { cardOfBody, sampleCardVerdict, sampleSignOffCard } from '#tests/support/samples.ts';

describe('a body on the card', () => {
  const line = (body: Partial<SignOffCardBody>, card = {}) => drawSignOffCard(sampleSignOffCard({ ...cardOfBody(body), ...card })).text;

  it('names who answered what and why, for whom, and on which version', () => {
    const verdicts = [
      sampleCardVerdict({ verdict: 'request_changes', reason: 'Say what it costs.' }),
      sampleCardVerdict({ person: { name: 'Deputy', slackUserId: null }, standsFor: ['Chair'], version: 1 }),
      sampleCardVerdict({ person: { name: 'Third', slackUserId: null }, verdict: 'abstain' }),
    ];
    expect(line({ outcome: 'changes_requested', verdicts }, { version: 2 })).toContain(
      'changes requested\n    Answered: Cabinet Member asked for changes on version 1: “Say what it costs.”; Deputy (for Chair) approved on version 1; Third abstained on version 1',
    );
  });

  it('says what was asked of an earlier version by who decides again', () => {
    const before = [sampleCardVerdict({ verdict: 'request_changes', reason: 'Say what it costs.' })];
    expect(line({ before }, { version: 2 })).toContain(
      '    Decides again: Cabinet Member asked for changes on version 1: “Say what it costs.”\n    Not answered yet: Co-Medical Director',
    );
  });

  it('says what is still to follow, and what the secretariat recorded', () => {
    const verdicts = [
      sampleCardVerdict({ verdict: 'reject', toFollow: true }),
      sampleCardVerdict({ recorded: { by: 'Business Strategy officer', how: 'telephone' } }),
    ];
    expect(line({ verdicts })).toContain(
      'Answered: Cabinet Member rejected (reason to follow); Cabinet Member approved, recorded by Business Strategy officer (received by telephone)',
    );
  });

  it('lists conditions with owner, day and whether they are met', () => {
    const owner = { name: 'Dementia pathway lead', slackUserId: null };
    const verdict = sampleCardVerdict({
      verdict: 'approve_with_conditions',
      conditions: [
        { id: 'c1', text: 'Cost it', owner, due: '2012-03-12', discharged: null },
        { id: 'c2', text: 'Name a lead', owner, due: null, discharged: { by: 'Cabinet Member', at: '2011-11-12T09:00:00.000Z' } },
      ],
    });
    const text = line({ outcome: 'approved', verdicts: [verdict] });
    expect(text).toContain('approved, conditions outstanding\n    Answered: Cabinet Member approved with conditions');
    expect(text).toContain('Condition “Cost it” (Dementia pathway lead, by 12 March 2012): open');
    expect(text).toContain('Condition “Name a lead” (Dementia pathway lead): met, says Cabinet Member');
  });

  it('says who does not decide and why, by the kind of an interest only', () => {
    const aside = [
      { name: 'A', because: 'author', categories: [], reason: null },
      { name: 'B', because: 'closed', categories: [], reason: null },
      { name: 'C', because: 'conflicted', categories: ['financial', 'indirect'], reason: null },
      { name: 'D', because: 'recused', categories: [], reason: 'My sister works there.' },
      { name: 'E', because: 'recused', categories: [], reason: null },
      { name: 'F', because: 'excluded', categories: [], reason: null },
    ] as const;
    expect(line({ aside })).toContain(
      'Not deciding: A (asked for it or wrote this version), B (works for a provider), C (financial and indirect interest), D (stepped aside: “My sister works there.”), E (stepped aside) and F (gets no papers on it)',
    );
  });

  it('says of an approval by chair’s action who took it, why, and when it is ratified', () => {
    const chairsAction = {
      by: 'Co-Medical Director',
      reason: 'The grant ends tomorrow.',
      ratification: { at: '2011-11-23T14:00:00.000Z' },
    };
    expect(line({ outcome: 'approved', chairsAction })).toContain(
      "approved by chair's action of Co-Medical Director, for ratification on Wednesday 23 November 2011: “The grant ends tomorrow.”",
    );
    const verdicts = [sampleCardVerdict({ person: { name: 'Co-Medical Director', slackUserId: null }, reason: chairsAction.reason })];
    const once = line({ outcome: 'approved', chairsAction, verdicts }, { outcome: 'approved', awaitingFormallyResponsible: null });
    expect(once).toContain(
      "State: approved by the Clinical Leadership Group. By chair's action for the Clinical Leadership Group, for ratification on Wednesday 23 November 2011\n",
    );
    expect(once).not.toContain('Answered');
    expect(once.split(chairsAction.reason)).toHaveLength(2);
    expect(line({ outcome: 'approved', chairsAction: { by: 'Chair', reason: null, ratification: { at: null } } })).toContain(
      'for ratification at its next meeting, which has no date yet, reason to follow',
    );
    const withdrawn = line({ outcome: 'approved', chairsAction: { ...chairsAction, ratification: null } }, { outcome: 'withdrawn' });
    expect(withdrawn).toContain("approved by chair's action of Co-Medical Director: “The grant ends tomorrow.”");
  });

  it('counts vacant seats and says where too few are left', () => {
    const waitingFor = [{ name: 'Deputy', slackUserId: null, standsFor: ['Chair', 'Member'] }];
    const text = line({ vacantSeats: 2, inquorate: true, waitingFor });
    expect(text).toContain('Not answered yet: Deputy (for Chair and Member)');
    expect(text).toContain('Vacant seats, not counted: 2');
    expect(text).toContain('Too few are left who may decide');
  });
});
