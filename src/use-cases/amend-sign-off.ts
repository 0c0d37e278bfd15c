import type { DateTime } from 'luxon';
import { bodyById } from '#src/domain/directory.ts';
import { possibleNumbersIn } from '#src/domain/patient-numbers/find.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, currentVersion } from '#src/domain/sign-off/steps.ts';
import { examineOptionalText, type Gate } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from './actor.ts';
import { carryOut, type NeedToCarryOut } from './carry-out-sign-off-event.ts';
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
};

export type SignOffAmended = {
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly minor: boolean;
  /** Names of the bodies that decide again */
  readonly startAgain: readonly string[];
};

/** Another version of a request, with all that follows from it. */
export async function amendSignOff(
  need: NeedToCarryOut,
  actor: Actor,
  input: AmendSignOff,
  now: DateTime,
): Promise<Outcome<SignOffAmended>> {
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
  const decided = await carryOut(need, actor, signOff, { kind: 'amend', version }, now);
  if (decided.refused) return decided;
  const reopened = decided.value.changes.flatMap((change) =>
    change.kind === 'body_reopened' ? [askedBody(signOff, change.askedBodyId)] : [],
  );
  return done({
    reference: signOffReference(signOff),
    title: version.title,
    version: version.number,
    minor: input.minor,
    startAgain: reopened.map(({ bodyId }) => bodyById(directory, bodyId).name),
  });
}

/** What the version before holds was asked about then. */
function withNumbersOf({ title, ask, links, files, note }: SignOffVersion, gate: Gate): Gate {
  const texts = [title, ask, ...links, ...files.map(({ name }) => name), note].filter((text) => text !== null);
  return { ...gate, confirmed: gate.confirmed.union(new Set(texts.flatMap(possibleNumbersIn))) };
}
