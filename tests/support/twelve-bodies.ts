import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { kentFile } from './world.ts';

const file = z.looseObject({ people: z.array(z.looseObject({})), bodies: z.array(z.looseObject({})) });

const bodies = Array.from({ length: 12 }, (_, index) => index + 1);
const seats = [1, 2, 3, 4, 5];

/** The Slack id of one of a practice board's five approvers. */
export function boardApprover(body: number, seat: number): string {
  return `U0B${body}S${seat}`;
}

export function boardChannel(body: number): string {
  return `C0BOARD${body}`;
}

/** The Kent example whose pathways are redesigned by way of twelve practice boards side by side, with five approvers each; with channels, or by direct message. */
export async function twelveBodies(by: 'channels' | 'direct messages'): Promise<string> {
  const kent = file.parse(parse(await kentFile()));
  const people = bodies.flatMap((body) => seats.map((seat) => person(body, seat)));
  const boards = bodies.map((body) => ({
    key: `board-${body}`,
    name: `Practice board of district ${body}`,
    kind: 'board',
    ...(by === 'channels' && { channel: boardChannel(body) }),
    approval: { rule: 'majority' },
    seats: seats.map((seat) => ({ person: `b${body}s${seat}`, role: 'approver' })),
  }));
  const steps = [{ bodies: bodies.map((body) => `board-${body}`) }];
  return stringify({
    ...kent,
    people: [...kent.people, ...people],
    bodies: [...kent.bodies, ...boards],
    routes: [{ key: 'districts', name: 'All districts', subject: 'pathway', steps }],
  });
}

function person(body: number, seat: number) {
  const name = `Approver ${seat} of the practice board of district ${body}`;
  return { key: `b${body}s${seat}`, slack: boardApprover(body, seat), name, organisation: 'kcc', profession: 'doctor' };
}
