import { bodyOfChannel, personBySlackId } from '#src/domain/directory.ts';
import type { Report } from '#src/domain/progress/read-report.ts';
import { refusal } from '../requests/answer.ts';
import { asRead } from '../requests/as-read.ts';
import { openProgressForm } from '../requests/open-progress-form.ts';
import type { Shortcut } from '../requests/shortcut.ts';
import { refusalReply } from '../views/refusals.ts';

/** In the menu of a message: opens the form with what the message says as what was done. */
export const logAsProgress: Shortcut = {
  callbackId: 'log_as_progress',
  type: 'message',
  name: 'Log as progress',
  description: 'Log what this message says as progress of a pathway',
  async run(context, text) {
    const { directory } = context.actor;
    const named = (id: string) => (personBySlackId(directory, id, context.now) ?? bodyOfChannel(directory, id, context.now))?.name ?? null;
    const said = asRead(text, named);
    if (said.trim() === '') return refusal(refusalReply({ code: 'message_without_text' }));
    return openProgressForm(context, { ...nothingYet, done: said });
  },
};

const nothingYet: Omit<Report, 'done'> = { pathwayKey: null, status: null, next: null, pathToGreen: null, ask: null };
