import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { holderNow } from '#src/domain/membership/posts.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { SignOffEvent, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { type AskingSignOff, askingSignOff } from '../read/held-sign-off.ts';
import { objectionTo } from './own/carry-out-sign-off-event.ts';

/** What somebody is about to do, for which more is asked of them: a reason, conditions, or whether they are sure. */
export type DecisionAct = VerdictKind | 'chairs_action' | 'contest_version';

export type PrepareDecision = {
  readonly signOffBodyId: string;
  /** The version that stood on the card */
  readonly version: number;
  readonly act: DecisionAct;
};

export type PreparedDecision = PrepareDecision & {
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  /** Name of who asked, or has their work now */
  readonly requester: string;
  /** True where it is decided already, so that a verdict would be recorded and change nothing: nothing more has to be asked */
  readonly settled: boolean;
};

/**
 * Whether somebody may do this, before anything is asked of them. Refused, on record, as if they had done it.
 *
 * @param completing true where they have done it, and only what was to follow is asked: whether that is still wanted is seen when they give it
 */
export async function prepareDecision(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  prepare: PrepareDecision,
  now: DateTime,
  completing = false,
): Promise<Outcome<PreparedDecision>> {
  const asking = await askingSignOff(need, actor, prepare.signOffBodyId);
  if (asking.refused) return asking;
  const { signOff, asked, body, reference } = asking.value;
  const refusal = completing ? null : objectionTo(need, actor, signOff, eventOf(actor, asking.value, prepare), now);
  if (refusal) return refuse(refusal);
  const settled = signOff.outcome !== null || asked.outcome !== null;
  const requester = holderNow(actor.directory, signOff.requesterId, now).name;
  const title = titleFor(actor.directory, signOff, actor.person.id, now);
  return done({ ...prepare, reference, title, body: body.name, requester, settled: settled && !completing });
}

function eventOf({ person }: Actor, { asked }: AskingSignOff, { version, act }: PrepareDecision): SignOffEvent {
  const personId = person.id;
  const given = { verdictId: uuid(), askedBodyId: asked.id, personId, version, reason: null };
  if (act === 'chairs_action') return { ...given, kind: 'chairs_action', reasonToFollow: true };
  if (act === 'contest_version') return { kind: 'contest_version', personId, version, reason: '' };
  return { ...given, kind: 'verdict', verdict: act, reasonToFollow: true, conditions: [] };
}
