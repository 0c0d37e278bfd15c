import type { DateTime } from 'luxon';
import { done, type Outcome } from '#src/domain/refusal.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { prepareForBody } from './own/carry-out-for-body.ts';

export type SetCondition = { readonly signOffBodyId: string; readonly conditionId: string };
export type PreparedDischarge = SetCondition & { readonly reference: string; readonly body: string; readonly text: string };

/** Whether somebody may say that a condition is met, before they are asked how. */
export async function prepareDischarge(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  { signOffBodyId: askedBodyId, conditionId }: SetCondition,
  now: DateTime,
): Promise<Outcome<PreparedDischarge>> {
  const event = { kind: 'discharge', personId: actor.person.id, askedBodyId, conditionId, note: null } as const;
  const asking = await prepareForBody(need, actor, askedBodyId, event, now);
  if (asking.refused) return asking;
  const { asked, reference, body } = asking.value;
  const condition = asked.verdicts.flatMap(({ conditions }) => conditions).find(({ id }) => id === conditionId);
  return done({ signOffBodyId: askedBodyId, conditionId, reference, body: body.name, text: condition?.text ?? '' });
}
