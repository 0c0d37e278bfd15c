import { completeReport } from './actions/complete-report.ts';
import { approve, approveWithConditions, reject, requestChanges } from './actions/decide.ts';
import { decideOn } from './actions/decide-on.ts';
import { actAsChairNow, contestVerdictNow, contestVersionNow, give } from './actions/decide-privately.ts';
import { delegateForBody, endDelegationNow, openDelegationForm } from './actions/delegations.ts';
import { discharge, isMet, openConditions } from './actions/discharge.ts';
import { endInterestNow } from './actions/end-interest.ts';
import { listSignOffsButtons } from './actions/list-sign-offs.ts';
import { logOfPathwayButton } from './actions/log-of-pathway.ts';
import { amendSignOffButton, remindButton, setPrivacyButton, withdrawSignOffButton } from './actions/manage-sign-off.ts';
import { more } from './actions/more.ts';
import { ofBodyButtons } from './actions/of-body.ts';
import { openRulingForm } from './actions/open-ruling-form.ts';
import { previewDigestButton } from './actions/preview-digest.ts';
import { openRecordForm } from './actions/record-verdict.ts';
import { requestSignOffButton } from './actions/request-sign-off.ts';
import { notWhatISaid, sayWhy } from './actions/say-why.ts';
import { itArrived, sendAgain } from './actions/settle-parked.ts';
import { showSignOffButton, showSignOffInWindow } from './actions/show-sign-off.ts';
import type { Button } from './requests/button.ts';
import type { Form } from './requests/form.ts';
import type { Shortcut } from './requests/shortcut.ts';
import { logAsProgress } from './shortcuts/log-as-progress.ts';
import { logPathwayProgress } from './shortcuts/log-pathway-progress.ts';
import { requestSignOffShortcut } from './shortcuts/request-sign-off.ts';
import { amendSignOffForm } from './submissions/amend-sign-off.ts';
import { contestVerdictForm } from './submissions/contest-verdict.ts';
import { declareInterestForm } from './submissions/declare-interest.ts';
import { delegateForm } from './submissions/delegate-decisions.ts';
import { dischargeForm } from './submissions/discharge-condition.ts';
import { giveConditions } from './submissions/give-conditions.ts';
import { giveReason } from './submissions/give-reason.ts';
import { logProgressForm } from './submissions/log-progress.ts';
import { recordVerdictForm } from './submissions/record-verdict.ts';
import { requestSignOffForm } from './submissions/request-sign-off.ts';
import { ruleOnInterestForm } from './submissions/rule-on-interest.ts';
import { setPrivacyForm } from './submissions/set-privacy.ts';
import { withdrawSignOffForm } from './submissions/withdraw-sign-off.ts';

/** Every button that does something when it is pressed. */
export const buttons: readonly Button[] = [
  approve,
  requestChanges,
  reject,
  approveWithConditions,
  more,
  decideOn,
  ...ofBodyButtons,
  openDelegationForm,
  endDelegationNow,
  delegateForBody,
  openRulingForm,
  endInterestNow,
  give,
  sayWhy,
  actAsChairNow,
  contestVersionNow,
  notWhatISaid,
  contestVerdictNow,
  openConditions,
  discharge,
  isMet,
  openRecordForm,
  completeReport,
  logOfPathwayButton,
  requestSignOffButton,
  ...listSignOffsButtons,
  showSignOffButton,
  showSignOffInWindow,
  amendSignOffButton,
  remindButton,
  setPrivacyButton,
  withdrawSignOffButton,
  previewDigestButton,
  itArrived,
  sendAgain,
];

/** Every form that can be submitted. */
export const forms: readonly Form[] = [
  logProgressForm,
  requestSignOffForm,
  amendSignOffForm,
  withdrawSignOffForm,
  setPrivacyForm,
  giveReason,
  giveConditions,
  contestVerdictForm,
  dischargeForm,
  recordVerdictForm,
  delegateForm,
  declareInterestForm,
  ruleOnInterestForm,
];

/** Every shortcut, as it stands in manifest.yml. */
export const shortcuts: readonly Shortcut[] = [logAsProgress, logPathwayProgress, requestSignOffShortcut];
