import { reply } from '#src/slack/requests/answer.ts';
import { logTyped } from '#src/slack/requests/progress/log-typed.ts';
import { helpOf, type SlashCommand } from '#src/slack/requests/slash-command.ts';
import { pathwayOverview } from '#src/slack/views/overviews.ts';

/** Review groups log the progress of their pathways where they already talk. */
export const pathway: SlashCommand = {
  name: '/pathway',
  description: 'Log the progress of a pathway',
  usageHint: 'log [pathway] [blue, red, amber or green] text',
  overview: async () => reply(pathwayOverview(helpOf(pathway))),
  subcommands: {
    log: {
      usage: 'log [pathway] [blue, red, amber or green] text. Next: ... Path to green: ... Ask decision: ...',
      summary:
        'logs progress in this channel; amber and red need a path to green, red needs an ask; which pathway is asked by button where it is not clear',
      run: logTyped,
    },
  },
};
