import { bodyById, pathwayById, rolesIn } from '../directory.ts';
import { personMay } from '../membership/interests.ts';
import { whoMay } from '../permissions.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse, type VersionPart } from '../refusal.ts';
import { applyAll } from './apply.ts';
import { askAgain } from './ask-again.ts';
import { contentHash } from './content-hash.ts';
import { reopened, restart } from './restart.ts';
import { missingSections } from './sections.ts';
import type { SignOff, SignOffChange, SignOffVersion } from './sign-off.ts';
import type { Situation } from './situation.ts';
import { currentVersion } from './steps.ts';
import { staleVersion, tooLate } from './timing.ts';
import { whyClosed } from './why-closed.ts';

/**
 * Another version, by the requester or an officer of the pathway's group. A major one starts every body again from step one. With a minor one, which only
 * rewords title, ask or note, verdicts stand on the version they were given on, but for those to which it is the reply: see `askAgain`. What has changed
 * and why can be said of both; of a minor one it has to be.
 */
export function amend(situation: Situation, proposed: SignOffVersion): Outcome<readonly SignOffChange[]> {
  const { signOff, directory } = situation;
  const objection =
    tooLate(signOff, 'amend_sign_off') ??
    mayNot(situation, 'amend_sign_off', proposed.byId) ??
    staleVersion(signOff, proposed.number - 1) ??
    objectionTo(signOff, proposed);
  if (objection) return refuse(objection);
  const minor = proposed.change === 'minor';
  const version: SignOffVersion = {
    ...proposed,
    change: minor ? 'minor' : 'major',
    reason: proposed.reason || null,
    contested: null,
  };
  const added = { kind: 'version_added', version } as const;
  if (!minor) return done([added, ...restart(directory, signOff, 'new_version')]);
  return done(withMinorVersion(situation, added));
}

/** All that a minor version changes, with those whom it asks again. */
export function withMinorVersion(situation: Situation, added: Extract<SignOffChange, { kind: 'version_added' }>): SignOffChange[] {
  const opened = [added, ...reopened(situation.signOff)];
  const amended = { ...situation, signOff: applyAll(situation.signOff, opened, situation.now) };
  return [...opened, ...amended.signOff.bodies.flatMap((asked) => askAgain(amended, asked))];
}

/** Of whom a minor version would ask another answer: ids, each once. */
export function whoIsAskedAgain(signOff: SignOff, changes: readonly SignOffChange[]): string[] {
  const replied = changes.flatMap((change) => (change.kind === 'verdict_replied' ? [change.verdictId] : []));
  const verdicts = signOff.bodies.flatMap((asked) => asked.verdicts.filter(({ id }) => replied.includes(id)));
  return [...new Set(verdicts.map(({ personId }) => personId))];
}

/** The refusal of somebody to whom the request is closed, or who is neither the requester nor holds an office in the pathway's group. */
export function mayNot(situation: Situation, action: keyof typeof toDo, personId: string): Refusal | null {
  const { signOff, directory, now } = situation;
  const group = bodyById(directory, pathwayById(directory, signOff.pathwayId).groupId);
  if (personMay(action, directory, signOff, personId, rolesIn(directory, group.id, personId, now), now)) return null;
  const reference = signOffReference(signOff);
  return (
    whyClosed(situation, personId) ?? { code: 'may_not', action: `${toDo[action]} ${reference}`, body: group.name, who: whoMay(action) }
  );
}

const toDo = {
  amend_sign_off: 'change',
  withdraw_sign_off: 'withdraw',
  set_privacy: 'say who may see',
  remind: 'remind anybody of',
} as const;

function objectionTo(signOff: SignOff, proposed: SignOffVersion): Refusal | null {
  const reference = signOffReference(signOff);
  const current = currentVersion(signOff);
  const missing = missingSections(signOff.subject, proposed.sections);
  if (missing.length > 0) return { code: 'sections_missing', missing };
  if (contentHash(proposed) === contentHash(current)) return { code: 'nothing_changed', reference, version: current.number };
  if (proposed.change !== 'minor') return null;
  const changed = differing(current, proposed);
  if (changed.length > 0) return { code: 'not_minor', reference, version: proposed.number, changed };
  return proposed.reason ? null : { code: 'reason_needed', reference, toDo: 'send a minor version' };
}

/** What differs between two versions that is more than wording. */
function differing(before: SignOffVersion, after: SignOffVersion): VersionPart[] {
  const parts: Readonly<Record<VersionPart, (version: SignOffVersion) => readonly string[]>> = {
    links: ({ links }) => links,
    files: ({ files }) => files.map(({ name, sha256 }) => `${sha256} ${name}`),
    sections: ({ sections }) => sections,
  };
  return (['links', 'files', 'sections'] as const).filter((part) => parts[part](before).join('\n') !== parts[part](after).join('\n'));
}
