import type { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { clockOf } from '#src/domain/board-clock.ts';
import { compileDigest } from '#src/domain/digest/compile.ts';
import type { DigestMaterial, LastDigest } from '#src/domain/digest/material.ts';
import type { Directory, Pathway } from '#src/domain/directory.ts';
import type { Entry } from '#src/domain/progress/entry.ts';
import type { Condition, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, london, november, sitting } from '../../support/kent.ts';
import { anAskedBody, aSignOff, aVerdict, aVersion } from '../sign-off/sign-offs.ts';

const at = (wallClock: string) => london(`2011-11-${wallClock}`);

const entry = (wallClock: string, status: Entry['status'], done: string, pathwayId = 'pathway-dementia'): Entry => ({
  id: `entry-${wallClock}`,
  pathwayId,
  authorId: 'person-dementia-lead',
  status,
  statusGiven: true,
  done,
  next: null,
  pathToGreen: status === 'amber' ? 'Locum from 1 May' : null,
  ask: null,
  at: at(wallClock),
});

const asked = (step: number, key: string, rule: 'any' | 'all' | 'majority', decidedAt: DateTime | null = null) =>
  anAskedBody({
    id: `asked-${key}`,
    step,
    bodyId: `body-${key}`,
    rule: { rule, n: null, including: [] },
    outcome: decidedAt && 'approved',
    outcomeAt: decidedAt,
  });

const signOff = (more: Partial<SignOff> = {}): SignOff =>
  aSignOff({
    number: 1,
    requesterId: 'person-dementia-lead',
    formallyResponsibleId: 'body-kent-hwb',
    requestedAt: at('10T10:00'),
    versions: [aVersion({ title: 'Dementia pathway redesign', at: at('10T10:00'), byId: 'person-dementia-lead' })],
    bodies: [asked(1, 'clg', 'majority'), asked(2, 'kent-hwb', 'any'), asked(2, 'medway-hwb', 'all')],
    ...more,
  });

const approvedByGroup = {
  bodies: [asked(1, 'clg', 'majority', at('16T10:00')), asked(2, 'kent-hwb', 'any'), asked(2, 'medway-hwb', 'all')],
};

type Given = Partial<Omit<DigestMaterial, 'cut'>> & { readonly cut?: Partial<DigestMaterial['cut']> };

function material({ directory = kent, cut = {}, ...given }: Given = {}): DigestMaterial {
  const entries = given.entries ?? [];
  return {
    directory,
    clock: clockOf(directory, november, workingCalendar(directory.workspace), at('09T09:00')),
    cut: {
      kind: 'scheduled',
      number: 1,
      dueAt: at('14T09:00'),
      late: false,
      cutAt: at('14T09:00'),
      coversFrom: null,
      coversUntil: at('11T09:00'),
      to: ['clg'],
      readerId: null,
      ...cut,
    },
    entries,
    latest: entries.slice(-1),
    signOffs: [],
    meetings: [november],
    chronicle: { position: 7, hash: 'ab' },
    ...given,
  };
}

const second = { number: 2, dueAt: at('22T09:00'), cutAt: at('22T09:00'), coversUntil: at('22T09:00'), to: ['clg', 'kent-hwb'] };
const lastOf = (of: DigestMaterial): LastDigest => ({
  cutAt: of.cut.cutAt,
  coversUntil: of.cut.coversUntil,
  snapshot: compileDigest(of, null),
});

describe('the Kent board’s first digest', () => {
  const digest = compileDigest(material({ entries: [entry('10T09:30', 'amber', 'Referral form agreed')], signOffs: [signOff()] }), null);

  test('says for which sitting, when it was cut, what it covers and the chronicle’s last link', () => {
    expect(digest).toMatchObject({
      meeting: { key: 'kent-hwb-2011-11', body: 'Kent shadow Health and Wellbeing Board', at: '2011-11-23T14:00:00.000Z' },
      number: 1,
      kind: 'scheduled',
      dueAt: '2011-11-14T09:00:00.000Z',
      cutAt: '2011-11-14T09:00:00.000Z',
      late: false,
      coversFrom: null,
      coversUntil: '2011-11-11T09:00:00.000Z',
      chronicle: { position: 7, hash: 'ab' },
      deadlines: { paper: '2011-11-15T23:59:59.999Z', signOff: '2011-11-15T23:59:59.999Z' },
      recipients: [{ body: 'Clinical Leadership Group', channelId: 'C0CLG' }],
    });
  });

  test('has the groups that answer to the board through another body', () => {
    expect(digest.groups).toMatchObject([
      {
        name: 'Dementia pathway review group',
        channelId: 'C0DEMENTIA',
        pathways: [
          {
            name: 'Dementia',
            status: 'amber',
            lastStatus: { status: 'amber', at: '2011-11-10T09:30:00.000Z' },
            movedFrom: null,
            isNew: false,
            entries: [{ author: 'Dementia pathway lead', done: 'Referral form agreed', pathToGreen: 'Locum from 1 May', isNew: false }],
          },
        ],
      },
    ]);
  });

  test('has the sign-off with those who owe a verdict and its deadline', () => {
    expect(digest.signOffs).toEqual([
      {
        reference: 'SO-1',
        title: 'Dementia pathway redesign',
        version: 1,
        pathway: 'Dementia',
        privateReason: null,
        state: 'open',
        awaiting: [{ body: 'Clinical Leadership Group', people: ['Co-Medical Director'] }],
        approvedBy: [],
        awaitingFormallyResponsible: 'Kent shadow Health and Wellbeing Board',
        conditions: [],
        deadline: '2011-11-15T23:59:59.999Z',
        overdue: false,
        isNew: false,
      },
    ]);
  });

  test('has the vacancy and the gaps of every body on the way', () => {
    expect(digest.vacancies).toEqual([{ body: 'Clinical Leadership Group', role: 'member', tag: 'Social care professional' }]);
    expect(digest.compositionGaps).toContainEqual({ body: 'Clinical Leadership Group', gap: 'No nurse' });
    expect(digest.compositionGaps).toContainEqual({ body: 'Dementia pathway review group', gap: 'Nobody from social care' });
  });
});

describe('the second digest', () => {
  const first = material({ entries: [entry('10T09:30', 'amber', 'Referral form agreed')], signOffs: [signOff()] });
  const later = material({
    cut: second,
    entries: [entry('10T09:30', 'amber', 'Referral form agreed'), entry('11T09:01', 'green', 'Locum found')],
    signOffs: [signOff(approvedByGroup), signOff({ id: 'sign-off-2', number: 2, requestedAt: at('11T10:00') })],
  });

  test('marks what came after the first one’s cut-off, and shows the movement', () => {
    const [pathway] = compileDigest(later, lastOf(first)).groups[0]?.pathways ?? [];
    expect(pathway).toMatchObject({ status: 'green', movedFrom: 'amber', isNew: true, entries: [{ isNew: false }, { isNew: true }] });
  });

  test('marks sign-offs that changed after the first one was cut, not after its cut-off', () => {
    expect(compileDigest(later, lastOf(first)).signOffs).toMatchObject([
      { reference: 'SO-1', approvedBy: ['Clinical Leadership Group'], overdue: true, isNew: true },
      { reference: 'SO-2', isNew: false },
    ]);
  });

  test('has nothing marked in a channel where none stood before', () => {
    const digest = compileDigest(later, null);
    expect(JSON.stringify(digest)).not.toContain('"isNew":true');
    expect(digest.recipients.map(({ channelId }) => channelId)).toEqual(['C0CLG', 'C0KENTHWB']);
  });

  test('takes no note of a verdict that came after the outcome', () => {
    const verdict = aVerdict('person-dph-kent', { kind: 'reject', reason: 'Too late', afterOutcome: true, at: at('18T10:00') });
    const [group, ...others] = signOff().bodies;
    if (!group) throw new Error('The sign-off asks the group');
    const raced = signOff({ bodies: [{ ...group, verdicts: [verdict] }, ...others] });
    expect(compileDigest(material({ cut: second, signOffs: [raced] }), lastOf(first)).signOffs).toMatchObject([{ isNew: false }]);
  });
});

test('where nothing came in the period the last status stays, with its instant', () => {
  const digest = compileDigest(material({ latest: [entry('02T09:00', 'red', 'Old news')] }), null);
  expect(digest.groups[0]?.pathways).toMatchObject([
    { status: 'not_received', lastStatus: { status: 'red', at: '2011-11-02T09:00:00.000Z' }, entries: [] },
  ]);
});

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
    expect(inSecond(approved([condition], { privateReason: 'A contract' }))).toMatchObject([
      { privateReason: 'A contract', conditions: [] },
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
    expect(toRatify(urgent({ privateReason: 'A contract' }))).toMatchObject([{ privateReason: 'A contract', chair: null, reason: null }]);
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
    privateReason: 'not shown here',
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

describe('what concerns the meeting', () => {
  const heart: Pathway = {
    id: 'pathway-heart',
    key: 'heart',
    name: 'Heart Failure',
    groupId: 'body-elsewhere',
    tier: 'local',
    phase: 'scoping',
    privateReason: null,
    organisationIds: [],
  };
  const [board] = kent.bodies;
  if (!board) throw new Error('Kent has bodies');
  const since = at('09T09:00');
  const withOther: Directory = {
    ...kent,
    bodies: [...kent.bodies, { ...board, id: 'body-elsewhere', key: 'elsewhere', name: 'Another group', kind: 'review_group' }],
    pathways: [...kent.pathways, { ...heart, since, until: null }],
  };
  const relation = (
    id: string,
    kind: 'reports_to' | 'advises' | 'accountable_to',
    fromId: string,
    toId: string,
    until: DateTime | null = null,
  ) => ({ id, kind, fromId, toId, since, until });
  const groupsWith = (...relations: Directory['relations']) =>
    compileDigest(material({ directory: { ...withOther, relations: [...kent.relations, ...relations] } }), null).groups.map(
      ({ name }) => name,
    );

  test('is what answers to its body now, by any way, each group once', () => {
    expect(groupsWith()).toEqual(['Dementia pathway review group']);
    expect(groupsWith(relation('r', 'advises', 'body-elsewhere', 'body-clg'))).toEqual(['Dementia pathway review group']);
    expect(groupsWith(relation('r', 'reports_to', 'body-elsewhere', 'body-clg', at('10T00:00')))).toEqual([
      'Dementia pathway review group',
    ]);
    const circle = [
      relation('r', 'reports_to', 'body-elsewhere', 'body-clg'),
      relation('s', 'accountable_to', 'body-elsewhere', 'body-kent-hwb'),
      relation('t', 'reports_to', 'body-kent-hwb', 'body-elsewhere'),
    ];
    expect(groupsWith(...circle)).toEqual(['Another group', 'Dementia pathway review group']);
  });

  test('is a sign-off of those pathways or one that asks the body, and no other', () => {
    const other = { pathwayId: 'pathway-heart', formallyResponsibleId: null };
    const signOffs = [
      signOff(),
      signOff({ ...other, number: 2 }),
      signOff({ ...other, number: 3, bodies: [asked(1, 'medway-hwb', 'all')] }),
    ];
    const digest = compileDigest(material({ directory: withOther, signOffs }), null);
    expect(digest.signOffs.map(({ reference }) => reference)).toEqual(['SO-1', 'SO-2']);
  });

  test('of another board is what answers to that one', () => {
    const medway = sitting('medway-hwb', '2011-12-07T14:00');
    const clock = clockOf(kent, medway, workingCalendar(kent.workspace), since);
    const digest = compileDigest(material({ clock }), null);
    expect(digest.groups.map(({ name }) => name)).toEqual(['Dementia pathway review group']);
    expect(digest.deadlines).toEqual({ paper: null, signOff: null });
  });
});

describe('what is private', () => {
  const secret = 'Ward closure options';
  const directory: Directory = { ...kent, pathways: kent.pathways.map((pathway) => ({ ...pathway, privateReason: 'Staff consultation' })) };

  test('of a pathway is all but its name and the reason', () => {
    const digest = compileDigest(
      material({ directory, entries: [entry('10T09:30', 'red', secret)], signOffs: [signOff(approvedByGroup)] }),
      null,
    );
    expect(digest.groups[0]?.pathways).toEqual([
      {
        key: 'dementia',
        name: 'Dementia',
        privateReason: 'Staff consultation',
        tier: 'local',
        phase: 'developing',
        status: 'not_received',
        lastStatus: null,
        movedFrom: null,
        isNew: false,
        entries: [],
      },
    ]);
    expect(digest.signOffs).toMatchObject([
      { title: 'Dementia pathway redesign', privateReason: 'Staff consultation', state: 'open', awaiting: [], approvedBy: [] },
    ]);
    expect(JSON.stringify(digest)).not.toContain(secret);
  });

  test('is every sign-off of a procurement', () => {
    expect(compileDigest(material({ signOffs: [signOff({ subject: 'procurement' })] }), null).signOffs).toMatchObject([
      { privateReason: 'Procurement', awaiting: [] },
    ]);
  });
});

test('a body without a channel, or that is no more, is named and gets nothing', () => {
  const ended: Directory = { ...kent, bodies: kent.bodies.map((body) => (body.key === 'clg' ? { ...body, until: at('12T00:00') } : body)) };
  expect(compileDigest(material({ directory: ended, cut: { to: ['clg', 'medway-hwb', 'kent-hwb'] } }), null).recipients).toEqual([
    { body: 'Clinical Leadership Group', channelId: null },
    { body: 'Medway shadow Health and Wellbeing Board', channelId: null },
    { body: 'Kent shadow Health and Wellbeing Board', channelId: 'C0KENTHWB' },
  ]);
});
