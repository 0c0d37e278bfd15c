import { sendDigestNow } from '#src/slack/requests/board/send-digest.ts';
import { showBoardNext } from '#src/slack/requests/board/show-board-next.ts';
import { showDigestPreview } from '#src/slack/requests/board/show-digest-preview.ts';
import type { SlashCommand } from '#src/slack/requests/slash-command.ts';
import { boardOverview } from '#src/slack/views/overviews.ts';

/** A board's meeting drives every deadline and digest. */
export const board: SlashCommand = {
  name: '/board',
  description: "See a board's clock, preview or send its digest",
  usageHint: 'next, digest preview or digest send',
  overview: (context) => showBoardNext(context, '', boardOverview),
  subcommands: {
    next: {
      usage: 'next [body]',
      summary: 'shows the next meetings and everything derived from their dates',
      run: (context, body) => showBoardNext(context, body),
    },
    'digest preview': {
      usage: 'digest preview [body]',
      summary: 'shows you the next digest as it would go out now',
      run: showDigestPreview,
    },
    'digest send': {
      usage: 'digest send [body]',
      summary: "sends one now, beside those that are due, to the next digest's channels",
      run: sendDigestNow,
    },
  },
};
