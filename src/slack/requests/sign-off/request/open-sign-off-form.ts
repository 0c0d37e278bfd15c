import { prepareSignOffRequest } from '#src/use-cases/sign-off/request/prepare-sign-off-request.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { drawRequestForm } from '../../../views/sign-off/request/request-form.ts';
import { type Answer, refusal } from '../../answer.ts';
import type { Context } from '../../handler.ts';

/** Opens the form for a sign-off request, from a command or a button. */
export async function openSignOffForm({ stores, actor, channelId, now, typed }: Context): Promise<Answer> {
  const prepared = await prepareSignOffRequest(stores, actor, { channelId, choice: null }, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawRequestForm(prepared.value) };
}
