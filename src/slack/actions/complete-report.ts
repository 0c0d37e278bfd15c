import { prepareReport } from '#src/use-cases/report-scope.ts';
import { refusal } from '../requests/answer.ts';
import { button } from '../requests/button.ts';
import { completeReportAction, progressDraft } from '../views/progress-draft.ts';
import { drawProgressModal } from '../views/progress-modal.ts';
import { refusalReply } from '../views/refusals.ts';

/** "Complete" and "Log progress": opens the form, filled with what was typed so far. */
export const completeReport = button(completeReportAction, progressDraft, async ({ actor, channelId, now }, draft) => {
  const prepared = prepareReport(actor, { channelId: channelId ?? '', typed: null }, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal));
  return { kind: 'open', view: drawProgressModal({ ...prepared.value, draft }) };
});
