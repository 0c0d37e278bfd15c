import type { DateTime } from 'luxon';
import { personAt } from '../called-then.ts';
import { type Directory, personById } from '../directory.ts';
import { keptByBoth } from '../kept.ts';
import { hasWorkOf } from '../membership/posts.ts';
import { isSamePerson } from '../membership/same-person.ts';
import type { SignOff } from './sign-off.ts';

type Written = Pick<SignOff, 'requesterId' | 'requestedAt' | 'versions'>;

/**
 * Whether somebody made the request or wrote what it asks for (its last major version, or a rewording since), under whatever key of the governance file,
 * or has taken the request over with the post of who made it.
 */
export function isAuthor(directory: Directory, signOff: Written, personId: string, now: DateTime): boolean {
  const { slackUserId } = personById(directory, personId);
  return (
    hasWorkOf(directory, signOff.requesterId, personId, now) ||
    writersOf(directory, signOff).some(
      (writer) => isSamePerson(directory, writer.id, personId) || (writer.slackUserId !== null && writer.slackUserId === slackUserId),
    )
  );
}

/** Who made it and who wrote it, each with the account by which it was done: that tells it too, where the governance file named another since. */
const writersOf = keptByBoth((directory: Directory, { requesterId, requestedAt, versions }: Written) => {
  // One that was contested counts as major, and yet is a rewording of what stood before.
  const major = versions.findLastIndex(({ change, contested }) => change !== 'minor' && contested === null);
  const written = [{ byId: requesterId, at: requestedAt }, ...versions.slice(Math.max(major, 0))];
  return written.map(({ byId, at }) => ({ id: byId, slackUserId: personAt(directory, byId, at).slackUserId }));
});
