import { current } from '#src/domain/directory.ts';
import { inItsPlace, refusal } from '../../requests/answer.ts';
import { button } from '../../requests/button.ts';
import { logTyped } from '../../requests/progress/log-typed.ts';
import { openProgressForm } from '../../requests/progress/open-progress-form.ts';
import { logOfPathwayAction, pathwayChosen } from '../../views/progress/progress-draft.ts';
import { refusalReply } from '../../views/refusals.ts';

/** The choices below a report that did not say which pathway it is of: the answer takes their place. */
export const logOfPathwayButton = button(logOfPathwayAction, pathwayChosen, async (context, { pathwayId, text }) => {
  const pathway = current(context.actor.directory.pathways, context.now).find(({ id }) => id === pathwayId);
  if (!pathway) return refusal(refusalReply({ code: 'gone', what: 'pathway' }));
  const { key } = pathway;
  if (text === null)
    return openProgressForm(context, { pathwayKey: key, status: null, done: '', next: null, pathToGreen: null, ask: null });
  const report = `${key}: ${text}`;
  return inItsPlace(await logTyped({ ...context, typed: `/pathway log ${report}` }, report));
});
