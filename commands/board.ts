import { answerWith } from '#src/slack/requests/answers.ts';
import type { Handler } from '#src/slack/requests/handler.ts';
import type { SlashCommand } from '#src/slack/requests/slash-command.ts';
import { drawBoardNext } from '#src/slack/views/board-next.ts';
import { drawDigestPreview } from '#src/slack/views/digest-preview.ts';
import { digestSent } from '#src/slack/views/replies.ts';
import { previewDigest } from '#src/use-cases/preview-digest.ts';
import { sendExtraDigest } from '#src/use-cases/send-extra-digest.ts';
import { showBoardClock } from '#src/use-cases/show-board-clock.ts';

const next: Handler<string> = async (context, body) => {
  const { stores, actor, now } = context;
  return answerWith(
    await showBoardClock(stores, actor.directory, actor.person, question(context.channelId, body), now),
    context,
    drawBoardNext,
  );
};

/** A board's meeting drives every deadline and digest. */
export const board: SlashCommand = {
  name: '/board',
  description: "See a board's clock, preview or send its digest",
  usageHint: 'next, digest preview or digest send',
  overview: (context) => next(context, ''),
  subcommands: {
    next: { usage: 'next [body]', summary: 'shows the next meetings and everything derived from their dates', run: next },
    'digest preview': {
      usage: 'digest preview [body]',
      summary: 'shows you the next digest as it would go out now',
      async run(context, body) {
        const { stores, actor, now } = context;
        return answerWith(await previewDigest(stores, actor, question(context.channelId, body), now), context, drawDigestPreview);
      },
    },
    'digest send': {
      usage: 'digest send [body]',
      summary: "sends one now, beside those that are due, to the next digest's channels",
      async run(context, body) {
        const { stores, actor, now } = context;
        return answerWith(await sendExtraDigest(stores, actor, question(context.channelId, body), now), context, digestSent);
      },
    },
  },
};

function question(channelId: string | null, body: string) {
  return { channelId: channelId ?? '', body: body === '' ? null : body };
}
