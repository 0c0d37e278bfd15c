import { prepareInterest } from '#src/use-cases/membership/prepare-interest.ts';
import { drawInterestForm } from '../../views/membership/interest-form.ts';
import { declareWithoutForm } from '../../views/membership/interests.ts';
import { refusalReply } from '../../views/refusals.ts';
import { type Answer, refusal, reply } from '../answer.ts';
import type { Context } from '../handler.ts';

/** Opens the form for a declaration of interest; whoever Slack opens none for can step aside. */
export async function openInterestForm(
  { stores, actor, now }: Context,
  at: { readonly signOffBodyId: string; readonly version: number },
): Promise<Answer> {
  const prepared = await prepareInterest(stores, actor, at, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal));
  return { kind: 'open', view: drawInterestForm(prepared.value), otherwise: reply(declareWithoutForm({ ...prepared.value, ...at })) };
}
