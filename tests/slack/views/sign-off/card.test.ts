import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/slack/check-blocks.ts';
import { drawSignOffCard } from '#src/slack/views/sign-off/card.ts';
import type { SignOffCardBody, SignOffCardVerdict } from '#src/use-cases/messages/sign-off.ts';
import { sampleAskedBody, sampleAskedBodyId, sampleCardVerdict, sampleSignOffCard } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../nasty.ts';

const option = z.object({ text: z.object({ text: z.string() }), value: z.string() });
const element = z.looseObject({
  action_id: z.string(),
  value: z.string().optional(),
  style: z.string().optional(),
  confirm: z.unknown().optional(),
  options: z.array(option).optional(),
});

function buttonsOf(blocks: readonly { type: string }[]) {
  return blocks.flatMap((block) => z.looseObject({ elements: z.array(element) }).safeParse(block).data?.elements ?? []);
}

const withBody = (body: Partial<SignOffCardBody>) => ({ steps: [{ number: 1, open: true, bodies: [sampleAskedBody(body)] }] });
const decideFor = { signOffBodyId: sampleAskedBodyId, body: 'Clinical Leadership Group', chairsAction: false, contestable: false };

describe('the card of a sign-off', () => {
  it('says what, which version, who asks, by when and where it stands', () => {
    const { text } = drawSignOffCard(sampleSignOffCard());
    for (const said of [
      'SO-1, version 1: Dementia pathway, redesigned',
      'State: open: Clinical Leadership Group decides now. Still awaiting the formally responsible body, Kent shadow Health and Wellbeing Board\n',
      'Deadline: Tuesday 15 November 2011, for the meeting of the Kent shadow Health and Wellbeing Board on Wednesday 23 November 2011, 14:00',
      'Asked by: Dementia pathway lead\nPathway: Dementia\nRoute: ',
      'The buttons decide for the Clinical Leadership Group:\nButtons: Approve,',
      'Link: https://example.org/dementia.pdf',
      'Note: The audit follows in May.',
      '- Clinical Leadership Group: open, needs more than half of the approvers\n    Not answered yet: Co-Medical Director',
      '- Medway shadow Health and Wellbeing Board: not asked yet, needs all approvers\n    Will be asked: Director of Public Health (Medway)',
      'Buttons: Approve, Request changes, Reject, Approve with conditions, Abstain, Step aside from this, Declare an interest.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('shows what is asked, and the files', () => {
    const files = [
      { name: 'plan.pdf', size: 1_572_864 },
      { name: 'costs.xlsx', size: 2048 },
      { name: 'a.txt', size: 12 },
    ];
    const { text } = drawSignOffCard(sampleSignOffCard({ ask: 'Do you agree to close the ward?', files }));
    expect(text).toContain('What is asked: Do you agree to close the ward?');
    expect(text).toContain('Files: plan.pdf (1.5 MB), costs.xlsx (2 KB) and a.txt (12 bytes)');
  });

  it('binds its buttons to the body and version shown, and confirms before approving', () => {
    const drawn = buttonsOf(drawSignOffCard(sampleSignOffCard({ version: 3 })).blocks);
    expect(drawn.map(({ action_id: id, style }) => [id, style])).toEqual([
      ['sign_off_approve', 'primary'],
      ['sign_off_request_changes', undefined],
      ['sign_off_reject', 'danger'],
      ['sign_off_approve_with_conditions', undefined],
      ['signoff_more', undefined],
    ]);
    const values = drawn.flatMap(({ value, options = [] }) => [value ?? [], options.map((one) => one.value)].flat());
    for (const value of values) expect(JSON.parse(value)).toMatchObject({ signOffBodyId: sampleAskedBodyId, version: 3 });
    const [approve] = drawn;
    const said = seen(approve?.confirm).join(' ');
    expect(said).toContain('version 3 of “Dementia pathway, redesigned” for the Clinical Leadership Group');
  });

  it('offers chair’s action and the contest of a version only where there is one', () => {
    const offered = (more: Partial<typeof decideFor>) => {
      const menu = buttonsOf(drawSignOffCard(sampleSignOffCard({ decideFor: { ...decideFor, ...more } })).blocks).at(-1);
      return menu?.options?.map(({ text }) => text.text);
    };
    expect(offered({})).toEqual(['Abstain', 'Step aside from this', 'Declare an interest']);
    expect(offered({ chairsAction: true, contestable: true })).toEqual([
      'Abstain',
      'Step aside from this',
      'Declare an interest',
      'Act as chair',
      'Contest this version',
    ]);
  });

  it('has no buttons where there is nothing to decide', () => {
    const { blocks } = drawSignOffCard(sampleSignOffCard({ decideFor: null }));
    expect(buttonsOf(blocks)).toEqual([]);
  });

  it('offers to discharge conditions of the body that set them', () => {
    const dischargeFor = { signOffBodyId: sampleAskedBodyId, body: 'Clinical Leadership Group' };
    const drawn = drawSignOffCard(sampleSignOffCard({ decideFor: null, dischargeFor, outcome: 'approved', conditionsOutstanding: 2 }));
    expect(drawn.text).toContain('State: approved, conditions outstanding (2 conditions open)');
    expect(drawn.text).toContain('Buttons: Conditions met.');
    expect(buttonsOf(drawn.blocks)).toMatchObject([
      { action_id: 'sign_off_conditions', value: JSON.stringify({ signOffBodyId: sampleAskedBodyId }) },
    ]);
  });

  it.each([
    ['approved', 'State: approved'],
    ['changes_requested', 'State: changes requested'],
    ['rejected', 'State: rejected'],
    ['withdrawn', 'State: withdrawn'],
  ] as const)('says that it is %s', (outcome, said) => {
    expect(drawSignOffCard(sampleSignOffCard({ outcome, awaitingFormallyResponsible: null })).text).toContain(`${said}\n`);
  });

  describe('at a glance, while it is open', () => {
    const state = (bodies: readonly Partial<SignOffCardBody>[], formal: string | null = 'Board') => {
      const steps = [{ number: 1, open: true, bodies: bodies.map((body) => sampleAskedBody(body)) }];
      const { text } = drawSignOffCard(sampleSignOffCard({ steps, awaitingFormallyResponsible: formal }));
      return /^State: (.*)$/m.exec(text)?.[1];
    };

    it.each([
      ['the body that decides now', [{ name: 'A' }], 'open: A decides now. Still awaiting the formally responsible body, Board'],
      ['once the formally responsible one', [{ name: 'Board' }], 'open, awaiting the formally responsible body, Board'],
      [
        'who has not decided',
        [{ name: 'A' }, { name: 'B', outcome: 'approved' }, { name: 'C' }],
        'open: A and C decide now. Still awaiting the formally responsible body, Board',
      ],
      [
        'who asked for changes',
        [{ name: 'A', outcome: 'changes_requested' }, { name: 'Board' }],
        'open: Board decides now. Changes requested by A. Still awaiting the formally responsible body, Board',
      ],
      [
        'where too few are left',
        [{ name: 'A', inquorate: true }],
        'open. Too few are left to decide in A. Still awaiting the formally responsible body, Board',
      ],
      [
        'how many they are',
        ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name })),
        'open: 5 bodies decide now. Still awaiting the formally responsible body, Board',
      ],
    ] as const)('says %s', (_what, bodies, said) => {
      expect(state(bodies)).toBe(said);
    });

    it('awaits nobody in particular where no body is formally responsible', () => {
      expect(state([{ name: 'A' }], null)).toBe('open: A decides now');
    });
  });

  it('names its subject only where pathway and route leave it open', () => {
    expect(drawSignOffCard(sampleSignOffCard({ subject: 'pathway' })).text).not.toContain('Subject');
    expect(drawSignOffCard(sampleSignOffCard({ subject: 'business_plan', route: 'Business plan' })).text).not.toContain('Subject');
    expect(drawSignOffCard(sampleSignOffCard({ subject: 'report', route: 'Annual' })).text).toContain('Subject: report. Requested on');
  });

  it('says why it was withdrawn, who set its deadline by hand and why, and that it is overdue', () => {
    const deadline = { at: '2011-11-15T23:59:59.999Z', meeting: null, reason: 'The tender closes.' };
    const { text } = drawSignOffCard(sampleSignOffCard({ outcomeReason: 'No money.', deadline, overdue: true }));
    expect(text).toContain('Why it was withdrawn: No money.');
    expect(text).toContain('Deadline: Tuesday 15 November 2011, overdue, set by hand\n');
    expect(text).toContain('Why the deadline was set by hand: The tender closes.');
    expect(drawSignOffCard(sampleSignOffCard({ deadline: null })).text).toContain('Deadline: no deadline');
  });

  it('says of a minor version who holds it for one and why', () => {
    const { text } = drawSignOffCard(sampleSignOffCard({ version: 2, minor: { by: 'Dementia pathway lead', reason: 'A typing error.' } }));
    expect(text).toContain('Version 2 is a minor change, says Dementia pathway lead.');
    expect(text).toContain('Why it is minor: A typing error.');
  });

  it('says before whom private content stands', () => {
    expect(drawSignOffCard(sampleSignOffCard({ closedBecause: 'Procurement' })).text).toContain(
      'Not for channels or the provider side: Procurement.',
    );
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

  it('shows a title that does not fit the heading below it', () => {
    const title = 'A title of many words '.repeat(7).trim().slice(0, textLimits.title);
    expect(seen(drawSignOffCard(sampleSignOffCard({ title })).blocks)).toContain(`*${title}*`);
  });
});

describe('a body on the card', () => {
  const line = (body: Partial<SignOffCardBody>, card = {}) => drawSignOffCard(sampleSignOffCard({ ...withBody(body), ...card })).text;

  it('names who answered what and why, for whom, and on which version', () => {
    const verdicts = [
      sampleCardVerdict({ verdict: 'request_changes', reason: 'Say what it costs.' }),
      sampleCardVerdict({ person: { name: 'Deputy', slackUserId: null }, standsFor: ['Chair'], version: 1 }),
      sampleCardVerdict({ person: { name: 'Third', slackUserId: null }, verdict: 'abstain' }),
    ];
    expect(line({ outcome: 'changes_requested', verdicts }, { version: 2 })).toContain(
      'changes requested\n    Answered: Cabinet Member asked for changes on version 1: “Say what it costs.”; Deputy for Chair approved on version 1; Third abstained on version 1',
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
      'Not deciding: A (asked for it or wrote this version), B (it is closed to the provider side), C (financial and indirect interest), D (stepped aside: “My sister works there.”), E (stepped aside) and F (gets no papers on it)',
    );
  });

  it('says of an approval by chair’s action who took it, why, and when it is ratified', () => {
    const chairsAction = { by: 'Co-Medical Director', reason: 'The grant ends tomorrow.', ratification: '2011-11-23T14:00:00.000Z' };
    expect(line({ outcome: 'approved', chairsAction })).toContain(
      "approved by chair's action of Co-Medical Director, for ratification on Wednesday 23 November 2011: “The grant ends tomorrow.”",
    );
    const verdicts = [sampleCardVerdict({ person: { name: 'Co-Medical Director', slackUserId: null }, reason: chairsAction.reason })];
    const once = line({ outcome: 'approved', chairsAction, verdicts }, { outcome: 'approved', awaitingFormallyResponsible: null });
    expect(once).toContain("State: approved by chair's action, for ratification on Wednesday 23 November 2011\n");
    expect(once.split(chairsAction.reason)).toHaveLength(2);
    expect(line({ outcome: 'approved', chairsAction: { by: 'Chair', reason: null, ratification: null } })).toContain(
      'for ratification at its next meeting, which has no date yet, reason to follow',
    );
  });

  it('counts vacant seats and says where too few are left', () => {
    const waitingFor = [{ name: 'Deputy', slackUserId: null, standsFor: ['Chair', 'Member'] }];
    const text = line({ vacantSeats: 2, inquorate: true, waitingFor });
    expect(text).toContain('Not answered yet: Deputy for Chair and Member');
    expect(text).toContain('Vacant seats, not counted: 2');
    expect(text).toContain('Too few are left who may decide');
  });
});

describe('the card at its extremes', () => {
  it('holds 12 bodies and 60 approvers, each named, within every limit', () => {
    const people = (body: number) =>
      Array.from({ length: 5 }, (_, index) => ({
        name: `Approver ${body}.${index + 1}, Clinical Director`,
        slackUserId: `U0${body}X${index}`,
      }));
    const bodies = Array.from({ length: 12 }, (_, index) =>
      sampleAskedBody({
        name: `Practice Based Commissioning Group ${index + 1}`,
        verdicts: people(index + 1)
          .slice(0, 2)
          .map((person) => sampleCardVerdict({ person, verdict: 'approve', reason: 'Agreed with what was said at the meeting.' })),
        waitingFor: people(index + 1)
          .slice(2)
          .map((person) => ({ ...person, standsFor: [] })),
      }),
    );
    const drawn = drawSignOffCard(sampleSignOffCard({ steps: [{ number: 1, open: true, bodies }] }));
    expect(problemsInMessage(drawn)).toEqual([]);
    const shown = seen(drawn.blocks).join('\n');
    for (const body of Array.from({ length: 12 }, (_, index) => people(index + 1))) {
      const [answered, owing] = [body.slice(0, 2), body.slice(2)];
      for (const { name } of answered) expect(shown).toContain(name);
      // Slack shows a mention by the person's name; the text, which is read out, says it.
      for (const { name, slackUserId } of owing)
        expect([shown, drawn.text]).toEqual([expect.stringContaining(`<@${slackUserId}>`), expect.stringContaining(name)]);
    }
    for (const { name } of bodies) expect(shown).toContain(name);
  });

  it('counts in the blocks what does not fit, and says all of it in the text', () => {
    const person = (index: number) => ({ name: `${'Director of Public Health and Wellbeing '.repeat(2)}${index}`, slackUserId: null });
    const reason = 'Because of the cost. '.repeat(90);
    const bodies = Array.from({ length: 12 }, (_, body) =>
      sampleAskedBody({
        name: `Board ${body + 1}`,
        verdicts: Array.from({ length: 5 }, (_item, index) => sampleCardVerdict({ person: person(index), verdict: 'reject', reason })),
      }),
    );
    const drawn = drawSignOffCard(
      sampleSignOffCard({ steps: [{ number: 1, open: true, bodies }], ask: 'x'.repeat(2000), note: 'y'.repeat(2000) }),
    );
    expect(problemsInMessage(drawn)).toEqual([]);
    const shown = seen(drawn.blocks).join('\n');
    expect(shown).toMatch(/\d more have answered|\d answers|\(reason given\)/);
    for (const { name } of bodies) expect(shown).toContain(name);
  });

  it('shortens what the requester wrote before it hides who has answered, and says by how much', () => {
    const long = 'w'.repeat(2000);
    const deadline = { at: '2011-11-15T23:59:59.999Z', meeting: null, reason: long };
    const links = ['https://example.org/'.padEnd(1000, 'a'), 'https://example.org/'.padEnd(1000, 'b')];
    const card = sampleSignOffCard({ ask: long, note: long, outcomeReason: long, deadline, links, minor: { by: 'Lead', reason: long } });
    const drawn = drawSignOffCard(card);
    expect(problemsInMessage(drawn)).toEqual([]);
    expect(seen(drawn.blocks).join('\n')).toContain('(1,000 more characters)');
    expect(seen(drawn.blocks).join('\n')).toContain('Medway shadow Health and Wellbeing Board');
    expect(drawn.text).toContain(`Note: ${long}`);
  });

  it('fits Slack with anything anybody writes', () => {
    const people = fc
      .array(nastyName, { maxLength: 12 })
      .map((all) => all.map((name) => ({ name, slackUserId: 'U0123456789', standsFor: [name] })));
    const answer: fc.Arbitrary<SignOffCardVerdict> = fc
      .tuple(nastyName, nasty(textLimits.reason), nasty(textLimits.condition))
      .map(([name, reason, text]) =>
        sampleCardVerdict({
          person: { name, slackUserId: null },
          standsFor: [name],
          verdict: 'approve_with_conditions',
          reason,
          conditions: [{ id: 'c1', text, owner: { name, slackUserId: null }, due: '2012-03-12', discharged: null }],
          recorded: { by: name, how: 'meeting' },
          version: 2,
        }),
      );
    const body: fc.Arbitrary<SignOffCardBody> = fc
      .tuple(nastyName, people, fc.array(answer, { maxLength: 6 }), nasty(textLimits.reason))
      .map(([name, waitingFor, verdicts, reason]) =>
        sampleAskedBody({
          name,
          rule: name,
          waitingFor,
          vacantSeats: 3,
          inquorate: true,
          verdicts,
          aside: verdicts.map(({ person }) => ({ name: person.name, because: 'recused', categories: [], reason })),
          chairsAction: verdicts.length === 3 ? { by: name, reason, ratification: null } : null,
        }),
      );
    const steps = fc.array(fc.array(body, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    const texts = fc.tuple(nasty(textLimits.title), nasty(textLimits.note), nasty(textLimits.reason), nastyName);
    fc.assert(
      fc.property(texts, steps, fc.boolean(), ([title, note, reason, name], bodies, open) => {
        const card = sampleSignOffCard({
          title,
          ask: note,
          note,
          minor: { by: name, reason },
          outcomeReason: reason,
          deadline: { at: '2011-11-15T23:59:59.999Z', meeting: { of: name, at: '2011-11-23T14:00:00.000Z' }, reason },
          files: Array.from({ length: 10 }, () => ({ name, size: 1 })),
          pathway: name,
          route: name,
          closedBecause: reason,
          requester: { name, slackUserId: null },
          awaitingFormallyResponsible: name,
          links: Array.from({ length: 4 }, () => `https://example.org/${'&'.repeat(900)}`),
          decideFor: { signOffBodyId: sampleAskedBodyId, body: name, chairsAction: true, contestable: true },
          dischargeFor: { signOffBodyId: sampleAskedBodyId, body: name },
          steps: bodies.map((all, index) => ({ number: index + 1, open: open || index === 0, bodies: all })),
        });
        const drawn = drawSignOffCard(card, [{ kind: 'paragraph', words: { shown: 'x'.repeat(400), spoken: 'x' } }]);
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn).filter((one) => !/^<@U0123456789>$|^<https:\/\/example\.org\//.test(one))).toEqual([]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
