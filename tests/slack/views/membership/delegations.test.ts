import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage, problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { drawDelegationForm } from '#src/slack/views/membership/delegation-form.ts';
import { decisionsDelegated, delegateWithoutForm, delegationEnded, drawDelegations } from '#src/slack/views/membership/delegations.ts';
import type { DelegationForm } from '#src/use-cases/membership/prepare-delegation.ts';
import type { DelegationLine } from '#src/use-cases/membership/show-delegations.ts';
import { sampleAskedBodyId as id } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../nasty.ts';
import { inputs } from '../sign-off/inputs.ts';

const other = id.replace(/.$/, '9');
const form = (over: Partial<DelegationForm> = {}): DelegationForm => ({
  bodies: [
    { id, name: 'Clinical Leadership Group' },
    { id: other, name: 'Kent HWB' },
  ],
  deputies: [{ id: other, name: 'Ben' }],
  bodyId: id,
  toId: null,
  unfit: null,
  from: null,
  until: null,
  unread: [],
  today: '2011-11-10',
  ...over,
});
const line = (over: Partial<DelegationLine> = {}): DelegationLine => ({
  delegationId: id,
  body: 'Clinical Leadership Group',
  person: 'Ben',
  from: '2011-11-10',
  until: '2011-11-30',
  state: 'in_force',
  ...over,
});

describe('the form for a delegation', () => {
  it('is filled with what is known, and begins today where nothing is', () => {
    const empty = drawDelegationForm(form());
    expect(problemsInView(empty)).toEqual([]);
    expect(JSON.stringify(empty)).toContain('"initial_date":"2011-11-10"');
    const filled = drawDelegationForm(form({ toId: other, from: '2011-12-01', until: '2011-12-05' }));
    expect(JSON.stringify(filled)).toMatch(/"initial_date":"2011-12-01"[\s\S]*"initial_date":"2011-12-05"/);
    expect(JSON.parse(filled.private_metadata ?? '')).toEqual({ unread: [], toId: other });
  });

  it('shows who may stand in once the body is chosen, and says where nobody may', () => {
    const unchosen = drawDelegationForm(form({ bodyId: null, deputies: [] }));
    expect(seen(unchosen)).toContain('Choose the body to see who may decide in your place.');
    expect(problemsInView(unchosen)).toEqual([]);
    const nobody = drawDelegationForm(form({ deputies: [] }));
    expect(seen(nobody).join('\n')).toContain('Nobody may decide in your place for *the Clinical Leadership Group*');
    expect(problemsInView(nobody)).toEqual([]);
    expect(seen(drawDelegationForm(form({ unfit: 'Cara' }))).join('\n')).toContain('*Cara* may not decide in your place');
  });

  it('gives back what was not understood', () => {
    const said = seen(
      drawDelegationForm(
        form({
          unread: [
            { typed: '@jsmith', wanted: 'deputy' },
            { typed: 'mid April', wanted: 'days' },
            { typed: 'Nowhere', wanted: 'body' },
          ],
        }),
      ),
    ).join('\n');
    expect(said).toContain('“@jsmith”: expected a person');
    expect(said).toContain('“mid April”: expected a first and a last day');
    expect(said).toContain('“Nowhere”: expected a body');
  });

  it('fits Slack, whatever was typed', () => {
    fc.assert(
      fc.property(nasty(4000), nastyName, (typed, name) => {
        const unread = (['deputy', 'days', 'body'] as const).map((wanted) => ({ typed, wanted }));
        const view = drawDelegationForm(form({ unread, unfit: name, bodies: [{ id, name }], deputies: [{ id: other, name }] }));
        expect(problemsInView(view)).toEqual([]);
        expect(controlSequences(view.blocks)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('has its inputs in order', () => {
    expect(inputs(drawDelegationForm(form())).map(({ label }) => label)).toEqual([
      'For which body',
      'Who decides in your place',
      'First day',
      'Last day',
    ]);
  });
});

describe('what is handed on', () => {
  it('is listed with the way to end it, and what was handed on to the person', () => {
    const drawn = drawDelegations({
      given: [line(), line({ state: 'to_come', from: '2011-12-01', until: null })],
      taken: [line({ person: 'Cara' })],
      mayDelegate: true,
    });
    expect(drawn.text).toContain('Ben decides in your place for the Clinical Leadership Group until 30 November 2011');
    expect(drawn.text).toContain('Ben decides in your place for the Clinical Leadership Group from 1 December 2011');
    expect(drawn.text).toContain('You decide in place of Cara for the Clinical Leadership Group until 30 November 2011');
    expect(JSON.stringify(drawn.blocks)).toMatch(/End now[\s\S]*"Cancel"[\s\S]*"Delegate"/);
  });

  it('says where it has no effect, and offers no form to who has nothing to hand on', () => {
    const drawn = drawDelegations({ given: [line({ state: 'without_effect' })], taken: [], mayDelegate: false });
    expect(drawn.text).toContain('It has no effect');
    expect(JSON.stringify(drawn.blocks)).not.toContain('Delegate"');
  });

  it('is told to who did it', () => {
    const delegated = { body: 'CLG', deputy: 'Ben', from: '2011-11-10', until: '2011-11-11', told: false };
    expect(decisionsDelegated(delegated).text).toContain('They have not been found in Slack yet: tell them yourself.');
    expect(delegationEnded({ body: 'CLG', deputy: 'Ben' }).text).toContain('You decide yourself again.');
    expect(delegateWithoutForm().text).toContain('/signoff delegate @deputy 12 March until 20 March for BODY');
  });

  it('fits Slack, however much there is', () => {
    fc.assert(
      fc.property(nastyName, nastyName, (person, body) => {
        const all = Array.from({ length: 60 }, () => line({ person, body, state: 'without_effect' }));
        const drawn = drawDelegations({ given: all, taken: all, mayDelegate: true });
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
