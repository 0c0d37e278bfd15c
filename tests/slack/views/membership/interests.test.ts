import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulingActions } from '#src/domain/membership/interest.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage, problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { message } from '#src/slack/views/layout.ts';
import { drawInterestForm } from '#src/slack/views/membership/interest-form.ts';
import {
  declareWithoutForm,
  interestDeclared,
  interestEnded,
  interestPieces,
  interestRuledOn,
} from '#src/slack/views/membership/interests.ts';
import { drawRulingForm } from '#src/slack/views/membership/ruling-form.ts';
import { drawSignOffNote } from '#src/slack/views/sign-off/tell/note.ts';
import type { InterestForm } from '#src/use-cases/membership/prepare-interest.ts';
import type { InterestLine } from '#src/use-cases/membership/show-interests.ts';
import type { RulingWanted, SignOffNote } from '#src/use-cases/messages/sign-off-note.ts';
import type { RulingForm } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { sampleAskedBodyId as id } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../nasty.ts';
import { inputs } from '../sign-off/inputs.ts';

const form = (over: Partial<InterestForm> = {}): InterestForm => ({
  signOffId: id,
  reference: 'SO-12',
  title: 'Heart failure pathway',
  body: 'Kent HWB',
  pathway: 'Heart failure',
  organisations: [{ id, name: 'A hospital trust', isConcerned: true }],
  ...over,
});

describe('the form for a declaration of interest', () => {
  it('explains the kinds and says what follows, before anything is sent', () => {
    const view = drawInterestForm(form());
    expect(problemsInView(view)).toEqual([]);
    const said = seen(view).join('\n');
    expect(said).toContain('• *Financial*: you gain or lose money by it');
    expect(said).toContain('• *Indirect*: somebody close to you');
    expect(said).toContain('unless the chair rules that you may');
    expect(inputs(view).map(({ label }) => label)).toEqual(['Kind', 'What it is', 'What it touches', 'From', 'Until']);
  });

  it('fits Slack with very many organisations', () => {
    fc.assert(
      fc.property(nastyName, fc.integer({ min: 0, max: 250 }), (name, count) => {
        const organisations = Array.from({ length: count }, (_, index) => ({
          id: `${index}`,
          name: `${index} ${name}`,
          isConcerned: index < 3,
        }));
        const view = drawInterestForm(form({ title: name, pathway: name, organisations }));
        expect(problemsInView(view)).toEqual([]);
        expect(controlSequences(view.blocks)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

const wanted = (over: Partial<RulingWanted> = {}): SignOffNote => ({
  kind: 'sign_off_note',
  reference: 'SO-12',
  title: 'Heart failure pathway',
  about: 'ruling_wanted',
  signOffBodyId: id,
  body: 'Kent HWB',
  personId: id,
  person: 'Ann',
  interests: [{ id: 'i1', category: 'financial', text: 'Shares.' }],
  steppedAside: null,
  ruling: null,
  over: false,
  ...over,
});

describe('what whoever rules is asked', () => {
  it('says who, what and what can be ruled', () => {
    const drawn = drawSignOffNote(wanted());
    expect(drawn.text).toContain(
      'Ann has declared an interest that touches SO-12 (Heart failure pathway) for the Kent HWB, and does not decide on it unless you rule otherwise.',
    );
    expect(drawn.text).toContain('Interest (financial): Shares.');
    expect(drawn.text).toContain('Buttons: Rule on it.');
  });

  it('tells of who stepped aside, of what was ruled, and of what is over', () => {
    const aside = drawSignOffNote(wanted({ interests: [], steppedAside: { at: '2011-11-10T10:00:00.000Z', reason: 'I know them.' } }));
    expect(aside.text).toMatch(
      /Ann has stepped aside from SO-12 .* unless you rule that they may decide\.\nWhy they stepped aside: I know them\./,
    );
    const ruled = drawSignOffNote(wanted({ ruling: { action: 'speak_only', by: 'Ben', reason: 'Small.' } }));
    expect(ruled.text).toMatch(
      /Ruled by Ben on the interest of Ann .*: they may speak but not decide\.[\s\S]*Why: Small\.[\s\S]*Buttons: Rule again\./,
    );
    const over = drawSignOffNote(wanted({ over: true }));
    expect(over.text).toContain('No ruling of yours on Ann is needed any more: SO-12');
    expect(over.text).not.toContain('Buttons');
  });

  it('fits Slack, whatever was declared', () => {
    fc.assert(
      fc.property(nasty(textLimits.interest), nasty(textLimits.reason), nastyName, (text, reason, name) => {
        const interests = Array.from({ length: 12 }, (_, index) => ({ id: `${index}`, category: 'indirect' as const, text }));
        const said = { interests, steppedAside: { at: '2011-11-10T10:00:00.000Z', reason } };
        const ruled = { ruling: { action: 'no_papers', by: name, reason } } as const;
        const note = { ...wanted({ person: name, body: name, ...said, ...ruled }), title: name };
        expect(problemsInMessage(drawSignOffNote(note))).toEqual([]);
        expect(controlSequences(drawSignOffNote(note))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the form for a ruling', () => {
  const ruling = (over: Partial<RulingForm> = {}): RulingForm => ({
    signOffBodyId: id,
    personId: id,
    reference: 'SO-12',
    title: 'Heart failure pathway',
    body: 'Kent HWB',
    person: 'Ann',
    interests: [{ id, category: 'financial', text: 'Shares.' }],
    steppedAside: false,
    otherRulers: [],
    ...over,
  });

  it('offers the graded actions, the mildest first, each explained, and none chosen beforehand', () => {
    const view = drawRulingForm(ruling());
    expect(problemsInView(view)).toEqual([]);
    const said = seen(view).join('\n');
    expect(said).toMatch(
      /No action[\s\S]*Remain[\s\S]*Speak, not decide[\s\S]*Leave for the item[\s\S]*No papers[\s\S]*Not attend[\s\S]*Leave the group/,
    );
    expect(JSON.stringify(view).match(/"value":"(\w+)"/g)).toHaveLength(rulingActions.length);
    expect(JSON.stringify(view)).not.toContain('initial_option');
    expect(seen(drawRulingForm(ruling({ steppedAside: true }))).join('\n')).toContain('stepped aside of their own accord');
  });

  it('fits Slack, whatever was declared', () => {
    fc.assert(
      fc.property(nasty(textLimits.interest), nastyName, (text, name) => {
        const interests = Array.from({ length: 65 }, () => ({ id, category: 'indirect' as const, text }));
        const view = drawRulingForm(ruling({ interests, title: name, person: name, body: name }));
        expect(problemsInView(view)).toEqual([]);
        expect(controlSequences(view.blocks)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is told of an interest', () => {
  const aside = { reference: 'SO-12', title: 'Heart failure pathway', body: 'Kent HWB', rulers: ['Ben', 'Cara'] };

  it('is what follows from it', () => {
    expect(interestDeclared({ from: null, aside: { shown: [aside, { ...aside, rulers: [] }], more: 0 } }).text).toBe(
      [
        'Declared. It is on record, and you can end it in Home.',
        'You do not decide on:',
        '- SO-12 Heart failure pathway, for the Kent HWB; Ben and Cara are asked to rule on it',
        '- SO-12 Heart failure pathway, for the Kent HWB',
      ].join('\n'),
    );
    expect(interestDeclared({ from: '2011-12-01', aside: { shown: [], more: 0 } }).text).toContain('It holds from 1 December 2011');
    const many = interestDeclared({ from: null, aside: { shown: Array.from({ length: 12 }, () => aside), more: 1_980 } });
    expect(many.text).toContain('and 2 more\nIt touches 1,980 other open requests to bodies you sit in.');
    expect(problemsInMessage(many)).toEqual([]);
    expect(interestDeclared({ from: null, aside: { shown: [], more: 1 } }).text).toContain('It touches 1 other open request');
    expect(interestRuledOn({ reference: 'SO-12', body: 'Kent HWB', person: 'Ann', action: 'remain' }).text).toContain(
      'they may stay and decide',
    );
    expect(interestEnded({ text: 'Shares.' }).text).toContain('You decide again on what it touched.');
    expect(declareWithoutForm({ signOffBodyId: id, version: 1, reference: 'SO-12', body: 'Kent HWB' }).text).toContain(
      'Buttons: Step aside.',
    );
  });

  it('stands in Home with the way to end it, as far as there is room', () => {
    const line: InterestLine = {
      interestId: id,
      category: 'non_financial_personal',
      text: 'I chair a charity for it.',
      touches: ['Heart failure', 'A hospital trust'],
      oneRequest: true,
      since: '2011-11-10T10:00:00.000Z',
      until: '2011-12-01T00:00:00.000Z',
      timezone: 'Europe/London',
    };
    const drawn = message(interestPieces(Array.from({ length: 8 }, () => line)));
    expect(drawn.text).toContain(
      'Non-financial personal: I chair a charity for it.\nTouches Heart failure, A hospital trust and one request. Declared from 10 November 2011, ends on 1 December 2011',
    );
    expect(drawn.text).toContain('and 3 more');
    expect(problemsInMessage(drawn)).toEqual([]);
    expect(interestPieces([])).toEqual([]);
  });
});
