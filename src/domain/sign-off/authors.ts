import type { SignOff } from './sign-off.ts';

/** Whether somebody made the request or wrote what it asks for: its last major version, or a rewording since. */
export function isAuthor({ requesterId, versions }: Pick<SignOff, 'requesterId' | 'versions'>, personId: string): boolean {
  // One that was contested counts as major, and yet is a rewording of what stood before.
  const major = versions.findLastIndex(({ change, contested }) => change !== 'minor' && contested === null);
  return requesterId === personId || versions.slice(Math.max(major, 0)).some(({ byId }) => byId === personId);
}
