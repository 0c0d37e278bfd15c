import { reply, shown } from '#src/slack/requests/answer.ts';
import { answerWith, showOrAsk, showWith } from '#src/slack/requests/answers.ts';
import { delegate } from '#src/slack/requests/membership/delegate.ts';
import { openAmendForm } from '#src/slack/requests/sign-off/request/open-amend-form.ts';
import { openPrivacyForm } from '#src/slack/requests/sign-off/request/open-privacy-form.ts';
import { openSignOffForm } from '#src/slack/requests/sign-off/request/open-sign-off-form.ts';
import { openWithdrawForm } from '#src/slack/requests/sign-off/request/open-withdraw-form.ts';
import { helpOf, type SlashCommand } from '#src/slack/requests/slash-command.ts';
import { signOffOverview } from '#src/slack/views/overviews.ts';
import { drawSignOffList, listOfPathway } from '#src/slack/views/sign-off/read/list.ts';
import { drawSignOffShown } from '#src/slack/views/sign-off/read/shown.ts';
import { approversReminded } from '#src/slack/views/sign-off/remind/reminded.ts';
import { remindApprovers } from '#src/use-cases/sign-off/remind/remind-approvers.ts';
import { listSignOffs, readListName, readListQuestion } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { showSignOff } from '#src/use-cases/sign-off/show/show-sign-off.ts';

/** Accountable bodies are asked to approve one version of something. */
export const signoff: SlashCommand = {
  name: '/signoff',
  description: 'Ask accountable bodies for sign-off, and answer them',
  usageHint:
    'request, show SO-n, list [mine, requested, bodies, overdue, open or ended], amend SO-n, privacy SO-n, withdraw SO-n, remind SO-n or delegate',
  overview: async () => reply(signOffOverview(helpOf(signoff))),
  subcommands: {
    request: { usage: 'request', summary: 'opens a form: what is to be approved, and by whom', run: openSignOffForm },
    show: {
      usage: 'show SO-n',
      summary: 'shows you all of a request: where it stands, every version and answer, and what you can do',
      async run(context, typed) {
        const which = { typed, example: '/signoff show SO-12' };
        return showWith(await showSignOff(context.stores, context.actor, which, context.now), context, drawSignOffShown);
      },
    },
    list: {
      usage: 'list [mine, requested, bodies, overdue, open or ended] [pathway]',
      summary: 'lists what waits for you, what you asked for, requests to your bodies, what is overdue, all that is open or has ended',
      async run(context, typed) {
        const { stores, actor, now } = context;
        const question = readListQuestion(actor, typed, now);
        if (question.refused) return showOrAsk(question, context, listOfPathway(readListName(typed).list ?? 'open'), drawSignOffList);
        return shown(drawSignOffList(await listSignOffs(stores, actor, question.value, now)));
      },
    },
    amend: {
      usage: 'amend SO-n',
      summary: 'opens a form for another version of a request',
      run: (context, typed) => openAmendForm(context, { typed, example: '/signoff amend SO-12' }),
    },
    privacy: {
      usage: 'privacy SO-n',
      summary: 'opens a form that says who may see a request, also of one that has ended',
      run: (context, typed) => openPrivacyForm(context, { typed, example: '/signoff privacy SO-12' }),
    },
    withdraw: {
      usage: 'withdraw SO-n',
      summary: 'takes a request back, with a reason',
      run: (context, typed) => openWithdrawForm(context, { typed, example: '/signoff withdraw SO-12' }),
    },
    remind: {
      usage: 'remind SO-n',
      summary: 'reminds those who owe an answer on your request, each once a day at most',
      async run(context, typed) {
        const which = { typed, example: '/signoff remind SO-12' };
        return answerWith(await remindApprovers(context.stores, context.actor, which, context.now), context, approversReminded);
      },
    },
    delegate: {
      usage: 'delegate [@deputy from until]',
      summary: 'lets a deputy decide in your place for some days; alone it shows what you have handed on',
      takesMention: true,
      run: delegate,
    },
  },
};
