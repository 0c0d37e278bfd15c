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
