import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { kentFile } from '../world.ts';

const file = z.looseObject({
  people: z.array(z.looseObject({})),
  bodies: z.array(z.looseObject({ key: z.string() })),
  routes: z.array(z.looseObject({})),
});

/** Councils of the same people, each with a rule, a channel and a route of its own. */
const councils = {
  any: { rule: 'any' },
  all: { rule: 'all' },
  majority: { rule: 'majority' },
  five: { at_least: 5, including: ['lay'] },
} as const;

export type Council = keyof typeof councils;

/** The Slack ids of those who approve in every council; every fourth holds a lay seat. */
export const approvers: readonly string[] = Array.from({ length: 20 }, (_, index) => `U0APPROVER${index + 1}`);

export function councilChannel(council: Council): string {
  return `C0${council.toUpperCase()}`;
}

/** The Kent example with these councils beside its bodies. */
export async function manyApprovers(): Promise<string> {
  const kent = file.parse(parse(await kentFile()));
  const all = Object.entries(councils);
  return stringify({
    ...kent,
    people: [...kent.people, ...approvers.map((slack, index) => person(slack, index + 1))],
    bodies: [...kent.bodies, ...all.map(([key, approval]) => council(key, approval))],
    routes: [
      ...kent.routes,
      ...all.map(([key]) => ({ key: `route-${key}`, name: `Council ${key}`, subject: 'other', steps: [{ bodies: [`council-${key}`] }] })),
    ],
  });
}

function person(slack: string, number: number) {
  return { key: `approver-${number}`, slack, name: `Approver ${number}`, organisation: 'kcc', profession: 'lay' };
}

function council(key: string, approval: object) {
  return {
    key: `council-${key}`,
    name: `Council ${key}`,
    kind: 'committee',
    channel: `C0${key.toUpperCase()}`,
    approval,
    delegation: 'members',
    seats: approvers.map((_, index) => ({ person: `approver-${index + 1}`, role: 'approver', ...(index % 4 === 0 && { tag: 'lay' }) })),
  };
}
