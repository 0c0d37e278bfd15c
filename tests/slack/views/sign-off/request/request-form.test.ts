import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { drawRequestForm } from '#src/slack/views/sign-off/request/request-form.ts';
import { samplePreview, samplePreviewedBody, sampleRequestForm } from '#tests/support/sign-off-samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../../nasty.ts';
import { inputs } from '../inputs.ts';

const said = (view: unknown) => seen(view).join('\n');

describe('the form behind "Request sign-off"', () => {
  const view = drawRequestForm(sampleRequestForm());

  it('asks for pathway, route and title, and offers the rest', () => {
    expect(inputs(view).map(({ label, optional }) => [label, optional])).toEqual([
      ['Pathway', false],
      ['Route', false],
      ['For which meeting', true],
      ['Who may see it', false],
      ['Title', false],
      ['What is asked', true],
      ['Links', true],
      ['Files', true],
      ['Note', true],
      ['Another deadline', true],
      ['Why another deadline', true],
    ]);
    expect(inputs(view).every(({ block_id: id, element }) => id === element?.action_id)).toBe(true);
    expect(view).toMatchObject({ callback_id: 'request_sign_off', title: { text: 'Request sign-off' }, submit: { text: 'Send' } });
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ channelId: 'C0DEMENTIA' });
  });

  it('is drawn anew when pathway, route, meeting or readers are chosen, and never while somebody types', () => {
    expect(inputs(view).flatMap(({ label, dispatch_action: redraws }) => (redraws ? [label] : []))).toEqual([
      'Pathway',
      'Route',
      'For which meeting',
      'Who may see it',
    ]);
  });

  it('shows what is chosen', () => {
    expect(inputs(view).map(({ element }) => element?.['initial_option'])).toMatchObject([
      { value: 'p2' },
      { value: 'r1' },
      undefined,
      { value: 'everybody' },
      ...Array(7),
    ]);
  });

  it('offers the meetings of the route that is chosen, under an id of their own, and none where there are none', () => {
    const of = (routeId: string | null, meetings = sampleRequestForm().meetings) =>
      inputs(drawRequestForm(sampleRequestForm({ chosen: { pathwayId: 'p2', routeId, meetingId: null, privateReason: null }, meetings })));
    expect(of('r1')[2]).toMatchObject({ block_id: 'meeting:r1', element: { options: [{ text: { text: '23 November 2011, Kent HWB' } }] } });
    expect(of('r2')[2]).toMatchObject({ block_id: 'meeting:r2' });
    for (const without of [of(null), of('r1', [])]) expect(without.map(({ label }) => label)).not.toContain('For which meeting');
  });

  it('asks why it is private where it is, and offers no choice where it is anyway', () => {
    const of = (more: Parameters<typeof sampleRequestForm>[0]) => inputs(drawRequestForm(sampleRequestForm(more)));
    const chosen = { pathwayId: 'p2', routeId: 'r1', meetingId: null, privateReason: '' };
    expect(of({ chosen }).slice(3, 5)).toMatchObject([
      { label: 'Who may see it', element: { initial_option: { value: 'private' } } },
      { label: 'Private because', optional: false },
    ]);
    const labels = of({ mayBePrivate: false }).map(({ label }) => label);
    expect(labels).not.toContain('Who may see it');
    expect(labels).not.toContain('Private because');
  });

  it('asks a business plan for its sections', () => {
    const sections = ['activity', 'finance', 'estates', 'workforce'];
    const field = inputs(drawRequestForm(sampleRequestForm({ sections }))).find(({ label }) => label === 'Sections it holds');
    expect(field?.element).toMatchObject({ type: 'checkboxes', options: sections.map((value) => ({ value })) });
  });
});

describe('the preview in the form', () => {
  it('says who is asked in which order, by which rule and until when', () => {
    expect(said(drawRequestForm(sampleRequestForm()))).toContain(
      [
        '*Who will be asked*',
        '*Step 1 of 2*, at once',
        '• *Clinical Leadership Group*, more than half of the approvers must approve: Co-Medical Director',
        '*Step 2 of 2*, when step 1 has approved, side by side',
        '• *Kent HWB*, *formally responsible*, any one approver must approve: Co-Medical Director',
        '• *Medway HWB*, all approvers must approve: Co-Medical Director',
        '*Deadline:* Tuesday 15 November 2011, for the meeting of the Kent HWB on Wed 23 Nov 2011, 14:00 (London time). Set another day below, with the reason, where it has to be.',
      ].join('\n'),
    );
  });

  it('says who does not decide and why: of an interest its kind alone', () => {
    const aside = [
      { name: 'Anna', because: 'conflicted', categories: ['financial', 'indirect'], reason: null },
      { name: 'Ben', because: 'closed', categories: [], reason: null },
    ] as const;
    const body = samplePreviewedBody({ aside, vacantSeats: 2, waitingFor: [{ name: 'Cara', slackUserId: null, standsFor: ['Dan'] }] });
    const preview = samplePreview({ steps: [{ number: 1, bodies: [body] }], closedBecause: 'Procurement', deadline: null });
    const shown = said(drawRequestForm(sampleRequestForm({ preview })));
    expect(shown).toContain(
      'more than half of the approvers must approve: Cara (for Dan). Not deciding: Anna (financial and indirect interest) and Ben (works for a provider). Vacant seats, not counted: 2',
    );
    expect(shown).toContain('*Deadline:* none, as no meeting ahead sets one.');
    expect(shown).toContain('*Private* (Procurement)');
  });

  it('names a body that could not decide, and who could be given a voice there', () => {
    const inquorate = (deputies: readonly string[], waitingFor: ReturnType<typeof samplePreviewedBody>['waitingFor']) =>
      said(
        drawRequestForm(
          sampleRequestForm({
            preview: samplePreview({ steps: [{ number: 1, bodies: [samplePreviewedBody({ inquorate: true, deputies, waitingFor })] }] }),
          }),
        ),
      );
    expect(inquorate(['Eve'], [])).toContain('*nobody is left who may decide*: Eve could be given a voice as a deputy');
    expect(inquorate([], [{ name: 'Cara', slackUserId: null, standsFor: [] }])).toContain(
      'Cara. *Too few are left to meet the rule*: ask the secretariat to fill a seat',
    );
  });

  it('asks for a choice where there is none, and says what stands in the way of one', () => {
    const none = sampleRequestForm({ chosen: { pathwayId: null, routeId: null, meetingId: null, privateReason: null }, preview: null });
    expect(said(drawRequestForm(none))).toContain('Choose a pathway and a route to see who is asked, in which order and until when.');
    const problem = { code: 'route_cannot_run', route: 'Old', body: 'PCT', problem: 'ended' } as const;
    expect(said(drawRequestForm(sampleRequestForm({ preview: null, problem })))).toContain(
      "*This can't be sent yet.* The route “Old” can't be used: the PCT has ended.",
    );
  });
});

describe('within Slack’s limits', () => {
  it('offers every pathway, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (count) => {
        const pathways = Array.from({ length: count }, (_, index) => ({ id: `p${index}`, name: `Pathway ${index}` }));
        const drawn = drawRequestForm(sampleRequestForm({ pathways }));
        expect(problemsInView(drawn)).toEqual([]);
        expect(new Set(JSON.stringify(inputs(drawn)[0]).match(/"p\d+"/g)).size).toBe(count);
      }),
      { numRuns: 20 },
    );
  });

  const counted = {
    quorum:
      '7 of 14 voting seats have to take part, among them Director of Public Health, councillor, NHS and lay, no organisation more than half',
    closing: { at: '2011-11-15T23:59:59.999Z', passed: false },
  };

  it.each([
    ['', {}],
    [', with the words of a quorum', counted],
  ])('names each of 12 bodies and 60 approvers%s', (_, more) => {
    const people = (body: number) =>
      Array.from({ length: 5 }, (_, index) => ({
        name: `Approver ${body}.${index}, Director of Public Health`,
        slackUserId: null,
        standsFor: [],
      }));
    const bodies = Array.from({ length: 12 }, (_, index) =>
      samplePreviewedBody({ ...more, name: `Body number ${index}`, waitingFor: people(index) }),
    );
    const view = drawRequestForm(sampleRequestForm({ preview: samplePreview({ steps: [{ number: 1, bodies }] }) }));
    expect(problemsInView(view)).toEqual([]);
    for (const { name, waitingFor } of bodies)
      for (const { name: person } of [{ name }, ...waitingFor]) expect(said(view)).toContain(person);
    expect(said(view).split('no organisation more than half. Decided on Tue')).toHaveLength('quorum' in more ? 13 : 1);
  });

  it('whatever the names are and however many', () => {
    const person = nastyName.map((name) => ({ name, slackUserId: 'U0CLGCHAIR', standsFor: [name] }));
    const body = fc.tuple(nastyName, fc.array(person, { maxLength: 25 }), fc.boolean()).map(([name, waitingFor, isCounted]) =>
      samplePreviewedBody({
        ...(isCounted ? { ...counted, quorum: `${counted.quorum}, ${name}` } : {}),
        name,
        rule: name,
        waitingFor,
        aside: waitingFor.map((one) => ({ name: one.name, because: 'conflicted', categories: ['financial'], reason: null })),
        inquorate: true,
        deputies: waitingFor.map((one) => one.name),
      }),
    );
    const steps = fc.array(fc.array(body, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 26 });
    fc.assert(
      fc.property(steps, nastyName, nasty(2_000), (all, name, reason) => {
        const preview = samplePreview({
          steps: all.map((bodies, index) => ({ number: index + 1, bodies })),
          closedBecause: reason,
          deadline: { at: '2011-11-15T23:59:59.999Z', meeting: { of: name, at: '2011-11-23T14:00:00.000Z' }, reason: null },
        });
        const drawn = drawRequestForm(
          sampleRequestForm({
            pathways: [{ id: 'p', name }],
            routes: [{ id: 'r', name, steps: reason }],
            meetings: [{ id: 'm', body: name, at: '2011-11-23T14:00:00.000Z', timezone: 'Europe/London' }],
            preview,
            problem: { code: 'closed_to_you', because: reason },
          }),
        );
        expect(problemsInView(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
