import { bodyById } from '../directory.ts';
import { type Action, isTimeFor } from '../permissions.ts';
import { signOffReference } from '../reference.ts';
import type { Refusal } from '../refusal.ts';
import { stageOf } from './content-state.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { currentVersion, stepIsOpen } from './steps.ts';
import { outcomeWords } from './words.ts';

/** The refusal of a button that stood under another version than the current one. */
export function staleVersion(signOff: SignOff, shown: number): Refusal | null {
  const { number: current } = currentVersion(signOff);
  return shown === current ? null : { code: 'version_not_current', reference: signOffReference(signOff), shown, current };
}

/** The refusal of a decision before its step: with what it waits for, or that it will never come. */
export function stepNotOpen(situation: Situation, asked: AskedBody): Refusal | null {
  const { signOff, directory } = situation;
  if (stepIsOpen(signOff, asked.step)) return null;
  if (stageOf(signOff) === 'ended') return hasEnded(signOff);
  const before = signOff.bodies.filter(({ step, outcome }) => step < asked.step && outcome !== 'approved');
  return { code: 'step_not_open', ...atBody(situation, asked), waitingFor: before.map(({ bodyId }) => bodyById(directory, bodyId).name) };
}

/** The refusal of what is not done to a request that has ended, or was sent back for changes. */
export function tooLate(signOff: SignOff, action: Action): Refusal | null {
  const stage = stageOf(signOff);
  if (isTimeFor(action, stage)) return null;
  return stage === 'changes_requested' ? { code: 'waits_for_version', reference: signOffReference(signOff) } : hasEnded(signOff);
}

function hasEnded(signOff: SignOff): Refusal {
  if (signOff.outcome === null) throw new Error('A request that is open has not ended');
  return { code: 'request_has_ended', reference: signOffReference(signOff), outcome: outcomeWords[signOff.outcome] };
}
