import { DateTime } from 'luxon';
import { bodyById, type Directory, pathwayById } from '../directory.ts';
import { closedFor } from '../permissions.ts';
import { signOffReference } from '../reference.ts';
import { isOverdue, signOffDeadline } from '../sign-off/deadline.ts';
import { electorateOf, unanswered } from '../sign-off/electorate.ts';
import type { SignOff } from '../sign-off/sign-off.ts';
import { awaitedFormally, currentVersion, stepIsOpen } from '../sign-off/steps.ts';
import { isoInstant } from '../wall-clock.ts';
import type { DigestMaterial, LastDigest } from './material.ts';
import type { DigestSignOff } from './snapshot.ts';

/** Whether a meeting of the body should know of a sign-off: it is of one of these pathways, or asks the body itself. */
export function concerns(signOff: SignOff, bodyId: string, pathwayIds: ReadonlySet<string>): boolean {
  return pathwayIds.has(signOff.pathwayId) || signOff.bodies.some((asked) => asked.bodyId === bodyId);
}

/** A sign-off as a digest shows it, by its state when the digest is cut. */
export function digestSignOff(signOff: SignOff, { directory, meetings, cut }: DigestMaterial, last: LastDigest | null): DigestSignOff {
  const version = currentVersion(signOff);
  const formally = awaitedFormally(signOff);
  const pathway = pathwayById(directory, signOff.pathwayId);
  const privateReason = closedFor(signOff.subject, pathway.privateReason);
  const deadline = signOffDeadline(signOff, directory, meetings, cut.cutAt);
  const shown: Omit<DigestSignOff, 'isNew'> = {
    reference: signOffReference(signOff),
    title: version.title,
    version: version.number,
    pathway: pathway.name,
    privateReason,
    state: signOff.outcome ?? 'open',
    awaiting: privateReason === null ? awaited(signOff, directory, cut.cutAt) : [],
    approvedBy: privateReason === null ? approvedBy(signOff, directory) : [],
    awaitingFormallyResponsible: formally && bodyById(directory, formally).name,
    deadline: deadline && isoInstant(deadline.at),
    overdue: isOverdue(signOff, deadline, cut.cutAt),
  };
  return { ...shown, isNew: last !== null && (lastChange(signOff) > last.cutAt || hasMoved(shown, last)) };
}

/** Whether a sign-off stands otherwise than in the last digest: a verdict stored while that one was cut carries an earlier instant. */
function hasMoved({ reference, state, version, approvedBy: approved }: Omit<DigestSignOff, 'isNew'>, { snapshot }: LastDigest): boolean {
  const before = snapshot.signOffs.find((one) => one.reference === reference);
  return before !== undefined && (before.state !== state || before.version !== version || before.approvedBy.length !== approved.length);
}

function approvedBy(signOff: SignOff, directory: Directory): string[] {
  return signOff.bodies.filter(({ outcome }) => outcome === 'approved').map(({ bodyId }) => bodyById(directory, bodyId).name);
}

/** The bodies whose turn it is, each with its approvers who still owe a verdict. */
function awaited(signOff: SignOff, directory: Directory, now: DateTime): DigestSignOff['awaiting'] {
  return signOff.bodies
    .filter(({ step, outcome }) => signOff.outcome === null && outcome === null && stepIsOpen(signOff, step))
    .map((asked) => {
      const electorate = electorateOf(directory, asked.bodyId, asked.rule, 'open', now);
      return { body: electorate.body, people: unanswered(signOff, asked, electorate).map(({ name }) => name) };
    });
}

/** When the sign-off last changed. A verdict after the outcome changes nothing. */
function lastChange({ requestedAt, versions, bodies, outcomeAt }: SignOff): DateTime {
  const instants = [
    ...versions.map(({ at }) => at),
    ...bodies.flatMap(({ verdicts }) => verdicts.filter(({ afterOutcome }) => !afterOutcome).map(({ at }) => at)),
    ...bodies.map((asked) => asked.outcomeAt),
    outcomeAt,
  ];
  return DateTime.max(requestedAt, ...instants.filter((at) => at !== null));
}
