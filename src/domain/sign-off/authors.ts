import type { DateTime } from 'luxon';
import { personAt } from '../called-then.ts';
import { type Directory, personById } from '../directory.ts';
import { hasWorkOf } from '../posts.ts';
import { isSamePerson } from '../same-person.ts';
import type { SignOff } from './sign-off.ts';

type Written = Pick<SignOff, 'requesterId' | 'requestedAt' | 'versions'>;

/**
 * Whether somebody made the request or wrote what it asks for (its last major version, or a rewording since), under whatever key of the governance file,
 * or has taken the request over with the post of who made it.
 */
export function isAuthor(directory: Directory, signOff: Written, personId: string, now: DateTime): boolean {
  // One that was contested counts as major, and yet is a rewording of what stood before.
  const { requesterId: byId, requestedAt: at, versions } = signOff;
  const major = versions.findLastIndex(({ change, contested }) => change !== 'minor' && contested === null);
  const written = [{ byId, at }, ...versions.slice(Math.max(major, 0))];
  return hasWorkOf(directory, byId, personId, now) || written.some((one) => wasBy(directory, one, personId));
}

/** Whether something was done by this person: the account by which it was done tells it too, where the governance file named another since. */
function wasBy(directory: Directory, { byId, at }: { readonly byId: string; readonly at: DateTime }, personId: string): boolean {
  const { slackUserId } = personAt(directory, byId, at);
  return isSamePerson(directory, byId, personId) || (slackUserId !== null && slackUserId === personById(directory, personId).slackUserId);
}
