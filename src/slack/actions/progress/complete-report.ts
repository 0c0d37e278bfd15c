import { button } from '../../requests/button.ts';
import { openProgressForm } from '../../requests/progress/open-progress-form.ts';
import { completeReportAction, progressDraft } from '../../views/progress/progress-draft.ts';

/** "Complete" and "Log progress": opens the form, filled with what was typed so far. */
export const completeReport = button(completeReportAction, progressDraft, (context, report) => openProgressForm(context, report));
