import type { DateTime } from 'luxon';
import { done, type Outcome } from '#src/domain/refusal.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { prepareForBody } from './own/carry-out-for-body.ts';

export type RecordedVerdict = { readonly signOffBodyId: string; readonly verdictId: string };
export type PreparedContest = RecordedVerdict & { readonly reference: string; readonly body: string };

/** Whether somebody may say of what was recorded that they had not said it, before they are asked what they had said. */
export async function prepareContest(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  { signOffBodyId: askedBodyId, verdictId }: RecordedVerdict,
  now: DateTime,
): Promise<Outcome<PreparedContest>> {
  const event = { kind: 'contest_verdict', personId: actor.person.id, askedBodyId, verdictId, reason: '' } as const;
  const asking = await prepareForBody(need, actor, askedBodyId, event, now);
  if (asking.refused) return asking;
  const { reference, body } = asking.value;
  return done({ signOffBodyId: askedBodyId, verdictId, reference, body: body.name });
}
