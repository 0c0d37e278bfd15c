import type { Directory } from '../directory.ts';
import type { AskedBody, SignOff, SignOffChange } from './sign-off.ts';
import { stepNumbers } from './steps.ts';
import { standingVerdicts } from './verdicts.ts';

type Because = Extract<SignOffChange, { kind: 'body_reopened' }>['because'];

/** Every body, decided or not, starts again from step one. */
export function restart(directory: Directory, signOff: SignOff, because: Because): SignOffChange[] {
  return [
    ...reopened(signOff),
    ...signOff.bodies.map((asked) => nextRound(directory, asked, because)),
    { kind: 'step_opened', step: stepNumbers(signOff)[0] ?? 1 },
  ];
}

/** A body starts again: whoever had given a verdict that counted is told why. */
function nextRound(directory: Directory, asked: AskedBody, because: Because): SignOffChange {
  return bodyReopened(directory, asked, asked.round + 1, because);
}

/** A body is open again by what is left of its verdicts. */
export function sameRound(directory: Directory, asked: AskedBody, because: Because): SignOffChange {
  return bodyReopened(directory, asked, asked.round, because);
}

/** A request that had ended in changes requested is open again. */
export function reopened({ outcome }: Pick<SignOff, 'outcome'>): SignOffChange[] {
  return outcome === null ? [] : [{ kind: 'reopened' }];
}

function bodyReopened(directory: Directory, asked: AskedBody, round: number, because: Because): SignOffChange {
  const decided = standingVerdicts(directory, asked).map(({ personId }) => personId);
  return { kind: 'body_reopened', askedBodyId: asked.id, round, decided, because };
}
