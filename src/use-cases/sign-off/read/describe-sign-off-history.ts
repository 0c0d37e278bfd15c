import { personAt } from '#src/domain/called-then.ts';
import { bodyById, type Directory } from '#src/domain/directory.ts';
import { type VerdictStanding, verdictStanding } from '#src/domain/sign-off/decision.ts';
import type { AskedBody, ReceivedHow, SignOffVersion, Verdict, VerdictKind, VersionChange } from '#src/domain/sign-off/sign-off.ts';
import { versionById } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { standsFor } from './describe-asked-body.ts';
import type { SignOffPicture } from './picture-sign-off.ts';

/** What has become of a request so far: every version and every verdict, those too that count no longer. Instants are ISO strings. */
export type SignOffHistory = {
  /** Newest first */
  readonly versions: readonly ShownVersion[];
  /** Newest first */
  readonly verdicts: readonly ShownVerdict[];
};

export type ShownVersion = {
  readonly number: number;
  readonly change: VersionChange;
  readonly title: string;
  readonly by: string;
  readonly at: string;
  /** SHA-256 of its content, in hexadecimal */
  readonly hash: string;
  /** What has changed and why, as who wrote it put it; null where they said nothing */
  readonly reason: string | null;
  /** Who held that it was not minor, which made it major; null where nobody did */
  readonly contested: { readonly by: string; readonly reason: string } | null;
};

export type ShownVerdict = {
  readonly person: string;
  /** Names of those they decided for beside themselves */
  readonly standsFor: readonly string[];
  readonly body: string;
  readonly verdict: VerdictKind;
  readonly version: number;
  readonly reason: string | null;
  readonly recorded: { readonly by: string; readonly how: ReceivedHow } | null;
  readonly at: string;
  readonly standing: VerdictStanding;
};

export function describeHistory(picture: SignOffPicture): SignOffHistory {
  const { directory, signOff } = picture;
  const verdicts = signOff.bodies.flatMap((asked) => asked.verdicts.map((verdict) => ({ asked, verdict })));
  return {
    versions: signOff.versions.map((version) => shownVersion(directory, version)).reverse(),
    verdicts: verdicts
      .sort((a, b) => b.verdict.at.toMillis() - a.verdict.at.toMillis())
      .map(({ asked, verdict }) => shownVerdict(picture, asked, verdict)),
  };
}

function shownVersion(directory: Directory, { number, change, title, byId, at, hash, reason, contested }: SignOffVersion): ShownVersion {
  return {
    number,
    change,
    title,
    by: personAt(directory, byId, at).name,
    at: isoInstant(at),
    hash,
    reason,
    contested: contested && { by: personAt(directory, contested.byId, contested.at).name, reason: contested.reason },
  };
}

function shownVerdict({ directory, signOff, now }: SignOffPicture, asked: AskedBody, verdict: Verdict): ShownVerdict {
  const { personId, versionId, kind, reason, recorded, at } = verdict;
  return {
    person: personAt(directory, personId, at).name,
    standsFor: standsFor(directory, verdict, at),
    body: bodyById(directory, asked.bodyId).name,
    verdict: kind,
    version: versionById(signOff, versionId).number,
    reason,
    recorded: recorded && { by: personAt(directory, recorded.byId, at).name, how: recorded.how },
    at: isoInstant(at),
    standing: verdictStanding(signOff, asked, verdict, directory, now),
  };
}
