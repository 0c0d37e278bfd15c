import { pathwayById } from '#src/domain/directory.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOffOutcome } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import type { SignOffOutcomeNote } from '../../messages/sign-off.ts';
import { aboutSignOff } from '../tell/ask-for-verdicts.ts';
import { describeAskedBody } from './describe-asked-body.ts';
import type { SignOffPicture } from './picture-sign-off.ts';

/** How a request ended, with what those who decided had to say. */
export function describeOutcome(picture: SignOffPicture, outcome: SignOffOutcome): SignOffOutcomeNote {
  const { directory, signOff, now } = picture;
  const { reference, title } = aboutSignOff(picture);
  return {
    kind: 'sign_off_outcome',
    closed: false,
    signOffId: signOff.id,
    reference,
    title,
    version: currentVersion(signOff).number,
    pathway: pathwayById(directory, signOff.pathwayId).name,
    outcome,
    outcomeReason: signOff.outcomeReason,
    conditionsOutstanding: outstandingConditions(signOff, directory, now).length,
    bodies: signOff.bodies.map((asked) => {
      const { name, outcome: state, verdicts } = describeAskedBody(picture, asked);
      const reasons = verdicts.flatMap(({ person, reason }) => (reason === null ? [] : [{ person: person.name, reason }]));
      return { name, outcome: state, reasons, conditions: verdicts.flatMap(({ conditions }) => conditions) };
    }),
  };
}
