import type { DateTime } from 'luxon';
import { bodyById, type Directory, pathwayById, personById } from '#src/domain/directory.ts';
import { type ContentState, closedFor } from '#src/domain/permissions.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { ruleInWords } from '#src/domain/sign-off/approval-rule.ts';
import { signOffDeadline } from '#src/domain/sign-off/deadline.ts';
import {
  type Electorate,
  electorateFor,
  electorateOf,
  isInquorate,
  standingVerdicts,
  unanswered,
} from '#src/domain/sign-off/electorate.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { awaitedFormally, bodiesOfStep, currentVersion, stepIsOpen, stepNumbers } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { NamedPerson, SignOffCard, SignOffCardBody, SignOffDeadline } from './messages.ts';
import type { Stores } from './ports/stores.ts';

/** A sign-off with what its cards are drawn from. */
export type SignOffPicture = {
  readonly directory: Directory;
  readonly signOff: SignOff;
  /** Of every body asked, today */
  readonly electorates: readonly Electorate[];
  readonly deadline: SignOffDeadline | null;
  readonly now: DateTime;
};

/** Gathers what the cards of a sign-off are drawn from. */
export async function pictureOf(
  { meetings }: Pick<Stores, 'meetings'>,
  directory: Directory,
  signOff: SignOff,
  now: DateTime,
): Promise<SignOffPicture> {
  const sittings = await meetings.upcoming(directory.workspace.id, signOff.requestedAt);
  const deadline = signOffDeadline(signOff, directory, sittings, now);
  return {
    directory,
    signOff,
    electorates: electoratesOf(directory, signOff, now),
    deadline: deadline && {
      at: isoInstant(deadline.at),
      meetingOf: bodyById(directory, deadline.meeting.bodyId).name,
      meetingAt: isoInstant(deadline.meeting.at),
    },
    now,
  };
}

/** Who may decide today, for each body of a sign-off. */
export function electoratesOf(directory: Directory, signOff: SignOff, now: DateTime): Electorate[] {
  return signOff.bodies.map(({ bodyId, rule }) => electorateOf(directory, bodyId, rule, contentState(directory, signOff), now));
}

/** Whether a sign-off is closed to the provider side and keeps out of channels. */
export function contentState(directory: Directory, { subject, pathwayId }: Pick<SignOff, 'subject' | 'pathwayId'>): ContentState {
  return closedFor(subject, pathwayById(directory, pathwayId).privateReason) === null ? 'open' : 'closed';
}

/** The card of a sign-off; its buttons decide for the body asked under `decideFor`, as long as that one may still decide. */
export function describeSignOff(picture: SignOffPicture, decideFor: string | null): SignOffCard {
  const { directory, signOff, deadline } = picture;
  const version = currentVersion(signOff);
  const formally = awaitedFormally(signOff);
  return {
    kind: 'sign_off_card',
    signOffId: signOff.id,
    reference: signOffReference(signOff),
    title: version.title,
    version: version.number,
    links: version.links,
    note: signOff.note,
    subject: signOff.subject,
    pathway: pathwayById(directory, signOff.pathwayId).name,
    route: routeName(directory, signOff.routeId),
    requester: namedPerson(directory, signOff.requesterId),
    requestedAt: isoInstant(signOff.requestedAt),
    timezone: directory.workspace.timezone,
    deadline,
    steps: stepNumbers(signOff).map((number) => ({
      number,
      open: stepIsOpen(signOff, number),
      bodies: bodiesOfStep(signOff, number).map((asked) => describeBody(picture, asked)),
    })),
    awaitingFormallyResponsible: formally && bodyById(directory, formally).name,
    outcome: signOff.outcome ?? 'open',
    decideFor: buttonsFor(picture, decideFor),
  };
}

function describeBody({ directory, signOff, electorates }: SignOffPicture, asked: AskedBody): SignOffCardBody {
  const electorate = electorateFor(electorates, asked);
  return {
    signOffBodyId: asked.id,
    name: electorate.body,
    rule: ruleInWords(asked.rule),
    outcome: asked.outcome ?? 'open',
    inquorate: isInquorate(signOff, asked, electorate),
    verdicts: standingVerdicts(signOff, asked).map(({ personId, kind, reason, at }) => ({
      person: namedPerson(directory, personId),
      verdict: kind,
      reason,
      at: isoInstant(at),
    })),
    waitingFor: unanswered(signOff, asked, electorate).map(({ name, slackUserId }) => ({ name, slackUserId })),
    vacantSeats: electorate.vacantSeats,
  };
}

function buttonsFor({ signOff, electorates }: SignOffPicture, decideFor: string | null): SignOffCard['decideFor'] {
  const asked = signOff.bodies.find(({ id }) => id === decideFor);
  if (!asked || signOff.outcome !== null || asked.outcome !== null || !stepIsOpen(signOff, asked.step)) return null;
  return { signOffBodyId: asked.id, body: electorateFor(electorates, asked).body };
}

/** A person as cards name them. */
export function namedPerson(directory: Directory, personId: string): NamedPerson {
  const { name, slackUserId } = personById(directory, personId);
  return { name, slackUserId };
}

function routeName(directory: Directory, routeId: string): string {
  const route = directory.routes.find(({ id }) => id === routeId);
  if (!route) throw new Error(`The directory has no route with id ${routeId}`);
  return route.name;
}
