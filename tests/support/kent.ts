import { DateTime } from 'luxon';
import type { Body, Dated, Directory, Meeting, Person, Relation, Seat, SeatRole } from '#src/domain/directory.ts';

/** An instant by the wall clock in London. */
export function london(wallClock: string): DateTime {
  return DateTime.fromISO(wallClock, { zone: 'Europe/London' });
}

const since = london('2011-11-09T09:00');
const dated = <T>(one: T): Dated<T> => ({ ...one, since, until: null });

const person = (key: string, name: string, organisationId: string, profession: string): Dated<Person> =>
  dated({ id: `person-${key}`, key, turn: 1, slackUserId: `U-${key}`, email: null, name, organisationId, profession });

const body = (key: string, name: string, kind: Body['kind'], channelId: string | null, more: Partial<Body> = {}): Dated<Body> =>
  dated({
    id: `body-${key}`,
    key,
    name,
    aliases: [],
    kind,
    channelId,
    timezone: null,
    public: true,
    approval: null,
    chairsAction: false,
    delegation: 'deputies',
    composition: [],
    ...more,
  });

/** What a seat is beside its role and tag, where nothing more is said of it. */
export const inPerson = { category: null, votes: true, subjects: [], chairOf: null } as const;

const seat = (number: number, bodyKey: string, role: SeatRole, holder: string | null, tag: string | null = null): Dated<Seat> =>
  dated({
    id: `seat-${number}`,
    bodyId: `body-${bodyKey}`,
    role,
    tag,
    ...inPerson,
    holders: holder === null ? [] : [dated({ personId: `person-${holder}` })],
  });

const relation = (from: string, kind: Relation['kind'], to: string): Dated<Relation> =>
  dated({ id: `${from}-${kind}-${to}`, kind, fromId: `body-${from}`, toId: `body-${to}`, throughId: null });

/** The Kent case of the governance example, as a directory. */
export const kent: Directory = {
  workspace: {
    id: '00000000-0000-7000-8000-000000000001',
    team: 'T0KENT',
    timezone: 'Europe/London',
    holidays: 'england-and-wales',
    extraHolidays: [],
    workingDates: [],
  },
  secretaries: [dated({ personId: 'person-secretary' })],
  organisations: [
    dated({ id: 'nhs-km', key: 'nhs-km', name: 'NHS Kent and Medway', sector: 'health', side: 'commissioner' as const }),
    dated({ id: 'kcc', key: 'kcc', name: 'Kent County Council', sector: 'social care', side: 'commissioner' as const }),
    dated({ id: 'acute', key: 'acute', name: 'An acute hospital trust', sector: 'health', side: 'provider' as const }),
  ],
  people: [
    person('secretary', 'Business Strategy officer', 'kcc', 'management'),
    person('clg-chair', 'Co-Medical Director', 'nhs-km', 'doctor'),
    person('dph-kent', 'Director of Public Health (Kent)', 'nhs-km', 'public health'),
    person('dph-medway', 'Director of Public Health (Medway)', 'nhs-km', 'public health'),
    person('cabinet-member', 'Cabinet Member for Health Reform', 'kcc', 'lay'),
    person('dementia-lead', 'Dementia pathway lead', 'nhs-km', 'doctor'),
    person('dementia-doctor', 'Consultant psychiatrist', 'acute', 'doctor'),
  ],
  bodies: [
    body('kent-hwb', 'Kent shadow Health and Wellbeing Board', 'board', 'C0KENTHWB', {
      aliases: ['Kent HWB'],
      approval: { rule: 'any', n: null, including: [] },
    }),
    body('medway-hwb', 'Medway shadow Health and Wellbeing Board', 'board', null, {
      aliases: ['Medway HWB'],
      approval: { rule: 'all', n: null, including: [] },
    }),
    body('clg', 'Clinical Leadership Group', 'leadership_group', 'C0CLG', {
      aliases: ['CLG'],
      composition: ['whole_system', 'multi_professional'],
      approval: { rule: 'majority', n: null, including: [] },
    }),
    body('dementia-group', 'Dementia pathway review group', 'review_group', 'C0DEMENTIA', {
      composition: ['whole_system', 'multi_professional'],
    }),
  ],
  seats: [
    seat(1, 'kent-hwb', 'chair', 'cabinet-member'),
    seat(2, 'kent-hwb', 'approver', 'cabinet-member'),
    seat(3, 'kent-hwb', 'approver', 'dph-kent'),
    seat(4, 'medway-hwb', 'approver', 'dph-medway'),
    seat(5, 'clg', 'chair', 'clg-chair'),
    seat(6, 'clg', 'approver', 'clg-chair'),
    seat(7, 'clg', 'member', 'dph-kent'),
    seat(8, 'clg', 'member', null, 'Social care professional'),
    seat(9, 'dementia-group', 'chair', 'dementia-lead'),
    seat(10, 'dementia-group', 'member', 'dementia-doctor'),
  ],
  relations: [
    relation('dementia-group', 'accountable_to', 'clg'),
    relation('clg', 'accountable_to', 'kent-hwb'),
    relation('clg', 'reports_to', 'medway-hwb'),
  ],
  pathways: [
    dated({
      id: 'pathway-dementia',
      key: 'dementia',
      name: 'Dementia',
      groupId: 'body-dementia-group',
      tier: 'local',
      phase: 'developing',
      privateReason: null,
      publicTitle: null,
      organisationIds: ['nhs-km', 'kcc'],
    }),
  ],
  routes: [
    dated({
      id: 'route-pathway-redesign',
      key: 'pathway-redesign',
      name: 'Pathway redesign',
      subject: 'pathway' as const,
      steps: [['clg'], ['kent-hwb', 'medway-hwb']],
      formallyResponsible: 'kent-hwb',
    }),
  ],
  clocks: [
    dated({
      id: 'clock-kent-hwb',
      bodyId: 'body-kent-hwb',
      definition: {
        paperDeadline: { clearWorkingDays: 5 },
        signOffDeadline: { workingDaysBefore: 6 },
        digests: [
          { workingDaysBefore: 7, at: '09:00', updateCutOffHours: 24, to: ['clg'] },
          { workingDaysBefore: 1, at: '09:00', updateCutOffHours: null, to: ['clg', 'kent-hwb'] },
        ],
      },
    }),
  ],
  interests: [],
  delegations: [],
  formerNames: [],
};

/** A sitting of a body of the Kent case, by the wall clock in London. */
export function sitting(bodyKey: string, wallClock: string, more: Partial<Meeting> = {}): Meeting {
  return {
    id: `meeting-${bodyKey}-${wallClock}`,
    key: `${bodyKey}-${wallClock.slice(0, 7)}`,
    bodyId: `body-${bodyKey}`,
    at: london(wallClock),
    timezone: 'Europe/London',
    place: 'Sessions House',
    public: true,
    cancelledAt: null,
    ...more,
  };
}

/** The sitting of the governance example. */
export const november = sitting('kent-hwb', '2011-11-23T14:00');
