import { bodyById, type Directory, pathwayById } from '#src/domain/directory.ts';
import { faceOfSignOff, titleInPublic } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { closedBecause } from '#src/domain/sign-off/content-state.ts';
import { conditionsOf, outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { AskedBody, SignOff, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { awaitedFormally, bodiesOfStep, currentVersion, stateOf, stepIsOpen, stepNumbers } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { SignOffCard, SignOffClosedCard } from '../../messages/sign-off.ts';
import { describeAskedBody } from './describe-asked-body.ts';
import { filesShown } from './files-shown.ts';
import { namedPerson, type SignOffPicture } from './picture-sign-off.ts';

/** What a copy of the card lets its reader do for the body it asks. */
export type Say = {
  /** They may answer for it, now or once it is its turn */
  readonly decides: boolean;
  /** They may approve alone, as its chair */
  readonly actsAsChair: boolean;
};

/** A card that stands before several people offers what any of them may do. */
const whatever: Say = { decides: true, actsAsChair: true };

/**
 * The card of a sign-off.
 *
 * @param askedFor id of the body asked with this copy: its buttons decide for it, as long as that one may still decide
 */
export function describeSignOff(picture: SignOffPicture, askedFor: string | null, say = whatever): SignOffCard {
  const { directory, signOff, deadline, overdue } = picture;
  const { title, number: version, ask, links, note, sections, ...current } = currentVersion(signOff);
  const asked = signOff.bodies.find(({ id }) => id === askedFor);
  return {
    kind: 'sign_off_card',
    ...headOf(picture, askedFor),
    title,
    version,
    change: changeOf(directory, current),
    ask,
    links,
    files: filesShown(signOff),
    note,
    sections,
    subject: signOff.subject,
    pathway: pathwayById(directory, signOff.pathwayId).name,
    route: routeName(directory, signOff.routeId),
    ...whyPrivate(directory, signOff),
    requester: namedPerson(directory, signOff.requesterId, signOff.requestedAt),
    requestedAt: isoInstant(signOff.requestedAt),
    timezone: directory.workspace.timezone,
    deadline,
    overdue,
    steps: stepNumbers(signOff).map((number) => ({
      number,
      open: stepIsOpen(signOff, number),
      bodies: bodiesOfStep(signOff, number).map((one) => describeAskedBody(picture, one)),
    })),
    outcomeAt: signOff.outcomeAt && isoInstant(signOff.outcomeAt),
    outcomeReason: signOff.outcomeReason,
    ...(asked ? offers(picture, asked, say) : { decideFor: null, dischargeFor: null, contestFor: null, chairFor: null }),
  };
}

function whyPrivate(directory: Directory, signOff: SignOff) {
  const because = closedBecause(directory, signOff);
  return { closedBecause: because, ...(because !== null && signOff.privateNote !== null && { privateNote: signOff.privateNote }) };
}

/** What stands of a sign-off where its content may not. */
export function describeClosedSignOff(picture: SignOffPicture, askedFor: string | null): SignOffClosedCard {
  const { directory, signOff } = picture;
  const face = faceOfSignOff(directory, signOff);
  const shown = { title: titleInPublic(directory, signOff), closedBecause: face === null ? null : face.reason };
  return { kind: 'sign_off_closed_card', ...headOf(picture, askedFor), outcome: stateOf(signOff), ...shown };
}

function headOf({ directory, signOff, now }: SignOffPicture, askedFor: string | null) {
  const { title, number: version } = currentVersion(signOff);
  const formally = awaitedFormally(signOff);
  return {
    signOffId: signOff.id,
    reference: signOffReference(signOff),
    title,
    version,
    outcome: signOff.outcome ?? 'open',
    conditionsOutstanding: outstandingConditions(signOff, directory, now).length,
    awaitingFormallyResponsible: formally && bodyById(directory, formally).name,
    askedFor,
  } as const;
}

function changeOf(
  directory: Directory,
  { change, reason, byId, at }: Pick<SignOffVersion, 'change' | 'reason' | 'byId' | 'at'>,
): SignOffCard['change'] {
  return change === 'first' ? null : { kind: change, by: namedPerson(directory, byId, at).name, reason };
}

type Offers = Pick<SignOffCard, 'decideFor' | 'dischargeFor' | 'contestFor' | 'chairFor'>;

function offers({ directory, signOff, now }: SignOffPicture, asked: AskedBody, { decides, actsAsChair }: Say): Offers {
  const { name: body, chairsAction } = bodyById(directory, asked.bodyId);
  const at = { signOffBodyId: asked.id, body };
  const isOpen = signOff.outcome === null && asked.outcome === null && stepIsOpen(signOff, asked.step);
  const contestable = signOff.outcome === null && currentVersion(signOff).change === 'minor';
  const hasOpenConditions = conditionsOf(signOff, asked, directory, now).some(({ condition }) => condition?.text && !condition.discharged);
  return {
    decideFor: decides && isOpen ? { ...at, chairsAction: chairsAction && actsAsChair, contestable } : null,
    dischargeFor: asked.outcome === 'approved' && hasOpenConditions ? at : null,
    contestFor: decides && !isOpen && contestable ? at : null,
    chairFor: !decides && isOpen && chairsAction && actsAsChair ? at : null,
  };
}

function routeName(directory: Directory, routeId: string): string {
  const route = directory.routes.find(({ id }) => id === routeId);
  if (!route) throw new Error(`The directory has no route with id ${routeId}`);
  return route.name;
}
