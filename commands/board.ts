import { answerWith, showWith } from '#src/slack/requests/answers.ts';
import type { Context } from '#src/slack/requests/handler.ts';
import { meetingQuestion, showDigestPreview } from '#src/slack/requests/show-digest-preview.ts';
import type { SlashCommand } from '#src/slack/requests/slash-command.ts';
import { drawBoardNext } from '#src/slack/views/board-next.ts';
import { boardOverview } from '#src/slack/views/overviews.ts';
import { digestSent } from '#src/slack/views/replies.ts';
import { sendExtraDigest } from '#src/use-cases/send-extra-digest.ts';
import { showBoardClock } from '#src/use-cases/show-board-clock.ts';

function next(context: Context, body: string) {
  const { stores, actor, now } = context;
  return showBoardClock(stores, actor.directory, actor.person, meetingQuestion(context, body), now);
}

/** A board's meeting drives every deadline and digest. */
export const board: SlashCommand = {
  name: '/board',
  description: "See a board's clock, preview or send its digest",
  usageHint: 'next, digest preview or digest send',
  overview: async (context) => showWith(await next(context, ''), context, (clock) => boardOverview(drawBoardNext(clock))),
  subcommands: {
    next: {
      usage: 'next [body]',
      summary: 'shows the next meetings and everything derived from their dates',
      run: async (context, body) => showWith(await next(context, body), context, drawBoardNext),
    },
    'digest preview': {
      usage: 'digest preview [body]',
      summary: 'shows you the next digest as it would go out now',
      run: showDigestPreview,
    },
    'digest send': {
      usage: 'digest send [body]',
      summary: "sends one now, beside those that are due, to the next digest's channels",
      async run(context, body) {
        const { stores, actor, now } = context;
        return answerWith(await sendExtraDigest(stores, actor, meetingQuestion(context, body), now), context, digestSent);
      },
    },
  },
};
