/** The review groups of the measured workspace: each has a channel, a pathway, a lead and three members. */
export const groups = 60;

export const team = 'T0BENCH';
export const channelOf = (group: number): string => `C0GROUP${group}`;
export const leadOf = (group: number): string => `U0LEAD${group}`;

const seated = ['lead', 'nurse', 'social-worker', 'manager'];
const professions = ['doctor', 'nurse', 'social care', 'management'];

/** A governance file of the size of a large county: 60 review groups under one leadership group, 241 people. */
export function benchGovernance(): string {
  const each = Array.from({ length: groups }, (_, group) => group);
  const people = each.flatMap((group) =>
    seated.map((key, index) => {
      const slack = index === 0 ? leadOf(group) : `U0${key.toUpperCase().replace('-', '')}${group}`;
      const organisation = index === 2 ? 'council' : 'commissioner';
      return `  - { key: ${key}-${group}, slack: ${slack}, name: ${key} of group ${group}, organisation: ${organisation}, profession: ${professions[index]} }`;
    }),
  );
  const bodies = each.map((group) => {
    const seats = seated.map((key, index) => `      - { person: ${key}-${group}, role: ${index === 0 ? 'chair' : 'member'} }`);
    return [
      `  - key: group-${group}`,
      `    name: Review group ${group}`,
      '    kind: review_group',
      `    channel: ${channelOf(group)}`,
      '    seats:',
      ...seats,
    ].join('\n');
  });
  return [
    `workspace: { team: ${team}, timezone: Europe/London, holidays: england-and-wales, secretariat: [secretary] }`,
    'organisations:',
    '  - { key: commissioner, name: A commissioner, sector: health, side: commissioner }',
    '  - { key: council, name: A council, sector: social care, side: commissioner }',
    'people:',
    '  - { key: secretary, slack: U0SECRETARY, name: The secretary, organisation: commissioner, profession: management }',
    ...people,
    'bodies:',
    '  - { key: clg, name: Clinical Leadership Group, kind: leadership_group, channel: C0CLG, seats: [{ person: secretary, role: member }] }',
    ...bodies,
    'relations:',
    ...each.map((group) => `  - { from: group-${group}, kind: accountable_to, to: clg }`),
    'pathways:',
    ...each.map(
      (group) =>
        `  - { key: pathway-${group}, name: Pathway ${group}, group: group-${group}, tier: local, phase: developing, organisations: [commissioner, council] }`,
    ),
    '',
  ].join('\n');
}

export type Size = { readonly pathways: number; readonly people: number; readonly bodies: number };

/** The largest that is measured: several counties in one workspace. */
export const largest: Size = { pathways: 300, people: 5000, bodies: 500 };

const organisationsOfMany = 40;
const routesOfMany = 20;

/** The leadership group of a workspace of many, to which every other body answers; the boards are those bodies that are no review groups. */
const leadershipOfMany = 'body-0';
const personOfMany = (index: number) => ({ key: `person-${index}`, slack: `U0PERSON${index}` });
const boardOfMany = ({ pathways }: Size, index: number): string => `body-${1 + pathways + index}`;
const routeOfMany = (index: number): string => `route-${index % routesOfMany}`;

/**
 * A governance file of any size: one leadership group, a review group for each pathway, boards for the rest of the bodies. The people take turns in the
 * bodies: of each the first is the chair, and of those that are no review groups the next two approve.
 *
 * @param nameOf what a person is called, so that some can be called otherwise
 * @param tag of every seat, so that all can be given another
 */
export function governanceOfMany(size: Size, nameOf = (index: number): string => `Person ${index}`, tag = 'clinical'): string {
  const boards = size.bodies - size.pathways - 1;
  return [
    `workspace: { team: ${team}, timezone: Europe/London, holidays: england-and-wales, secretariat: [${personOfMany(0).key}] }`,
    'organisations:',
    ...range(organisationsOfMany).map(
      (index) =>
        `  - { key: organisation-${index}, name: Organisation ${index}, sector: health, side: ${index % 4 === 3 ? 'provider' : 'commissioner'} }`,
    ),
    'people:',
    ...range(size.people).map((index) => {
      const { key, slack } = personOfMany(index);
      const [organisation, profession] = [`organisation-${index % organisationsOfMany}`, professions[index % professions.length]];
      return `  - { key: ${key}, slack: ${slack}, name: ${nameOf(index)}, organisation: ${organisation}, profession: ${profession} }`;
    }),
    'bodies:',
    ...range(size.bodies).flatMap((index) => bodyOfMany(size, index, tag)),
    'relations:',
    ...range(size.bodies - 1).map((index) => `  - { from: body-${index + 1}, kind: accountable_to, to: ${leadershipOfMany} }`),
    'pathways:',
    ...range(size.pathways).map(
      (index) =>
        `  - { key: pathway-${index}, name: Pathway ${index}, group: body-${index + 1}, tier: local, phase: developing, organisations: [organisation-0, organisation-${1 + (index % (organisationsOfMany - 1))}] }`,
    ),
    'routes:',
    ...range(routesOfMany).map(
      (index) =>
        `  - { key: ${routeOfMany(index)}, name: Route ${index}, subject: pathway, steps: [{ bodies: [${leadershipOfMany}] }, { bodies: [${boardOfMany(size, index % boards)}] }] }`,
    ),
    'clocks:',
    `  - body: ${leadershipOfMany}`,
    '    digests:',
    `      - { working_days_before: 5, at: "09:00", to: [${leadershipOfMany}] }`,
    'meetings:',
    ...range(12).map(
      (index) => `  - { key: sitting-${index}, body: ${leadershipOfMany}, at: 2027-${String(index + 1).padStart(2, '0')}-15T14:00 }`,
    ),
    '',
  ].join('\n');
}

function bodyOfMany({ pathways, people, bodies }: Size, index: number, tag: string): string[] {
  const kind = index === 0 ? 'leadership_group' : index <= pathways ? 'review_group' : 'board';
  const sitting = range(people).filter((person) => person % bodies === index);
  return [
    `  - key: body-${index}`,
    `    name: Body ${index}`,
    `    kind: ${kind}`,
    `    channel: C0BODY${index}`,
    ...(kind === 'review_group' ? [] : ['    approval: { rule: majority }']),
    '    seats:',
    ...sitting.map((person, place) => {
      const role = place === 0 ? 'chair' : kind !== 'review_group' && place <= 2 ? 'approver' : 'member';
      return `      - { key: seat-${person}, person: ${personOfMany(person).key}, role: ${role}, tag: ${tag} }`;
    }),
  ];
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
