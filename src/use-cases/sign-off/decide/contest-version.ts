import type { DateTime } from 'luxon';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { examineText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import { carryOutForBody } from './own/carry-out-for-body.ts';
import type { NeedToCarryOut } from './own/carry-out-sign-off-event.ts';

export type ContestVersion = {
  /** Any body of the request */
  readonly signOffBodyId: string;
  /** The version that stood on the card */
  readonly version: number;
  readonly reason: string;
};

export type VersionContested = { readonly reference: string; readonly version: number };

/** An approver holds that a minor version is not minor: it is major from now on, and every body starts again. */
export async function contestVersion(
  need: NeedToCarryOut,
  actor: Actor,
  { signOffBodyId, version, reason }: ContestVersion,
  now: DateTime,
): Promise<Outcome<VersionContested>> {
  const why = examineText(reason, 'reason', gateOf(actor));
  if (why.refused) return why;
  const event = { kind: 'contest_version', personId: actor.person.id, version, reason: why.value } as const;
  const carried = await carryOutForBody(need, actor, signOffBodyId, event, now);
  return carried.refused ? carried : done({ reference: carried.value.reference, version });
}
