import type { DateTime } from 'luxon';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { kentFile } from '../world.ts';

const file = z.looseObject({
  bodies: z.array(z.looseObject({ key: z.string() })),
  relations: z.array(z.looseObject({})),
  pathways: z.array(z.looseObject({})),
  meetings: z.array(z.looseObject({ key: z.string() })),
});

export type ManyGroups = {
  /** Review groups beside the Kent example's, each with one pathway and the channel C0GROUP1, C0GROUP2, ... */
  readonly groups: number;
  /** The Kent board's only meeting; default as in the example */
  readonly meetingAt?: DateTime;
};

/** The Kent example grown: the same lead in every group. */
export async function manyGroups({ groups, meetingAt }: ManyGroups): Promise<string> {
  const kent = file.parse(parse(await kentFile()));
  const numbers = Array.from({ length: groups }, (_, index) => index + 1);
  const meeting = meetingAt && { ...kent.meetings[0], key: 'kent-hwb-next', at: meetingAt.toFormat("yyyy-MM-dd'T'HH:mm") };
  return stringify({
    ...kent,
    bodies: [...kent.bodies, ...numbers.map(group)],
    relations: [...kent.relations, ...numbers.map((number) => ({ from: `group-${number}`, kind: 'accountable_to', to: 'clg' }))],
    pathways: [...kent.pathways, ...numbers.map(pathway)],
    meetings: meeting ? [meeting] : kent.meetings,
  });
}

export function channelOf(number: number): string {
  return `C0GROUP${number}`;
}

function group(number: number) {
  return {
    key: `group-${number}`,
    name: `Review group ${number}`,
    kind: 'review_group',
    channel: channelOf(number),
    seats: [{ person: 'dementia-lead', role: 'chair' }],
  };
}

function pathway(number: number) {
  const organisations = ['nhs-km', 'kcc'];
  return {
    key: `pathway-${number}`,
    name: `Pathway ${number}`,
    group: `group-${number}`,
    tier: 'local',
    phase: 'developing',
    organisations,
  };
}
