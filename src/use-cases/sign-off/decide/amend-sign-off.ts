import type { DateTime } from 'luxon';
import { bodyById, personById } from '#src/domain/directory.ts';
import { possibleNumbersIn } from '#src/domain/patient-numbers/find.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { whoIsAskedAgain } from '#src/domain/sign-off/amend.ts';
import type { SignOff, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { examineOptionalText, type Gate } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { changePrivacy, examinedPrivacy, isSamePrivacy, mayNotHide, type Privacy } from '../request/change-privacy.ts';
import { type PrivacyChanged, privacyChanged } from '../request/set-privacy.ts';
import { carryOut, type NeedToCarryOut, objectionTo } from './own/carry-out-sign-off-event.ts';
import { examinedContent, type GivenContent, versionOf } from './version-content.ts';

export type AmendSignOff = {
  readonly signOffId: string;
  /** The version that was current when the form opened */
  readonly version: number;
  /** Its files are those added */
  readonly content: GivenContent;
  /** Ids, as Slack has them, of the files of the version before that still belong to it */
  readonly keptFiles: readonly string[];
  readonly minor: boolean;
  /** What has changed, and why; null where nothing was said, which a minor version does not allow */
  readonly reason: string | null;
  /** Who may see it from here on; absent: as it was */
  readonly privacy?: Privacy;
};

export type SignOffAmended = {
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly minor: boolean;
  /** Names of the bodies that decide again from step one: of a major version all */
  readonly startAgain: readonly string[];
  /** Names of those who had answered, and whom a minor version asks again */
  readonly askedAgain: readonly string[];
  /** What is said of who may see it, where that has changed; null where it has not. `alone`: the version is the one that stood */
  readonly privacy: (PrivacyChanged & { readonly alone: boolean }) | null;
};

type Need = NeedToCarryOut & Pick<Stores, 'followUps'>;

/** Another version of a request with all that follows from it, another answer to who may see it, or both. */
export async function amendSignOff(need: Need, actor: Actor, input: AmendSignOff, now: DateTime): Promise<Outcome<SignOffAmended>> {
  const { directory, person } = actor;
  const signOff = await need.signOffs.lock(directory.workspace.id, input.signOffId);
  if (!signOff) return refuse({ code: 'gone', what: 'request' });
  const reason = examineOptionalText(input.reason, 'reason', gateOf(actor));
  if (reason.refused) return reason;
  const gate = withNumbersOf(currentVersion(signOff), gateOf(actor));
  const kept = currentVersion(signOff).files.filter(({ slackFileId }) => input.keptFiles.includes(slackFileId));
  const content = examinedContent({ ...input.content, files: [...kept, ...input.content.files] }, signOff.subject, gate);
  if (content.refused) return content;
  const change = input.minor ? 'minor' : 'major';
  const version = versionOf(content.value, { number: input.version + 1, at: now, byId: person.id, change, reason: reason.value });
  const wanted = privacyIn(need, actor, signOff, input, version, now);
  if (wanted.refused) return wanted;
  const alone = version.hash === currentVersion(signOff).hash;
  const changed = wanted.value && { alone, ...privacyChanged(directory, signOff, wanted.value) };
  const about = { reference: signOffReference(signOff), title: version.title };
  if (wanted.value && alone) {
    await changePrivacy(need, actor, signOff, wanted.value, now);
    return done({ ...about, version: input.version, minor: false, startAgain: [], askedAgain: [], privacy: changed });
  }
  const decided = await carryOut(need, actor, signOff, { kind: 'amend', version }, now);
  if (decided.refused) return decided;
  // After all that can be refused. What the version has posted leaves as it may be read once both are committed.
  if (wanted.value) await changePrivacy(need, actor, signOff, wanted.value, now);
  const startAgain = input.minor ? [] : signOff.bodies.map(({ bodyId }) => bodyById(directory, bodyId).name);
  const askedAgain = whoIsAskedAgain(signOff, decided.value.changes).map((id) => personById(directory, id).name);
  return done({ ...about, version: version.number, minor: input.minor, startAgain, askedAgain, privacy: changed });
}

/** Who may see it from here on, where the form has another answer to that than stands; null where it has not. */
function privacyIn(
  need: Need,
  actor: Actor,
  signOff: SignOff,
  { privacy: given }: AmendSignOff,
  version: SignOffVersion,
  now: DateTime,
): Outcome<Privacy | null> {
  if (!given) return done(null);
  const examined = examinedPrivacy(given, gateOf(actor));
  if (examined.refused) return examined;
  if (isSamePrivacy(signOff, examined.value)) return done(null);
  const objection = objectionTo(need, actor, signOff, { kind: 'amend', version }, now) ?? mayNotHide(actor, signOff, examined.value);
  return objection ? refuse(objection) : examined;
}

/** What the version before holds was asked about then. */
function withNumbersOf({ title, ask, links, files, note }: SignOffVersion, gate: Gate): Gate {
  const texts = [title, ask, ...links, ...files.map(({ name }) => name), note].filter((text) => text !== null);
  return { ...gate, confirmed: gate.confirmed.union(new Set(texts.flatMap(possibleNumbersIn))) };
}
