import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import { carryOutForBody } from './own/carry-out-for-body.ts';
import type { NeedToCarryOut } from './own/carry-out-sign-off-event.ts';

export type ActAsChair = {
  readonly signOffBodyId: string;
  /** The version that stood on the card */
  readonly version: number;
  readonly reason: string | null;
  /** True where Slack would not open the form for the reason */
  readonly reasonToFollow: boolean;
};

export type ChairHasActed = {
  readonly signOffBodyId: string;
  readonly reference: string;
  readonly version: number;
  readonly body: string;
  readonly toFollow: boolean;
};

/** The chair alone approves for their body, as urgent, where it allows that; its next meeting is asked to ratify it. */
export async function actAsChair(need: NeedToCarryOut, actor: Actor, input: ActAsChair, now: DateTime): Promise<Outcome<ChairHasActed>> {
  const { signOffBodyId: askedBodyId, version, reasonToFollow } = input;
  const reason = examineOptionalText(input.reason, 'reason', gateOf(actor));
  if (reason.refused) return reason;
  const given = { verdictId: uuid(), askedBodyId, personId: actor.person.id, version, reason: reason.value, reasonToFollow };
  const carried = await carryOutForBody(need, actor, askedBodyId, { kind: 'chairs_action', ...given }, now);
  if (carried.refused) return carried;
  const { reference, body } = carried.value;
  return done({ signOffBodyId: askedBodyId, reference, version, body: body.name, toFollow: reasonToFollow });
}
