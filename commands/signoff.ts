import { reply } from '#src/slack/requests/answer.ts';
import { openSignOffForm } from '#src/slack/requests/open-sign-off-form.ts';
import { helpOf, type SlashCommand } from '#src/slack/requests/slash-command.ts';
import { signOffOverview } from '#src/slack/views/overviews.ts';

/** Accountable bodies are asked to approve one version of something. */
export const signoff: SlashCommand = {
  name: '/signoff',
  description: 'Ask accountable bodies for sign-off',
  usageHint: 'request',
  overview: async () => reply(signOffOverview(helpOf(signoff))),
  subcommands: {
    request: { usage: 'request', summary: 'opens a form: what is to be approved, and by whom', run: openSignOffForm },
  },
};
