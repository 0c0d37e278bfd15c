import { bodyById, type Directory, pathwayById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { closedBecause } from '#src/domain/sign-off/content-state.ts';
import { conditionsOf, outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { AskedBody, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { awaitedFormally, bodiesOfStep, currentVersion, stepIsOpen, stepNumbers } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { describeAskedBody } from './describe-asked-body.ts';
import type { SignOffCard, SignOffClosedCard } from './messages/sign-off.ts';
import { namedPerson, type SignOffPicture } from './picture-sign-off.ts';

/**
 * The card of a sign-off.
 *
 * @param askedFor id of the body asked with this copy: its buttons decide for it, as long as that one may still decide
 * @param decides false where whoever sees this copy has no say there
 */
export function describeSignOff(picture: SignOffPicture, askedFor: string | null, decides = true): SignOffCard {
  const { directory, signOff, deadline, overdue } = picture;
  const { title, number: version, ask, links, files, note, ...current } = currentVersion(signOff);
  const asked = signOff.bodies.find(({ id }) => id === askedFor);
  return {
    kind: 'sign_off_card',
    ...headOf(picture, askedFor),
    title,
    version,
    minor: minorOf(directory, current),
    ask,
    links,
    files: files.map(({ name, size }) => ({ name, size })),
    note,
    subject: signOff.subject,
    pathway: pathwayById(directory, signOff.pathwayId).name,
    route: routeName(directory, signOff.routeId),
    closedBecause: closedBecause(directory, signOff),
    requester: namedPerson(directory, signOff.requesterId),
    requestedAt: isoInstant(signOff.requestedAt),
    timezone: directory.workspace.timezone,
    deadline,
    overdue,
    steps: stepNumbers(signOff).map((number) => ({
      number,
      open: stepIsOpen(signOff, number),
      bodies: bodiesOfStep(signOff, number).map((one) => describeAskedBody(picture, one)),
    })),
    outcomeReason: signOff.outcomeReason,
    decideFor: asked && decides ? buttonsFor(picture, asked) : null,
    dischargeFor: asked ? dischargeFor(picture, asked) : null,
  };
}

/** What stands of a sign-off where its content may not. */
export function describeClosedSignOff(picture: SignOffPicture, askedFor: string | null): SignOffClosedCard {
  const { directory, signOff } = picture;
  return { kind: 'sign_off_closed_card', ...headOf(picture, askedFor), closedBecause: closedBecause(directory, signOff) };
}

function headOf({ directory, signOff }: SignOffPicture, askedFor: string | null) {
  const { title, number: version } = currentVersion(signOff);
  const formally = awaitedFormally(signOff);
  return {
    signOffId: signOff.id,
    reference: signOffReference(signOff),
    title,
    version,
    outcome: signOff.outcome ?? 'open',
    conditionsOutstanding: outstandingConditions(signOff).length,
    awaitingFormallyResponsible: formally && bodyById(directory, formally).name,
    askedFor,
  } as const;
}

function minorOf(directory: Directory, { change, reason, byId }: Pick<SignOffVersion, 'change' | 'reason' | 'byId'>): SignOffCard['minor'] {
  return change === 'minor' && reason !== null ? { by: namedPerson(directory, byId).name, reason } : null;
}

function buttonsFor({ directory, signOff }: SignOffPicture, asked: AskedBody): SignOffCard['decideFor'] {
  if (signOff.outcome !== null || asked.outcome !== null || !stepIsOpen(signOff, asked.step)) return null;
  const { name: body, chairsAction } = bodyById(directory, asked.bodyId);
  return { signOffBodyId: asked.id, body, chairsAction, contestable: currentVersion(signOff).change === 'minor' };
}

function dischargeFor({ directory }: SignOffPicture, asked: AskedBody): SignOffCard['dischargeFor'] {
  const open = asked.outcome === 'approved' && conditionsOf(asked).some(({ condition }) => condition?.text && !condition.discharged);
  return open ? { signOffBodyId: asked.id, body: bodyById(directory, asked.bodyId).name } : null;
}

function routeName(directory: Directory, routeId: string): string {
  const route = directory.routes.find(({ id }) => id === routeId);
  if (!route) throw new Error(`The directory has no route with id ${routeId}`);
  return route.name;
}
