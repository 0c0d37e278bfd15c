import { applyAll } from './apply.ts';
import { electorateOf, standingOf } from './electorate.ts';
import type { AskedBody, SignOffChange, Verdict } from './sign-off.ts';
import type { Situation } from './situation.ts';
import { askedBody, currentVersion } from './steps.ts';
import { isApproval, standingVerdicts } from './verdicts.ts';

/**
 * What a minor version changes for a body: it is the reply to whoever asked for changes, who owe another answer; a body that had sent the version before
 * back is open again. All other verdicts stand. Where these alone would decide it against the request, or leave too few to decide, every answer there that
 * is no approval is asked for again: a version that was wanted is not refused unread.
 *
 * @param situation with the version, and open
 */
export function askAgain(situation: Situation, asked: AskedBody): SignOffChange[] {
  if (asked.outcome !== null && asked.outcome !== 'changes_requested') return [];
  const standing = standingVerdicts(situation.directory, asked);
  const asking = replies(
    situation,
    asked,
    standing.filter(({ kind }) => kind === 'request_changes'),
  );
  if (asked.outcome === null || isStillPossible(situation, asked, asking)) return asking;
  return replies(
    situation,
    asked,
    standing.filter(({ kind }) => !isApproval(kind) && kind !== 'recuse'),
  );
}

function replies({ signOff }: Situation, { id: askedBodyId, ...asked }: AskedBody, verdicts: readonly Verdict[]): SignOffChange[] {
  const { id: versionId } = currentVersion(signOff);
  return [
    ...verdicts.map(({ id: verdictId }): SignOffChange => ({ kind: 'verdict_replied', askedBodyId, verdictId, versionId })),
    ...(asked.outcome === null
      ? []
      : [{ kind: 'body_reopened', askedBodyId, round: asked.round, decided: [], because: 'new_version' } as const]),
  ];
}

function isStillPossible({ signOff, directory, now }: Situation, { id }: AskedBody, changes: readonly SignOffChange[]): boolean {
  const after = applyAll(signOff, changes, now);
  const asked = askedBody(after, id);
  const standing = standingOf(asked, electorateOf(directory, after, asked, now), false);
  return standing === 'open' || standing === 'approved';
}
