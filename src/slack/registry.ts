import { completeReport } from './actions/complete-report.ts';
import { approve, reject, requestChanges } from './actions/decide.ts';
import { previewDigestButton } from './actions/preview-digest.ts';
import { requestSignOffButton } from './actions/request-sign-off.ts';
import { itArrived, sendAgain } from './actions/settle-parked.ts';
import type { Button } from './requests/button.ts';
import type { Form } from './requests/form.ts';
import type { Shortcut } from './requests/shortcut.ts';
import { logAsProgress } from './shortcuts/log-as-progress.ts';
import { logPathwayProgress } from './shortcuts/log-pathway-progress.ts';
import { requestSignOffShortcut } from './shortcuts/request-sign-off.ts';
import { giveReason } from './submissions/give-reason.ts';
import { logProgressForm } from './submissions/log-progress.ts';
import { requestSignOffForm } from './submissions/request-sign-off.ts';

/** Every button that does something when it is pressed. */
export const buttons: readonly Button[] = [
  approve,
  requestChanges,
  reject,
  completeReport,
  requestSignOffButton,
  previewDigestButton,
  itArrived,
  sendAgain,
];

/** Every form that can be submitted. */
export const forms: readonly Form[] = [logProgressForm, requestSignOffForm, giveReason];

/** Every shortcut, as it stands in manifest.yml. */
export const shortcuts: readonly Shortcut[] = [logAsProgress, logPathwayProgress, requestSignOffShortcut];
