import { DateTime } from 'luxon';
import { bodyById, type Directory, pathwayById } from '../../directory.ts';
import { firstBy, keptBy } from '../../kept.ts';
import { holderNow } from '../../membership/posts.ts';
import { pathwayNameInPublic, titleInPublic } from '../../privacy.ts';
import { signOffReference } from '../../reference.ts';
import { arithmeticOf } from '../../sign-off/arithmetic.ts';
import { countInPlainWords, isCounted } from '../../sign-off/count.ts';
import { isOverdue, signOffDeadline } from '../../sign-off/deadline.ts';
import { electorateOf, unanswered } from '../../sign-off/electorate.ts';
import { outstandingConditions } from '../../sign-off/outstanding-conditions.ts';
import type { SignOff } from '../../sign-off/sign-off.ts';
import { askedBody, awaitedFormally, currentVersion, sentBackBy, stateOf, stepIsOpen } from '../../sign-off/steps.ts';
import { isoInstant } from '../../wall-clock.ts';
import { hiddenBecause } from './hidden.ts';
import type { DigestMaterial, LastDigest } from './material.ts';
import type { DigestCondition, DigestSignOff, DigestSnapshot } from './snapshot.ts';

/** Whether a meeting of the body should know of a sign-off: it is of one of these pathways, or asks the body itself. */
export function concerns(signOff: SignOff, bodyId: string, pathwayIds: ReadonlySet<string>): boolean {
  return pathwayIds.has(signOff.pathwayId) || signOff.bodies.some((asked) => asked.bodyId === bodyId);
}

/** Whether it has not ended, ended since `from` (null: ever), or something is still to be done for it. */
export function isOfPeriod(signOff: SignOff, from: DateTime | null, directory: Directory, now: DateTime): boolean {
  const { outcome, outcomeAt } = signOff;
  if (outcome === null || outcome === 'changes_requested' || from === null) return true;
  return (outcomeAt !== null && outcomeAt > from) || (outcome === 'approved' && outstandingConditions(signOff, directory, now).length > 0);
}

/** A sign-off as a digest shows it, by its state when the digest is cut. */
export function digestSignOff(material: DigestMaterial, signOff: SignOff, last: LastDigest | null): DigestSignOff {
  const shown = shownSignOff(material, signOff);
  return { ...shown, isNew: last !== null && (lastChange(signOff) > last.cutAt || hasMoved(shown, last)) };
}

type Shown = Omit<DigestSignOff, 'isNew'>;

/** The same in every channel, but for what is new there: worked out once. */
export function shownSignOff(material: DigestMaterial, signOff: SignOff): Shown {
  const known = shownOf(material);
  const shown = known.get(signOff) ?? drawnUp(material, signOff);
  known.set(signOff, shown);
  return shown;
}

const shownOf = keptBy((_material: DigestMaterial) => new Map<SignOff, Shown>());

function drawnUp({ directory, meetings, cut }: DigestMaterial, signOff: SignOff): Shown {
  const version = currentVersion(signOff);
  const formally = awaitedFormally(signOff);
  const pathway = pathwayById(directory, signOff.pathwayId);
  const privateReason = hiddenBecause({ directory, cut }, signOff);
  const deadline = signOffDeadline(signOff, directory, meetings, cut.cutAt);
  return {
    reference: signOffReference(signOff),
    title: titleInPublic(directory, signOff),
    version: version.number,
    pathway: pathwayNameInPublic(pathway),
    privateReason,
    state: stateOf(signOff),
    awaiting: privateReason === null ? awaited(signOff, directory, cut.cutAt) : [],
    approvedBy: privateReason === null ? approvedBy(signOff, directory) : [],
    ...(privateReason === null ? counts(signOff, directory, cut.cutAt) : {}),
    ...(privateReason === null ? sentBack(signOff, directory, cut.cutAt) : {}),
    awaitingFormallyResponsible: formally && bodyById(directory, formally).name,
    conditions: privateReason === null ? openConditions(signOff, directory, cut.cutAt) : [],
    deadline: deadline && isoInstant(deadline.at),
    overdue: isOverdue(signOff, deadline, cut.cutAt),
  };
}

/** Whether a sign-off stands otherwise than in the last digest: a verdict stored while that one was cut carries an earlier instant. */
function hasMoved(shown: Shown, { snapshot }: LastDigest): boolean {
  const { reference, state, version, approvedBy: approved, conditions } = shown;
  const before = shownSignOffs(snapshot).get(reference);
  if (before === undefined) return false;
  const met = (before.conditions ?? []).length !== (conditions ?? []).length;
  return met || before.state !== state || before.version !== version || before.approvedBy.length !== approved.length;
}

const shownSignOffs = keptBy(({ signOffs }: DigestSnapshot) => firstBy(signOffs, ({ reference }) => reference));

function sentBack(signOff: SignOff, directory: Directory, now: DateTime): Pick<DigestSignOff, 'sentBackBy' | 'requester'> {
  const by = sentBackBy(signOff).map(({ bodyId }) => bodyById(directory, bodyId).name);
  return by.length === 0 ? {} : { sentBackBy: by, requester: holderNow(directory, signOff.requesterId, now).name };
}

/** The votes of each body whose turn it is, or has been, and that is not decided by approvals alone. */
function counts(signOff: SignOff, directory: Directory, now: DateTime): Pick<DigestSignOff, 'counts'> {
  const counted = signOff.bodies
    .filter(({ step, chairsAction, rule }) => isCounted(rule) && chairsAction === null && stepIsOpen(signOff, step))
    .flatMap((asked) => {
      const { count } = arithmeticOf(signOff, asked, directory, now);
      return count ? [{ body: bodyById(directory, asked.bodyId).name, inWords: countInPlainWords(count) }] : [];
    });
  return counted.length === 0 ? {} : { counts: counted };
}

function approvedBy(signOff: SignOff, directory: Directory): string[] {
  return signOff.bodies.filter(({ outcome }) => outcome === 'approved').map(({ bodyId }) => bodyById(directory, bodyId).name);
}

/** The conditions that are not met, of which somebody has said what they are. */
function openConditions(signOff: SignOff, directory: Directory, now: DateTime): DigestCondition[] {
  return outstandingConditions(signOff, directory, now).flatMap(({ askedBodyId, condition }) => {
    if (!condition?.text) return [];
    const { text, ownerId, due } = condition;
    const body = bodyById(directory, askedBody(signOff, askedBodyId).bodyId).name;
    return [{ body, text, owner: holderNow(directory, ownerId, now).name, due }];
  });
}

/** The bodies whose turn it is, each with its approvers who still owe a verdict. */
function awaited(signOff: SignOff, directory: Directory, now: DateTime): DigestSignOff['awaiting'] {
  return signOff.bodies
    .filter(({ step, outcome }) => signOff.outcome === null && outcome === null && stepIsOpen(signOff, step))
    .map((asked) => {
      const electorate = electorateOf(directory, signOff, asked, now);
      return { body: electorate.body, people: unanswered(signOff, asked, electorate).map(({ name }) => name) };
    });
}

/** When the sign-off last changed. A verdict after the outcome changes nothing. */
function lastChange({ requestedAt, versions, bodies, outcomeAt }: SignOff): DateTime {
  const verdicts = bodies.flatMap((asked) => asked.verdicts.filter(({ afterOutcome }) => !afterOutcome));
  const instants = [
    ...versions.flatMap(({ at, contested }) => [at, contested?.at ?? null]),
    ...verdicts.map(({ at }) => at),
    ...verdicts.flatMap(({ contested }) => contested?.at ?? []),
    ...verdicts.flatMap(({ conditions }) => conditions.flatMap(({ discharged }) => discharged?.at ?? [])),
    ...bodies.map((asked) => asked.outcomeAt),
    outcomeAt,
  ];
  return DateTime.max(requestedAt, ...instants.filter((at) => at !== null));
}
