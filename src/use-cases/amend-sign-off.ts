import type { DateTime } from 'luxon';
import { bodyById } from '#src/domain/directory.ts';
import { possibleNumbersIn } from '#src/domain/patient-numbers/find.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { contentState } from '#src/domain/sign-off/content-state.ts';
import type { SignOff, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, currentVersion } from '#src/domain/sign-off/steps.ts';
import { examineOptionalText, type Gate } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from './actor.ts';
import { carryOut, type NeedToCarryOut, objectionTo } from './carry-out-sign-off-event.ts';
import { changePrivacy, examinedPrivacy, type Privacy } from './change-privacy.ts';
import type { Stores } from './ports/stores.ts';
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
  /** Names of the bodies that decide again */
  readonly startAgain: readonly string[];
  /** What is said of who may see it, where that has changed; null where it has not */
  readonly privacy: PrivacyChanged | null;
};

/** `alone`: the version is the one that stood. `isPrivate`: with the names of files that stay readable where they had been shared */
export type PrivacyChanged = { readonly alone: boolean; readonly isPrivate: boolean; readonly stillShared: readonly string[] };

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
  const privacy = await privacyOf(need, actor, signOff, input, version, now);
  if (privacy.refused) return privacy;
  const { signOff: amended, changed } = privacy.value;
  const about = { reference: signOffReference(signOff), title: version.title };
  if (changed?.alone) return done({ ...about, version: input.version, minor: false, startAgain: [], privacy: changed });
  const decided = await carryOut(need, actor, amended, { kind: 'amend', version }, now);
  if (decided.refused) return decided;
  const reopened = decided.value.changes.flatMap((change) =>
    change.kind === 'body_reopened' ? [askedBody(signOff, change.askedBodyId)] : [],
  );
  const startAgain = reopened.map(({ bodyId }) => bodyById(directory, bodyId).name);
  return done({ ...about, version: version.number, minor: input.minor, startAgain, privacy: changed });
}

/** The request with who may see it as the form has it. */
async function privacyOf(
  need: Need,
  actor: Actor,
  signOff: SignOff,
  { privacy: given }: AmendSignOff,
  version: SignOffVersion,
  now: DateTime,
): Promise<Outcome<{ readonly signOff: SignOff; readonly changed: PrivacyChanged | null }>> {
  const examined = given
    ? examinedPrivacy(given, gateOf(actor))
    : done({ privateReason: signOff.privateReason, publicTitle: signOff.publicTitle });
  if (examined.refused) return examined;
  const privacy = examined.value;
  if (privacy.privateReason === signOff.privateReason && privacy.publicTitle === signOff.publicTitle)
    return done({ signOff, changed: null });
  const objection = objectionTo(need, actor, signOff, { kind: 'amend', version }, now);
  if (objection) return refuse(objection);
  const changed = await changePrivacy(need, actor, signOff, privacy, now);
  if (changed.refused) return changed;
  const wasOpen = contentState(actor.directory, signOff) === 'open';
  const isPrivate = contentState(actor.directory, changed.value) === 'closed';
  const files = signOff.versions.flatMap((one) => one.files.map(({ name }) => name));
  const alone = version.hash === currentVersion(signOff).hash;
  return done({ signOff: changed.value, changed: { alone, isPrivate, stillShared: wasOpen && isPrivate ? [...new Set(files)] : [] } });
}

/** What the version before holds was asked about then. */
function withNumbersOf({ title, ask, links, files, note }: SignOffVersion, gate: Gate): Gate {
  const texts = [title, ask, ...links, ...files.map(({ name }) => name), note].filter((text) => text !== null);
  return { ...gate, confirmed: gate.confirmed.union(new Set(texts.flatMap(possibleNumbersIn))) };
}
