import type { MeetingQuestion } from '#src/domain/board/meeting-choice.ts';
import { previewDigest } from '#src/use-cases/board/preview-digest.ts';
import { drawDigestPreview } from '../../views/board/digest-preview.ts';
import { ofBody } from '../../views/of-body.ts';
import type { Answer } from '../answer.ts';
import { showOrAsk } from '../answers.ts';
import type { Context } from '../handler.ts';

/** Which meetings somebody asks about: those of the body they name, if any, else what the channel they ask in suggests. */
export function meetingQuestion({ channelId }: Context, body: string | { readonly id: string }): MeetingQuestion {
  return { channelId: channelId ?? '', body: body === '' ? null : body };
}

/** The next digest as it would go out now, from a command or a button. */
export async function showDigestPreview(context: Context, body: string | { readonly id: string }): Promise<Answer> {
  const { stores, actor, now } = context;
  return showOrAsk(await previewDigest(stores, actor, meetingQuestion(context, body), now), context, ofBody.preview, drawDigestPreview);
}
