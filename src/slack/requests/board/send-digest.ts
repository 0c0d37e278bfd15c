import { sendExtraDigest } from '#src/use-cases/board/send-extra-digest.ts';
import { ofBody } from '../../views/of-body.ts';
import { digestSent } from '../../views/replies.ts';
import { isSeveralFit, whichMeant } from '../../views/which-meant.ts';
import { type Answer, refusal } from '../answer.ts';
import { answerWith } from '../answers.ts';
import type { Context } from '../handler.ts';
import { meetingQuestion } from './show-digest-preview.ts';

/** Sends an extra digest, from a command or a button. */
export async function sendDigestNow(context: Context, body: string | { readonly id: string }): Promise<Answer> {
  const { stores, actor, now } = context;
  const sent = await sendExtraDigest(stores, actor, meetingQuestion(context, body), now);
  if (sent.refused && isSeveralFit(sent.refusal)) return refusal(whichMeant(sent.refusal, context.typed, ofBody.send));
  return answerWith(sent, context, digestSent);
}
