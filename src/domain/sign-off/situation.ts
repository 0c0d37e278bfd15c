import type { DateTime } from 'luxon';
import { bodyById, type Directory } from '../directory.ts';
import { signOffReference } from '../reference.ts';
import type { Electorate } from './electorate.ts';
import type { AskedBody, SignOff } from './sign-off.ts';

/** What an event meets: the request, everything the governance file says, and the instant. */
export type Situation = { readonly signOff: SignOff; readonly directory: Directory; readonly now: DateTime };

/** The reference and the body's name, for a refusal. */
export function atBody({ signOff, directory }: Situation, { bodyId }: Pick<AskedBody, 'bodyId'>) {
  return { reference: signOffReference(signOff), body: bodyById(directory, bodyId).name };
}

/** Who can decide instead, for a refusal. */
export function speakersNames({ speakers }: Pick<Electorate, 'speakers'>): string[] {
  return speakers.map(({ name }) => name);
}
