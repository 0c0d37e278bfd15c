import { refusal, reply } from '#src/slack/requests/answer.ts';
import { answerWith } from '#src/slack/requests/answers.ts';
import { openProgressForm } from '#src/slack/requests/open-progress-form.ts';
import { helpOf, type SlashCommand } from '#src/slack/requests/slash-command.ts';
import { pathwayOverview } from '#src/slack/views/overviews.ts';
import { completedInForm, refusalReply } from '#src/slack/views/refusals.ts';
import { progressSaved } from '#src/slack/views/replies.ts';
import { logProgress } from '#src/use-cases/log-progress.ts';
import { prepareReport } from '#src/use-cases/prepare-report.ts';

/** Review groups log the progress of their pathways where they already talk. */
export const pathway: SlashCommand = {
  name: '/pathway',
  description: 'Log the progress of a pathway',
  usageHint: 'log [pathway] [blue, red, amber or green] text',
  overview: async () => reply(pathwayOverview(helpOf(pathway))),
  subcommands: {
    log: {
      usage: 'log [pathway] [blue, red, amber or green] text. Next: ... Path to green: ... Ask decision: ...',
      summary: 'logs progress in this channel; amber and red need a path to green, red needs an ask',
      async run(context, text) {
        const { stores, actor, now, typed } = context;
        const channelId = context.channelId ?? '';
        const outcome = await logProgress(stores, actor, { channelId, report: text }, now);
        // Held in Slack's form alone until the person has said what it is: a private answer with a button would carry it too, and be cut at 2,000 characters.
        if (outcome.refused && outcome.refusal.code === 'perhaps_patient_identifier')
          return openProgressForm(context, text, refusal(refusalReply(outcome.refusal, typed)));
        if (!outcome.refused || !completedInForm(outcome.refusal)) return answerWith(outcome, context, progressSaved);
        const prepared = prepareReport(actor, { channelId, report: text }, now);
        return refusal(refusalReply(outcome.refusal, typed, prepared.refused ? null : prepared.value.draft));
      },
    },
  },
};
