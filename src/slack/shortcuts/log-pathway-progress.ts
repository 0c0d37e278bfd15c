import { openProgressForm } from '../requests/progress/open-progress-form.ts';
import type { Shortcut } from '../requests/shortcut.ts';

/** From anywhere: opens the form with the pathways of the person's groups to choose from. */
export const logPathwayProgress: Shortcut = {
  callbackId: 'log_pathway_progress',
  type: 'global',
  name: 'Log pathway progress',
  description: 'Log the progress of a pathway of your groups',
  run: (context) => openProgressForm(context, null),
};
