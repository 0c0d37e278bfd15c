import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textLimits } from '#src/domain/text-gate.ts';
import { drawSignOffCard } from '#src/slack/views/sign-off/read/card.ts';
import type { SignOffCard, SignOffCardBody } from '#src/use-cases/messages/sign-off.ts';
import { sampleAskedBody, sampleAskedBodyId, sampleCardVerdict, sampleSignOffCard } from '#tests/support/samples.ts';
import { controlSequences, seen } from '../../nasty.ts';

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

const decideFor = { signOffBodyId: sampleAskedBodyId, body: 'Clinical Leadership Group', chairsAction: false, contestable: false };

describe('the card of a sign-off', () => {
  it('says what, which version, who asks, by when and where it stands', () => {
    const { text } = drawSignOffCard(sampleSignOffCard());
    for (const said of [
      'SO-1, version 1: Dementia pathway, redesigned',
      'State: open, step 1 of 2. Waiting for the Clinical Leadership Group. Still awaiting the formally responsible body, the Kent shadow Health and Wellbeing Board\n',
      'Deadline: Tuesday 15 November 2011, for the Kent shadow Health and Wellbeing Board on 23 November 2011\n',
      'Asked by: Dementia pathway lead\nPathway: Dementia\nRoute: ',
      'The buttons decide for the Clinical Leadership Group:\nButtons: Approve,',
      'Link: https://example.org/dementia.pdf',
      'Note: The audit follows in May.',
      '- Clinical Leadership Group: open (more than half of the approvers must approve)\n    Not answered yet: Co-Medical Director',
      '- Medway shadow Health and Wellbeing Board: not asked yet (all approvers must approve)\n    Will be asked: Director of Public Health (Medway)',
      'Buttons: Approve, Request changes, Reject, Approve with conditions, Abstain, Step aside from this, Declare an interest.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('names the sections that are part of what is approved, and how many links there are', () => {
    const { text } = drawSignOffCard(
      sampleSignOffCard({ sections: ['activity', 'finance'], links: ['https://a.example', 'https://b.example'] }),
    );
    expect(text).toContain('Links: https://a.example, https://b.example\nSections: activity, finance\n');
  });

  it('shows what is asked, and the files', () => {
    const files = [
      { name: 'plan.pdf', size: 1_572_864, permalink: 'https://kent.slack.com/files/U1/F1/plan.pdf' },
      { name: 'costs.xlsx', size: 2048, permalink: null },
      { name: 'a.txt', size: 12, permalink: null },
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
      'Approve alone as chair',
      'Say this is not minor',
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
    expect(drawn.text).toContain('Buttons: Mark as met.');
    expect(buttonsOf(drawn.blocks)).toMatchObject([
      { action_id: 'sign_off_conditions', value: JSON.stringify({ signOffBodyId: sampleAskedBodyId }) },
    ]);
  });

  it('says what is decided before what has been answered', () => {
    const kinds = drawSignOffCard(sampleSignOffCard()).blocks.map(({ type }) => type);
    expect(kinds).toEqual(['header', 'section', 'section', 'section', 'section', 'section', 'actions', 'section', 'context']);
  });

  it('is seen whole, as long as it may be', () => {
    const sections = drawSignOffCard(sampleSignOffCard({ ask: 'x'.repeat(2_000) })).blocks.filter(({ type }) => type === 'section');
    for (const section of sections) expect(section).toMatchObject({ expand: true });
  });

  describe('at a glance, once it is decided', () => {
    const outcomeAt = '2011-11-15T10:00:00.000Z';
    const state = (card: Partial<SignOffCard>, bodies: readonly Partial<SignOffCardBody>[]) => {
      const steps = [{ number: 1, open: true, bodies: bodies.map((body) => sampleAskedBody({ waitingFor: [], ...body })) }];
      const drawn = drawSignOffCard(sampleSignOffCard({ steps, outcomeAt, awaitingFormallyResponsible: null, decideFor: null, ...card }));
      return /^State: ([\s\S]*?)\nDeadline/m.exec(drawn.text)?.[1];
    };
    const rejecting = {
      name: 'A',
      outcome: 'rejected',
      verdicts: [sampleCardVerdict({ verdict: 'reject', reason: 'Too dear.' })],
    } as const;
    const asking = { name: 'A', outcome: 'changes_requested' } as const;
    const asked = (reason: string | null) => sampleCardVerdict({ verdict: 'request_changes', reason });

    it('says by whom and when it was approved, also of many', () => {
      const names = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `B${index}`, outcome: 'approved' as const }));
      expect(state({ outcome: 'approved' }, names(1))).toBe('approved by the B0 on 15 November 2011');
      expect(state({ outcome: 'approved' }, names(2))).toBe('approved by the B0 and the B1 on 15 November 2011');
      expect(state({ outcome: 'approved', conditionsOutstanding: 1 }, names(4))).toBe(
        'approved, conditions outstanding (1 condition open), by all 4 bodies on 15 November 2011',
      );
    });

    it('says by whom, when and why it was rejected', () => {
      expect(state({ outcome: 'rejected' }, [rejecting, { name: 'B' }])).toBe('rejected by the A on 15 November 2011: “Too dear.”');
    });

    it('says of changes requested by whom and why, and what it waits for: it has not ended', () => {
      const outcome = 'changes_requested';
      const formal = { outcome, awaitingFormallyResponsible: 'Board' } as const;
      expect(state(formal, [{ ...asking, verdicts: [asked('Say what it costs.')] }])).toBe(
        'changes requested by the A on 15 November 2011: “Say what it costs.”\nWaiting for a new version from Dementia pathway lead. Still awaiting the formally responsible body, the Board',
      );
      expect(
        state({ outcome }, [
          { ...asking, verdicts: [asked('One.'), asked('Two.')] },
          { ...asking, name: 'C' },
        ]),
      ).toBe('changes requested by the A and the C on 15 November 2011\nWaiting for a new version from Dementia pathway lead');
    });

    it('says when it was withdrawn, and why', () => {
      expect(state({ outcome: 'withdrawn' }, [{ name: 'A' }])).toBe('withdrawn on 15 November 2011');
    });
  });

  it('names in one line the bodies that had not decided at the end, and shows what the others have', () => {
    const bodies = [
      sampleAskedBody({ name: 'A', outcome: 'rejected', waitingFor: [], verdicts: [sampleCardVerdict({ verdict: 'reject' })] }),
      sampleAskedBody({ name: 'B', waitingFor: [] }),
      sampleAskedBody({ name: 'C', waitingFor: [], verdicts: [sampleCardVerdict()] }),
    ];
    const steps = [
      { number: 1, open: true, bodies },
      { number: 2, open: false, bodies: [sampleAskedBody({ name: 'D', waitingFor: [] })] },
    ];
    const { text } = drawSignOffCard(sampleSignOffCard({ outcome: 'rejected', decideFor: null, steps }));
    expect(text).toContain(
      'Step 1 of 2, side by side\n- A: rejected\n    Answered: Cabinet Member rejected\n- C: not decided\n    Answered: Cabinet Member approved\n\nNot decided: the B and the D\n',
    );
    expect(text).not.toContain('Step 2');
  });

  it('still asks later bodies while it waits for a new version', () => {
    const asking = sampleAskedBody({ outcome: 'changes_requested', waitingFor: [] });
    const later = sampleAskedBody({ signOffBodyId: 'later', name: 'Board', waitingFor: [] });
    const steps = [
      { number: 1, open: true, bodies: [asking] },
      { number: 2, open: false, bodies: [later] },
    ];
    const card = sampleSignOffCard({ outcome: 'changes_requested', steps, decideFor: null, askedFor: 'later' });
    const { text } = drawSignOffCard(card);
    expect(text).toContain('The Board decides when the Clinical Leadership Group has approved.\nStep 1 of 2\n');
    expect(text).toContain('- Board: not asked yet (more than half of the approvers must approve)');
    expect(text).not.toContain('ot decided');
  });

  it('tells a body whose step is to come what it waits for', () => {
    const first = [sampleAskedBody({ name: 'A' }), sampleAskedBody({ name: 'B' })];
    const steps = [
      { number: 1, open: true, bodies: first },
      { number: 2, open: false, bodies: [sampleAskedBody({ signOffBodyId: 'later', name: 'Board' })] },
    ];
    const { text } = drawSignOffCard(sampleSignOffCard({ steps, decideFor: null, askedFor: 'later' }));
    expect(text).toContain('The Board decides when every body in step 1 has approved.\n');
    expect(text).toContain('Step 2 of 2, opens when every body in step 1 has approved\n');
  });

  describe('at a glance, while it is open', () => {
    const state = (bodies: readonly Partial<SignOffCardBody>[], formal: string | null = 'Board') => {
      const steps = [{ number: 1, open: true, bodies: bodies.map((body) => sampleAskedBody(body)) }];
      const { text } = drawSignOffCard(sampleSignOffCard({ steps, awaitingFormallyResponsible: formal }));
      return /^State: (.*)$/m.exec(text)?.[1];
    };

    it.each([
      ['the body that decides now', [{ name: 'A' }], 'open. Waiting for the A. Still awaiting the formally responsible body, the Board'],
      ['once the formally responsible one', [{ name: 'Board' }], 'open. Awaiting the formally responsible body, the Board'],
      [
        'how many have approved and who has not decided',
        [{ name: 'A' }, { name: 'B', outcome: 'approved' }, { name: 'C' }],
        'open: 1 of 3 bodies has approved. Waiting for the A and the C. Still awaiting the formally responsible body, the Board',
      ],
      [
        'who asked for changes',
        [{ name: 'A', outcome: 'changes_requested' }, { name: 'Board' }],
        'changes requested: sent back by the A, a new version is coming from Dementia pathway lead. May still answer: the Board. Still awaiting the formally responsible body, the Board',
      ],
      [
        'where too few are left',
        [{ name: 'A', inquorate: true }],
        'open. Too few are left to decide in the A. Still awaiting the formally responsible body, the Board',
      ],
      [
        'how many they are',
        ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name })),
        'open: 0 of 5 bodies have approved. Waiting for 5 bodies. Still awaiting the formally responsible body, the Board',
      ],
    ] as const)('says %s', (_what, bodies, said) => {
      expect(state(bodies)).toBe(said);
    });

    it('awaits nobody in particular where no body is formally responsible', () => {
      expect(state([{ name: 'A' }], null)).toBe('open. Waiting for the A');
    });

    it('says that it is overdue', () => {
      expect(drawSignOffCard(sampleSignOffCard({ overdue: true })).text).toContain('State: open, overdue, step 1 of 2. Waiting for');
    });
  });

  it('names its subject only where pathway and route leave it open', () => {
    expect(drawSignOffCard(sampleSignOffCard({ subject: 'pathway' })).text).not.toContain('Subject');
    expect(drawSignOffCard(sampleSignOffCard({ subject: 'business_plan', route: 'Business plan' })).text).not.toContain('Subject');
    expect(drawSignOffCard(sampleSignOffCard({ subject: 'report', route: 'Annual' })).text).toContain('Subject: report. Requested on');
  });

  it('says why it was withdrawn, that its deadline was set by the requester, and why', () => {
    const deadline = { at: '2011-11-15T23:59:59.999Z', meeting: null, reason: 'The tender closes.' };
    const { text } = drawSignOffCard(sampleSignOffCard({ outcomeReason: 'No money.', deadline }));
    expect(text).toContain('Why it was withdrawn: No money.');
    expect(text).toContain('Deadline: Tuesday 15 November 2011, set by the requester\n');
    expect(text).toContain('Why this deadline: The tender closes.');
    expect(drawSignOffCard(sampleSignOffCard({ deadline: null })).text).toContain('Deadline: none\n');
  });

  it('says of a major version what has changed and why, where its author said so', () => {
    const change = { kind: 'major', by: 'Dementia pathway lead', reason: 'The costs were wrong.' } as const;
    const { text } = drawSignOffCard(sampleSignOffCard({ version: 2, change }));
    expect(text).toContain('What has changed in version 2, and why: The costs were wrong.');
    expect(text).not.toContain('minor');
    expect(drawSignOffCard(sampleSignOffCard({ version: 2, change: { ...change, reason: null } })).text).not.toContain('What has changed');
  });

  it('says of a minor version who holds it for one and why', () => {
    const { text } = drawSignOffCard(
      sampleSignOffCard({ version: 2, change: { kind: 'minor', by: 'Dementia pathway lead', reason: 'A typing error.' } }),
    );
    expect(text).toContain('Version 2 is a minor change, says Dementia pathway lead.');
    expect(text).toContain('What has changed in version 2, and why: A typing error.');
  });

  it('says before whom private content stands', () => {
    expect(drawSignOffCard(sampleSignOffCard({ closedBecause: 'Procurement' })).text).toContain(
      'Private: Procurement. Not shown in channels: only its group, the bodies asked and the secretariat see it, and no provider among them.',
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
