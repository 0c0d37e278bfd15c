import { type Directory, type Person, pathwayById } from '../directory.ts';
import { type ContentState, closedFor, isClosedTo, type Stage, sideOf } from '../permissions.ts';
import type { SignOff } from './sign-off.ts';

type Matter = Pick<SignOff, 'subject' | 'pathwayId' | 'privateReason'>;

/** Why a request is closed to the provider side and keeps out of channels and digests: its own reason, its pathway's or its subject. Null: open. */
export function closedBecause(directory: Directory, { subject, pathwayId, privateReason }: Matter): string | null {
  return closedFor(subject, privateReason ?? pathwayById(directory, pathwayId).privateReason);
}

/** Whether a request is closed to the provider side and keeps out of channels. */
export function contentState(directory: Directory, signOff: Matter): ContentState {
  return closedBecause(directory, signOff) === null ? 'open' : 'closed';
}

/** Whether a request is closed to this person, for the side they work on. */
export function isClosedToPerson(directory: Directory, signOff: Matter, person: Person): boolean {
  return isClosedTo(sideOf(directory, person), contentState(directory, signOff));
}

/** How far a request is: open, sent back for changes, or ended for good. */
export function stageOf({ outcome }: Pick<SignOff, 'outcome'>): Stage {
  if (outcome === null) return 'open';
  return outcome === 'changes_requested' ? outcome : 'ended';
}
