import type { DateTime } from 'luxon';
import { type ChronicleLink, canonicalJson, isObject } from '#src/domain/chronicle.ts';
import { bodyById, type Directory, personById, routeById } from '#src/domain/directory.ts';
import type { AskedBody, Ruling, SignOff, SignOffChange, SignOffVersion, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { type ChronicledChange, chronicled, requestDetails, versionDetails } from '../../sign-off/decide/sign-off-events.ts';

/** Something stored of a request, as the chronicle has it where nobody has changed one of the two. */
export type Fact = ChronicledChange & { readonly at: string };

/** Actions of which every link has something stored. Of the others a later one takes the place. */
export const lasting: readonly string[] = [
  'sign-off requested',
  'version added',
  'version contested',
  'verdict given',
  'verdict recorded',
  'verdict contested',
  'verdict lapsed',
  'verdict replied to',
  'condition discharged',
  'interest ruled on',
];

/** What is stored of a request that the chronicle has to speak of: its versions, verdicts and rulings with what became of them, and its outcomes. */
export function factsOf(directory: Directory, signOff: SignOff): Fact[] {
  const { outcome, outcomeAt, outcomeReason: reason } = signOff;
  return [
    ...signOff.versions.flatMap((version) => factsOfVersion(directory, signOff, version)),
    ...signOff.bodies.flatMap((asked) => factsOfBody(directory, signOff, asked)),
    ...(outcome && outcomeAt ? [fact(directory, signOff, { kind: 'settled', outcome, reason }, outcomeAt)] : []),
  ];
}

/** Who asked, when and on which route: it is stored apart from the first version, which they sent by asking. */
export function asked(directory: Directory, { requesterId, requestedAt, routeId }: SignOff): Fact {
  const details = { by: personById(directory, requesterId).key, route: routeById(directory, routeId).key };
  return { action: 'sign-off requested', at: isoInstant(requestedAt), details };
}

/** In which round a body is, as the links up to one tell: it begins with the first, and each opening anew says its own. */
export function roundIn(links: readonly ChronicleLink[], bodyKey: string, upTo: number = links.length): number {
  const opened = links
    .slice(0, upTo)
    .findLast(({ action, details }) => action === 'body reopened' && isObject(details) && details['body'] === bodyKey);
  return opened && isObject(opened.details) && typeof opened.details['round'] === 'number' ? opened.details['round'] : 1;
}

/** The fact that a version was sent. */
export function versionSent(directory: Directory, signOff: SignOff, version: SignOffVersion): Fact {
  const at = isoInstant(version.at);
  if (version.number === 1) {
    // Who may see it changes without a version, and is recorded by itself.
    const { privateReason: _reason, publicTitle: _title, privateNote: _note, ...details } = requestDetails(directory, signOff, version);
    return { action: 'sign-off requested', at, details };
  }
  // Whoever contests a minor version makes it a major one.
  const sent: SignOffVersion = version.contested ? { ...version, change: 'minor' } : version;
  return { action: 'version added', at, details: versionDetails(directory, sent) };
}

/** Whether a link says this. An older one may say less; what it does say has to be the same. */
export function says({ action, at, details }: ChronicleLink, fact: Fact): boolean {
  if (action !== fact.action || at !== fact.at || !isObject(details)) return false;
  const said = Object.entries(fact.details).filter(([key]) => key in details);
  return said.every(([key, value]) => canonicalJson(details[key] ?? null) === canonicalJson(value));
}

/** Whether a link was recorded when there was less to a version, and its hash was taken of title and links alone. */
export function isOfTitleAndLinks({ details }: ChronicleLink): boolean {
  return isObject(details) && !('ask' in details);
}

function factsOfVersion(directory: Directory, signOff: SignOff, version: SignOffVersion): Fact[] {
  const { contested } = version;
  const sent = versionSent(directory, signOff, version);
  return contested ? [sent, fact(directory, signOff, { kind: 'version_contested', version }, contested.at)] : [sent];
}

function factsOfBody(directory: Directory, signOff: SignOff, { id: askedBodyId, bodyId, ...asked }: AskedBody): Fact[] {
  const { verdicts, rulings, outcome, outcomeAt, closedAt } = asked;
  // On which version it decided is not stored.
  const details = { body: bodyById(directory, bodyId).key, outcome };
  const decided = closedAt
    ? { action: 'settled at the deadline', details: { ...details, asOf: isoInstant(closedAt) } }
    : { action: 'body decided', details };
  return [
    ...verdicts.flatMap((verdict) => factsOfVerdict(directory, signOff, askedBodyId, verdict)),
    ...rulings.map((ruling) => rulingMade(directory, signOff, askedBodyId, ruling)),
    ...(outcomeAt ? [{ ...decided, at: isoInstant(outcomeAt) }] : []),
  ];
}

/** The fact that an answer was given, or recorded. */
export function verdictGiven(directory: Directory, signOff: SignOff, askedBodyId: string, verdict: Verdict): Fact {
  const shown = signOff.versions.findIndex(({ id }) => id === verdict.versionId);
  const then: SignOff = { ...signOff, versions: signOff.versions.slice(0, shown + 1) };
  return fact(directory, then, { kind: 'verdict_recorded', askedBodyId, verdict }, verdict.at);
}

/** The fact that somebody ruled on an interest. */
export function rulingMade(directory: Directory, signOff: SignOff, askedBodyId: string, ruling: Ruling): Fact {
  return fact(directory, signOff, { kind: 'ruled', askedBodyId, ruling }, ruling.at);
}

function factsOfVerdict(directory: Directory, signOff: SignOff, askedBodyId: string, verdict: Verdict): Fact[] {
  const { id: verdictId, contested, lapsed, replied, conditions } = verdict;
  const given = verdictGiven(directory, signOff, askedBodyId, verdict);
  const contest: SignOffChange = { kind: 'verdict_contested', askedBodyId, verdictId, reason: contested?.reason ?? '' };
  return [
    given,
    ...(contested ? [fact(directory, signOff, contest, contested.at)] : []),
    ...(lapsed ? [fact(directory, signOff, { kind: 'verdict_lapsed', askedBodyId, verdictId, endedAt: lapsed.endedAt }, lapsed.at)] : []),
    ...(replied
      ? [fact(directory, signOff, { kind: 'verdict_replied', askedBodyId, verdictId, versionId: replied.versionId }, replied.at)]
      : []),
    ...conditions.flatMap((condition) =>
      condition.discharged
        ? [fact(directory, signOff, { kind: 'condition_discharged', askedBodyId, condition }, condition.discharged.at)]
        : [],
    ),
  ];
}

function fact(directory: Directory, signOff: SignOff, change: SignOffChange, at: DateTime): Fact {
  return { ...chronicled(directory, signOff, change), at: isoInstant(at) };
}
