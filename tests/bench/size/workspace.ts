import type { DateTime } from 'luxon';
import { team } from '../governance.ts';

/** The measured workspace: leadership groups of a region, each with review groups that answer to it and committees that approve, under one board. */
const leadershipGroups = 10;
const groupsOfEach = 30;
const committeesOfEach = 18;
const seatsOf = { group: 9, committee: 8, leadership: 20 } as const;
const people = 5000;
export const routesOfEach = 6;

export const pathways = leadershipGroups * groupsOfEach;
export const bodies = leadershipGroups * (1 + groupsOfEach + committeesOfEach) + 10;

export const leadOf = (group: number): string => `U0LEAD${group}`;
export const leadershipChannel = (area: number): string => `C0AREA${area}`;
export const areaOf = (pathway: number): number => Math.floor(pathway / groupsOfEach);
export const routeKey = (area: number, route: number): string => `route-${area}-${route}`;
/** Holds an approver's seat in every leadership group, before which every request comes first. */
export const director = 'U0DIRECTOR';
/** Holds one in one of them. */
export const approver = 'U0LEADERSHIP00';
export const secretary = 'U0SECRETARY';
export const boardChannel = 'C0BOARD';
/** The only person without a seat whose line a measurement touches, to have the directory read anew. */
export const touched = 'person-0';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** 300 pathways, 5,000 people, 500 bodies. The meetings are a fortnight ahead of `now`. */
export function sizeGovernance(now: DateTime): string {
  const named: string[] = [];
  const person = (key: string, slack: string) => {
    named.push(
      `  - { key: ${key}, slack: ${slack}, name: ${key} of the region, organisation: org-${named.length % 20}, profession: nurse }`,
    );
    return key;
  };
  person('secretary', secretary);
  person('director', director);
  const areas = numbers(leadershipGroups).map((area) => areaOfRegion(area, person));
  const trusts = numbers(9).map((trust) => body(`trust-${trust}`, 'board', null, 'any', seats(`trust-${trust}`, 8, 'approver', person)));
  const board = body('board', 'board', boardChannel, 'majority', seats('board', 12, 'approver', person));
  for (let index = 0; named.length < people; index += 1) person(`person-${index}`, `U0PERSON${index}`);
  const day = now.plus({ days: 14 }).toISODate();
  const meetingOf = (key: string) => `  - { key: ${key}-next, body: ${key}, at: "${day}T14:00", place: A hall, public: true }`;
  const clockOf = (key: string) =>
    `  - { body: ${key}, paper_deadline: { clear_working_days: 5 }, sign_off_deadline: { working_days_before: 2 }, digests: [{ working_days_before: 1, at: "09:00", to: [${key}] }] }`;
  const keys = [...numbers(leadershipGroups).map((area) => `leadership-${area}`), 'board'];
  return [
    `workspace: { team: ${team}, timezone: Europe/London, holidays: england-and-wales, secretariat: [secretary] }`,
    'organisations:',
    ...numbers(20).map((index) => `  - { key: org-${index}, name: Organisation ${index}, sector: health, side: commissioner }`),
    'people:',
    ...named,
    'bodies:',
    ...areas.flatMap((area) => area.bodies),
    ...trusts,
    board,
    'relations:',
    ...areas.flatMap((area) => area.relations),
    'pathways:',
    ...areas.flatMap((area) => area.pathways),
    'routes:',
    ...areas.flatMap((area) => area.routes),
    'clocks:',
    ...keys.map(clockOf),
    'meetings:',
    ...keys.map(meetingOf),
    '',
  ].join('\n');
}

type NamePerson = (key: string, slack: string) => string;

function areaOfRegion(area: number, person: NamePerson) {
  const leadership = `leadership-${area}`;
  const own = seats(leadership, seatsOf.leadership, 'approver', person);
  const committees = numbers(committeesOfEach).map((index) => `committee-${area}-${index}`);
  const groups = numbers(groupsOfEach).map((index) => area * groupsOfEach + index);
  return {
    bodies: [
      body(leadership, 'leadership_group', leadershipChannel(area), 'majority', [...own, '{ person: director, role: approver }']),
      ...committees.map((key, index) =>
        body(key, 'committee', null, index % 2 === 0 ? 'any' : 'all', seats(key, seatsOf.committee, 'approver', person)),
      ),
      ...groups.map((group) => {
        const lead = `{ person: ${person(`lead-${group}`, leadOf(group))}, role: chair }`;
        return body(`group-${group}`, 'review_group', `C0GROUP${group}`, null, [
          lead,
          ...seats(`group-${group}`, seatsOf.group, 'member', person),
        ]);
      }),
    ],
    relations: [
      `  - { from: ${leadership}, kind: accountable_to, to: board }`,
      ...groups.map((group) => `  - { from: group-${group}, kind: accountable_to, to: ${leadership} }`),
    ],
    pathways: groups.map(
      (group) =>
        `  - { key: pathway-${group}, name: Pathway ${group}, group: group-${group}, tier: local, phase: developing, organisations: [org-0] }`,
    ),
    routes: numbers(routesOfEach).map((route) => {
      const beside = [0, 1, 2].map((index) => committees[route * 3 + index]).join(', ');
      return `  - { key: ${routeKey(area, route)}, name: Route ${area} ${route}, subject: pathway, steps: [{ bodies: [${leadership}] }, { bodies: [${beside}] }], formally_responsible: ${leadership} }`;
    }),
  };
}

function seats(bodyKey: string, count: number, role: string, person: NamePerson): string[] {
  const slack = `U0${bodyKey.toUpperCase().replaceAll('-', '')}`;
  return numbers(count).map((index) => `{ person: ${person(`${bodyKey}-${index}`, `${slack}${index}`)}, role: ${role} }`);
}

function body(key: string, kind: string, channel: string | null, rule: string | null, held: readonly string[]): string {
  const at = channel === null ? '' : `, channel: ${channel}`;
  const approval = rule === null ? '' : `, approval: { rule: ${rule} }`;
  return `  - { key: ${key}, name: ${key} of the region, kind: ${kind}${at}${approval}, seats: [${held.join(', ')}] }`;
}
