import type { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { clockOf } from '#src/domain/board/board-clock.ts';
import { compileDigest } from '#src/domain/board/digest/compile.ts';
import type { DigestMaterial } from '#src/domain/board/digest/material.ts';
import { withheld } from '#src/domain/board/digest/snapshot.ts';
import type { Condition, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, november, sitting } from '../../../support/kent.ts';
import { aVerdict } from '../../sign-off/sign-offs.ts';
import { approvedByGroup, asked, at, lastOf, material, second, signOff } from './kent-digest.ts';

describe('what is still to be done for a sign-off that has ended', () => {
  const condition = { id: 'condition-1', text: 'Cost the locum', ownerId: 'person-dementia-lead', due: '2011-11-30', discharged: null };
  const met = { byId: 'person-clg-chair', at: at('21T10:00'), note: null };
  const approved = (conditions: readonly Condition[], more: Partial<SignOff> = {}) => {
    const verdicts = [aVerdict('person-clg-chair', { kind: 'approve_with_conditions', conditions, at: at('10T11:00') })];
    const group = { ...asked(1, 'clg', 'majority', at('10T11:00')), verdicts };
    return signOff({ bodies: [group], formallyResponsibleId: null, outcome: 'approved', outcomeAt: at('10T11:00'), ...more });
  };
  const inSecond = (one: SignOff, coversFrom: DateTime | null = at('11T09:00')) =>
    compileDigest(material({ cut: { ...second, coversFrom }, signOffs: [one] }), null).signOffs;

  test('is named, with whose it is and for whom', () => {
    expect(inSecond(approved([condition]))).toMatchObject([
      {
        state: 'approved',
        conditions: [{ body: 'Clinical Leadership Group', text: 'Cost the locum', owner: 'Dementia pathway lead', due: '2011-11-30' }],
      },
    ]);
  });

  test('keeps it in every digest until it is done, and a version that is wanted too', () => {
    expect(inSecond(approved([{ ...condition, discharged: met }]))).toEqual([]);
    expect(inSecond(approved([{ ...condition, discharged: met }]), at('09T09:00'))).toMatchObject([{ conditions: [] }]);
    expect(inSecond(signOff({ outcome: 'changes_requested', outcomeAt: at('10T11:00') }))).toMatchObject([{ state: 'changes_requested' }]);
    expect(inSecond(signOff({ outcome: 'withdrawn', outcomeAt: at('10T11:00') }))).toEqual([]);
  });

  test('is no affair of a digest where the content is private', () => {
    expect(inSecond(approved([condition], { privateReason: 'commercial' }))).toMatchObject([
      { privateReason: 'commercial', conditions: [] },
    ]);
  });

  test('makes it new when it is done', () => {
    const first = material({ signOffs: [approved([condition])] });
    const [later] = compileDigest(
      material({ cut: second, signOffs: [approved([{ ...condition, discharged: met }])] }),
      lastOf(first),
    ).signOffs;
    expect(later).toMatchObject({ conditions: [], isNew: true });
  });
});

describe('the votes of a body with a quorum', () => {
  const quorum = { n: 2, share: null, including: [], organisationAtMost: null };
  const group = asked(1, 'clg', 'majority');
  const counted = {
    ...group,
    rule: { ...group.rule, of: 'answered' as const, quorum },
    verdicts: [aVerdict('person-clg-chair', { at: at('10T11:00') })],
  };
  const shown = (more: Partial<SignOff> = {}) =>
    compileDigest(material({ cut: second, signOffs: [signOff({ bodies: [counted], formallyResponsibleId: null, ...more })] }), null)
      .signOffs[0];

  test('are told, with what the quorum lacks', () => {
    expect(shown()?.counts).toEqual([
      { body: 'Clinical Leadership Group', inWords: 'one for, none against; quorum not met: 1 of 2 answered' },
    ]);
  });

  test('are no affair of a digest where the content is private, nor of a body without one', () => {
    expect(shown({ privateReason: 'commercial' })?.counts).toBeUndefined();
    expect(shown({ bodies: [group] })?.counts).toBeUndefined();
  });
});

describe('what the chair of the meeting’s body approved alone', () => {
  const action = { byId: 'person-cabinet-member', reason: 'The contract ends on Friday', at: at('10T12:00') };
  const urgent = (more: Partial<SignOff> = {}, chairsAction = action) =>
    signOff({ bodies: [{ ...asked(1, 'kent-hwb', 'any', at('10T12:00')), chairsAction }], ...more });
  const december = sitting('kent-hwb', '2011-12-14T14:00');
  const toRatify = (one: SignOff, meeting = november) =>
    compileDigest(
      material({
        clock: clockOf(kent, meeting, workingCalendar(kent.workspace), at('14T09:00')),
        signOffs: [one],
        meetings: [november, december],
      }),
      null,
    ).ratifications;

  test('is for its next meeting to ratify, and for no other', () => {
    expect(toRatify(urgent())).toEqual([
      {
        reference: 'SO-1',
        title: 'Dementia pathway redesign',
        privateReason: null,
        chair: 'Cabinet Member for Health Reform',
        reason: 'The contract ends on Friday',
        at: '2011-11-10T12:00:00.000Z',
      },
    ]);
    expect(toRatify(urgent(), december)).toEqual([]);
    expect(toRatify(urgent({}, { ...action, at: at('24T12:00') }), december)).toHaveLength(1);
    expect(toRatify(signOff({ bodies: [{ ...asked(1, 'clg', 'any', at('10T12:00')), chairsAction: action }] }))).toEqual([]);
  });

  test('shows no more than title and reason where it is private', () => {
    expect(toRatify(urgent({ privateReason: 'A contract' }))).toMatchObject([
      { title: 'Private item (SO-1)', privateReason: 'private', chair: null, reason: null },
    ]);
  });
});

describe('a request whose papers are kept from somebody by a ruling on their interest', () => {
  const interest = {
    id: 'interest-1',
    personId: 'person-dph-kent',
    category: 'financial',
    text: 'I own the clinic.',
    organisationIds: [],
    pathwayIds: ['pathway-dementia'],
    signOffId: null,
    since: at('10T09:00'),
    until: null,
  } as const;
  const ruling = {
    id: 'ruling-1',
    personId: interest.personId,
    interestIds: [interest.id],
    action: 'no_papers',
    reason: 'It is theirs.',
    ruledById: 'person-clg-chair',
    at: at('10T10:30'),
  } as const;
  const condition = { id: 'condition-1', text: 'Cost the locum', ownerId: 'person-dementia-lead', due: null, discharged: null };
  const verdicts = [aVerdict('person-clg-chair', { kind: 'approve_with_conditions', conditions: [condition], at: at('10T11:00') })];
  const chairsAction = { byId: 'person-clg-chair', reason: 'The lease ends', at: at('10T11:00') };
  const ruled = signOff({
    bodies: [{ ...asked(1, 'clg', 'majority', at('10T11:00')), verdicts, chairsAction, rulings: [ruling] }, asked(2, 'kent-hwb', 'any')],
  });
  const directory = { ...kent, interests: [interest] };
  const shownTo = (cut: Partial<DigestMaterial['cut']>, meeting = november) =>
    compileDigest(
      material({
        directory,
        cut,
        signOffs: [ruled],
        clock: clockOf(kent, meeting, workingCalendar(kent.workspace), at('14T09:00')),
        meetings: [meeting],
      }),
      null,
    );
  const closed = {
    privateReason: withheld,
    state: 'open',
    awaiting: [],
    approvedBy: [],
    conditions: [],
  };

  test('is shown by title, reason and state wherever they sit among those it goes to', () => {
    expect(shownTo({ to: ['medway-hwb', 'clg'] }).signOffs).toMatchObject([closed]);
    expect(shownTo({ to: ['medway-hwb'] }).signOffs).toMatchObject([{ privateReason: null, conditions: [{ text: 'Cost the locum' }] }]);
  });

  test('is shown so in a preview of theirs, wherever the digest is to go', () => {
    expect(shownTo({ to: ['medway-hwb'], kind: 'preview', readerId: 'person-dph-kent' }).signOffs).toMatchObject([closed]);
    expect(shownTo({ to: ['medway-hwb'], kind: 'preview', readerId: 'person-clg-chair' }).signOffs).toMatchObject([
      { privateReason: null },
    ]);
  });

  test('says no more of what its chair approved alone', () => {
    const group = sitting('clg', '2011-11-23T14:00');
    expect(shownTo({ to: ['clg'] }, group).ratifications).toMatchObject([
      { privateReason: closed.privateReason, chair: null, reason: null },
    ]);
    expect(shownTo({ to: ['medway-hwb'] }, group).ratifications).toMatchObject([{ chair: expect.any(String), reason: 'The lease ends' }]);
  });
});

describe('what a sign-off still awaits', () => {
  const shown = (more: Partial<SignOff>) => compileDigest(material({ cut: second, signOffs: [signOff(more)] }), null).signOffs[0];
  const all = {
    bodies: [asked(1, 'clg', 'majority', at('16T10:00')), asked(2, 'kent-hwb', 'any', at('17T10:00')), asked(2, 'medway-hwb', 'all')],
  };

  test('is every body of the open step, without the requester', () => {
    expect(shown({ ...approvedByGroup, requesterId: 'person-dph-kent' })?.awaiting).toEqual([
      { body: 'Kent shadow Health and Wellbeing Board', people: ['Cabinet Member for Health Reform'] },
      { body: 'Medway shadow Health and Wellbeing Board', people: ['Director of Public Health (Medway)'] },
    ]);
  });

  test('is no longer the formally responsible body once that has approved', () => {
    expect(shown(all)).toMatchObject({
      awaitingFormallyResponsible: null,
      awaiting: [{ body: 'Medway shadow Health and Wellbeing Board' }],
    });
  });

  test('is nobody once it has ended', () => {
    const rejected = { ...approvedByGroup, outcome: 'rejected' as const, outcomeAt: at('18T10:00') };
    expect(shown(rejected)).toMatchObject({ state: 'rejected', awaiting: [], awaitingFormallyResponsible: null, overdue: false });
  });
});
