import type { DateTime } from 'luxon';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { whyClosed } from '#src/domain/sign-off/why-closed.ts';
import type { Actor } from '../../actor.ts';
import type { SignOffCardCondition } from '../../messages/sign-off.ts';
import type { Stores } from '../../ports/stores.ts';
import { describeAskedBody } from '../read/describe-asked-body.ts';
import { askingSignOff } from '../read/held-sign-off.ts';
import { pictureOf } from '../read/picture-sign-off.ts';

export type OpenConditions = {
  readonly signOffBodyId: string;
  /** SO-12 */
  readonly reference: string;
  readonly body: string;
  readonly conditions: readonly SignOffCardCondition[];
};

/** The conditions of a body's standing approvals that are still open. */
export async function showConditions(
  need: Pick<Stores, 'signOffs' | 'meetings'>,
  actor: Actor,
  signOffBodyId: string,
  now: DateTime,
): Promise<Outcome<OpenConditions>> {
  const asking = await askingSignOff(need, actor, signOffBodyId);
  if (asking.refused) return asking;
  const { signOff, asked, body, reference } = asking.value;
  const { directory, person } = actor;
  if (!mayReadContent(directory, signOff, person.id, now)) {
    return refuse(whyClosed({ signOff, directory, now }, person.id) ?? { code: 'request_closed', reference });
  }
  const { verdicts } = describeAskedBody(await pictureOf(need, directory, signOff, now), asked);
  const conditions = verdicts.flatMap((verdict) => verdict.conditions).filter(({ discharged }) => discharged === null);
  return done({ signOffBodyId, reference, body: body.name, conditions });
}
