import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { kentFile } from '../world.ts';

const file = z.looseObject({
  people: z.array(z.looseObject({})),
  bodies: z.array(z.looseObject({ key: z.string() })),
  routes: z.array(z.looseObject({})),
});

export type ManyBodies = { readonly bodies: number; readonly people: number /** Approvers in each body */; readonly each: number };

/** The Kent example with these bodies beside its own: without a channel, so that each approver is asked by direct message, and all in one step of a route. */
export async function manyBodies({ bodies, people, each }: ManyBodies): Promise<string> {
  const kent = file.parse(parse(await kentFile()));
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const steps = [{ bodies: numbers(bodies).map((number) => `many-${number}`) }];
  return stringify({
    ...kent,
    people: [...kent.people, ...numbers(people).map(person)],
    bodies: [
      ...kent.bodies,
      ...numbers(bodies).map((number) => ({
        key: `many-${number}`,
        name: `Body ${number}`,
        kind: 'committee',
        approval: { rule: 'all' },
        delegation: 'members',
        seats: numbers(each).map((seat) => ({ person: `many-${(((number - 1) * each + seat - 1) % people) + 1}`, role: 'approver' })),
      })),
    ],
    routes: [...kent.routes, { key: 'route-many', name: 'Many', subject: 'other', steps }],
  });
}

function person(number: number) {
  return { key: `many-${number}`, slack: `U0MANY${number}`, name: `Approver ${number}`, organisation: 'kcc', profession: 'lay' };
}
