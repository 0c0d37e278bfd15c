import type { MeetingQuestion } from '#src/domain/meeting-choice.ts';
import { previewDigest } from '#src/use-cases/preview-digest.ts';
import { drawDigestPreview } from '../views/digest-preview.ts';
import type { Answer } from './answer.ts';
import { showWith } from './answers.ts';
import type { Context } from './handler.ts';

/** Which meetings somebody asks about: those of the body they name, if any, else what the channel they ask in suggests. */
export function meetingQuestion({ channelId }: Context, body: string): MeetingQuestion {
  return { channelId: channelId ?? '', body: body === '' ? null : body };
}

/** The next digest as it would go out now, from a command or a button. */
export async function showDigestPreview(context: Context, body: string): Promise<Answer> {
  const { stores, actor, now } = context;
  return showWith(await previewDigest(stores, actor, meetingQuestion(context, body), now), context, drawDigestPreview);
}
