import { closedBecause } from '#src/domain/sign-off/content-state.ts';
import { eligibleDeputies } from '#src/domain/sign-off/electorate.ts';
import { bodiesOfStep, stepNumbers } from '#src/domain/sign-off/steps.ts';
import { describeAskedBody } from './describe-asked-body.ts';
import type { SignOffCardBody, SignOffCardDeadline } from './messages/sign-off.ts';
import type { SignOffPicture } from './picture-sign-off.ts';

/** Whom a request would ask if it were sent now. */
export type RequestPreview = {
  readonly steps: readonly { readonly number: number; readonly bodies: readonly PreviewedBody[] }[];
  /** Why it is closed to the provider side; null where it is not */
  readonly closedBecause: string | null;
  readonly deadline: SignOffCardDeadline | null;
  readonly timezone: string;
};

export type PreviewedBody = Pick<SignOffCardBody, 'name' | 'rule' | 'inquorate' | 'aside' | 'waitingFor' | 'vacantSeats'> & {
  readonly formallyResponsible: boolean;
  /** Where nobody is left who may decide: who could be given a voice */
  readonly deputies: readonly string[];
};

/** What the form shows of a request before it is sent, from a picture of it as it would be. */
export function previewOf(picture: SignOffPicture): RequestPreview {
  const { directory, signOff, deadline, now } = picture;
  return {
    steps: stepNumbers(signOff).map((number) => ({
      number,
      bodies: bodiesOfStep(signOff, number).map((asked) => {
        const body = describeAskedBody(picture, asked);
        return {
          ...body,
          formallyResponsible: asked.bodyId === signOff.formallyResponsibleId,
          deputies: body.inquorate ? eligibleDeputies(directory, signOff, asked, now).map(({ name }) => name) : [],
        };
      }),
    })),
    closedBecause: closedBecause(directory, signOff),
    deadline,
    timezone: directory.workspace.timezone,
  };
}
