import { DateTime } from 'luxon';
import { nameAt, personAt, zoneAt } from '#src/domain/called-then.ts';
import { pathwayById } from '#src/domain/directory.ts';
import { faceOfSignOff, titleInPublic } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { arithmeticOf, plainSum } from '#src/domain/sign-off/arithmetic.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { CertifiedCardBody, FinalOutcome, SignOffCertificate, SignOffClosedCertificate } from '../../messages/certificate.ts';
import { describeAskedBody } from '../read/describe-asked-body.ts';
import { filesShown } from '../read/files-shown.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';

/** A request that has ended, for good. */
export type EndedPicture = SignOffPicture & { readonly ended: { readonly outcome: FinalOutcome; readonly at: string } };

/** The picture of a request that has ended; null while it can still go on. */
export function asEnded(picture: SignOffPicture): EndedPicture | null {
  const { outcome, outcomeAt } = picture.signOff;
  if (outcome === null || outcome === 'changes_requested' || outcomeAt === null) return null;
  return { ...picture, ended: { outcome, at: isoInstant(outcomeAt) } };
}

/** How a request ended and by which sums; conditions as they stand now. */
export function describeCertificate(picture: EndedPicture): SignOffCertificate {
  const { directory, signOff, ended } = picture;
  const { pathwayId, requesterId, requestedAt } = signOff;
  const endedAt = DateTime.fromISO(ended.at);
  return {
    kind: 'sign_off_certificate',
    ...headOf(picture),
    hash: currentVersion(signOff).hash,
    files: filesShown(signOff),
    pathway: nameAt(directory, pathwayById(directory, pathwayId), endedAt),
    requester: personAt(directory, requesterId, requestedAt).name,
    timezone: zoneAt(directory, endedAt),
    outcomeAt: ended.at,
    outcomeReason: signOff.outcomeReason,
    bodies: signOff.bodies.toSorted((a, b) => a.step - b.step).map((asked) => certifiedBody(picture, asked)),
    chain: [],
  };
}

/** What stands of a certificate where its content may not. */
export function describeClosedCertificate(picture: EndedPicture): SignOffClosedCertificate {
  const { directory, signOff } = picture;
  const face = faceOfSignOff(directory, signOff);
  const title = titleInPublic(directory, signOff);
  return { kind: 'sign_off_closed_certificate', ...headOf(picture), title, closedBecause: face === null ? null : face.reason };
}

function headOf({ directory, signOff, ended, now }: EndedPicture) {
  const { title, number: version } = currentVersion(signOff);
  return {
    signOffId: signOff.id,
    reference: signOffReference(signOff),
    title,
    version,
    outcome: ended.outcome,
    conditionsOutstanding: outstandingConditions(signOff, directory, now).length,
  } as const;
}

/** Without what follows the calendar: when it is ratified, and when a body that had not decided would have been closed. */
function certifiedBody(picture: SignOffPicture, asked: AskedBody): CertifiedCardBody {
  const { directory, signOff, now } = picture;
  const { aside: _aside, before: _before, closing, chairsAction, ...body } = describeAskedBody(picture, asked, 'then');
  return {
    ...body,
    chairsAction: chairsAction && { ...chairsAction, ratification: chairsAction.ratification && {} },
    ...(closing && asked.outcome !== null ? { closing } : {}),
    sum: plainSum(arithmeticOf(signOff, asked, directory, now), asked.chairsAction !== null),
  };
}
