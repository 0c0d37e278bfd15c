import type { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { clockOf } from '#src/domain/board/board-clock.ts';
import { compileDigest } from '#src/domain/board/digest/compile.ts';
import type { Directory, Pathway } from '#src/domain/directory.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, sitting } from '../../../support/kent.ts';
import { aVerdict } from '../../sign-off/sign-offs.ts';
import { approvedByGroup, asked, at, entry, lastOf, material, second, signOff } from './kent-digest.ts';

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

describe('what concerns the meeting', () => {
  const heart: Pathway = {
    id: 'pathway-heart',
    key: 'heart',
    name: 'Heart Failure',
    groupId: 'body-elsewhere',
    tier: 'local',
    phase: 'scoping',
    privateReason: null,
    publicTitle: null,
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
  ) => ({ id, kind, fromId, toId, throughId: null, since, until });
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
    const shown = (some: typeof signOffs) => {
      const digest = compileDigest(material({ directory: withOther, signOffs: some }), null);
      return [digest.signOffs.map(({ reference }) => reference), digest.groups.map(({ name }) => name)];
    };
    const [first, before, elsewhere] = signOffs;
    if (!first || !before || !elsewhere) throw new Error('There are three');
    expect(shown([first, elsewhere])).toEqual([['SO-1'], ['Dementia pathway review group']]);
    // A sign-off before the board brings its pathway with it, and with that the pathway's other sign-offs.
    expect(shown(signOffs)).toEqual([
      ['SO-1', 'SO-2', 'SO-3'],
      ['Another group', 'Dementia pathway review group'],
    ]);
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
  const closed = { privateReason: 'Staff consultation', publicTitle: 'Community services' };
  const directory: Directory = { ...kent, pathways: kent.pathways.map((pathway) => ({ ...pathway, ...closed })) };

  test('of a pathway is all but its public title, and a reason of the list', () => {
    const digest = compileDigest(
      material({ directory, entries: [entry('10T09:30', 'red', secret)], signOffs: [signOff(approvedByGroup)] }),
      null,
    );
    expect(digest.groups[0]?.pathways).toEqual([
      {
        key: 'dementia',
        name: 'Community services',
        privateReason: 'private',
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
      {
        title: 'Private item (SO-1)',
        pathway: 'Community services',
        privateReason: 'private',
        state: 'open',
        awaiting: [],
        approvedBy: [],
      },
    ]);
    for (const word of [secret, 'Dementia pathway redesign', 'Staff consultation']) expect(JSON.stringify(digest)).not.toContain(word);
  });

  test('is every sign-off of a procurement', () => {
    expect(compileDigest(material({ signOffs: [signOff({ subject: 'procurement' })] }), null).signOffs).toMatchObject([
      { title: 'Private item (SO-1)', privateReason: 'procurement under way', awaiting: [] },
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
