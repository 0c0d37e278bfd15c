import type { WhichSignOff } from '#src/use-cases/find-sign-off.ts';
import { prepareAmendment } from '#src/use-cases/prepare-amendment.ts';
import { refusalReply } from '../views/refusals.ts';
import { drawAmendForm } from '../views/sign-off/amend-form.ts';
import { type Answer, refusal } from './answer.ts';
import type { Context } from './handler.ts';

/** Opens the form for another version, from a command or a button. */
export async function openAmendForm({ stores, actor, now, typed }: Context, which: WhichSignOff): Promise<Answer> {
  const prepared = await prepareAmendment(stores, actor, which, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawAmendForm(prepared.value) };
}
