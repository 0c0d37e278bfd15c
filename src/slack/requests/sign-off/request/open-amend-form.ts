import { prepareAmendment } from '#src/use-cases/sign-off/decide/prepare-amendment.ts';
import type { WhichSignOff } from '#src/use-cases/sign-off/read/find-sign-off.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { drawAmendForm } from '../../../views/sign-off/request/amend-form.ts';
import { type Answer, refusal } from '../../answer.ts';
import type { Context } from '../../handler.ts';

/** Opens the form for another version, from a command or a button. */
export async function openAmendForm({ stores, actor, now, typed }: Context, which: WhichSignOff): Promise<Answer> {
  const prepared = await prepareAmendment(stores, actor, which, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawAmendForm(prepared.value) };
}
