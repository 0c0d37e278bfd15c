import { prepareSignOffRequest } from '#src/use-cases/prepare-sign-off-request.ts';
import { refusalReply } from '../views/refusals.ts';
import { drawSignOffModal } from '../views/sign-off-modal.ts';
import { type Answer, refusal } from './answer.ts';
import type { Context } from './handler.ts';

/** Opens the form for a sign-off request, from a command or a button. */
export async function openSignOffForm({ actor, channelId, now, typed }: Context): Promise<Answer> {
  const prepared = prepareSignOffRequest(actor, { channelId }, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawSignOffModal({ channelId: channelId ?? '', ...prepared.value }) };
}
