import { withoutName } from '#src/domain/progress/pathway-meant.ts';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { prepareReport } from '#src/use-cases/progress/prepare-report.ts';
import { logOfPathway } from '../../views/progress/progress-draft.ts';
import { completeButton, completedInForm, refusalReply } from '../../views/refusals.ts';
import { progressSaved } from '../../views/replies.ts';
import { isSeveralFit, whichMeant } from '../../views/which-meant.ts';
import { words } from '../../views/words.ts';
import { type Answer, refusal } from '../answer.ts';
import { answerWith } from '../answers.ts';
import type { Context } from '../handler.ts';
import { openProgressForm } from './open-progress-form.ts';

/** Logs what was typed; where the pathway is not clear it is asked by button, and what is missing can be completed in the form. */
export async function logTyped(context: Context, text: string): Promise<Answer> {
  const { stores, actor, now, typed } = context;
  const channelId = context.channelId ?? '';
  const outcome = await logProgress(stores, actor, { channelId, report: text }, now);
  if (!outcome.refused) return answerWith(outcome, context, progressSaved);
  const { refusal: why } = outcome;
  // Held in Slack's form alone until the person has said what it is: a private answer with a button would carry it too, and be cut at 2,000 characters.
  if (why.code === 'perhaps_patient_identifier') return openProgressForm(context, text, refusal(refusalReply(why, typed)));
  const ofOne = why.code === 'fits_several' || why.code === 'unknown_pathway' ? withoutName(text, why.given) : text;
  const draft = () => {
    const prepared = prepareReport(actor, { channelId, report: ofOne }, now);
    return prepared.refused ? null : prepared.value.draft;
  };
  if (isSeveralFit(why)) {
    const around = { said: words`*Not saved yet.* `, instead: [completeButton(draft())] };
    return refusal(whichMeant(why, typed, logOfPathway(ofOne), around));
  }
  return refusal(refusalReply(why, typed, completedInForm(why) ? draft() : null));
}
