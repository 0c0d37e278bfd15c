import { quorumInWords } from '#src/domain/membership/approval-rule.ts';
import { closedBecause } from '#src/domain/sign-off/content-state.ts';
import { isCounted } from '#src/domain/sign-off/count.ts';
import { electorateFor, eligibleDeputies } from '#src/domain/sign-off/electorate.ts';
import { bodiesOfStep, stepNumbers } from '#src/domain/sign-off/steps.ts';
import type { SignOffCardBody, SignOffCardDeadline } from '../../messages/sign-off.ts';
import { describeAskedBody } from '../read/describe-asked-body.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';

/** Whom a request would ask if it were sent now. */
export type RequestPreview = {
  readonly steps: readonly { readonly number: number; readonly bodies: readonly PreviewedBody[] }[];
  /** Why it is closed to the provider side; null where it is not */
  readonly closedBecause: string | null;
  readonly deadline: SignOffCardDeadline | null;
  readonly timezone: string;
};

export type PreviewedBody = Pick<SignOffCardBody, 'name' | 'rule' | 'inquorate' | 'closing' | 'aside' | 'waitingFor' | 'vacantSeats'> & {
  /** Who has to take part, and that the chair decides a tie, in words; only where the rule says so */
  readonly quorum?: string;
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
          ...(isCounted(asked.rule) ? { quorum: quorumInWords(asked.rule, electorateFor(picture.electorates, asked).votingSeats) } : {}),
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
