import type { Report } from '#src/domain/progress/read-report.ts';
import { refusal } from '../requests/answer.ts';
import { asRead, namesIn } from '../requests/as-read.ts';
import { openProgressForm } from '../requests/progress/open-progress-form.ts';
import type { Shortcut } from '../requests/shortcut.ts';
import { refusalReply } from '../views/refusals.ts';

/** In the menu of a message: opens the form with what the message says as what was done. */
export const logAsProgress: Shortcut = {
  callbackId: 'log_as_progress',
  type: 'message',
  name: 'Log as progress',
  description: 'Log what this message says as progress of a pathway',
  async run(context, text) {
    const said = asRead(text, namesIn(context.actor.directory, context.now));
    if (said.trim() === '') return refusal(refusalReply({ code: 'message_without_text' }));
    return openProgressForm(context, { ...nothingYet, done: said });
  },
};

const nothingYet: Omit<Report, 'done'> = { pathwayKey: null, status: null, next: null, pathToGreen: null, ask: null };
