import { ofBodyButtons } from './actions/board/of-body.ts';
import { previewDigestButton } from './actions/board/preview-digest.ts';
import { delegateForBody, endDelegationNow, openDelegationForm } from './actions/membership/delegations.ts';
import { endInterestNow } from './actions/membership/end-interest.ts';
import { openRulingForm } from './actions/membership/open-ruling-form.ts';
import { itArrived, sendAgain } from './actions/messages/settle-parked.ts';
import { completeReport } from './actions/progress/complete-report.ts';
import { logOfPathwayButton } from './actions/progress/log-of-pathway.ts';
import { approve, approveWithConditions, reject, requestChanges } from './actions/sign-off/decide/decide.ts';
import { decideOn } from './actions/sign-off/decide/decide-on.ts';
import { actAsChairNow, contestVerdictNow, contestVersionNow, give } from './actions/sign-off/decide/decide-privately.ts';
import { discharge, isMet, openConditions } from './actions/sign-off/decide/discharge.ts';
import { more } from './actions/sign-off/decide/more.ts';
import { openRecordForm } from './actions/sign-off/decide/record-verdict.ts';
import { notWhatISaid, sayWhy } from './actions/sign-off/decide/say-why.ts';
import { amendSignOffButton, remindButton, setPrivacyButton, withdrawSignOffButton } from './actions/sign-off/request/manage-sign-off.ts';
import { requestSignOffButton } from './actions/sign-off/request/request-sign-off.ts';
import { listSignOffsButtons } from './actions/sign-off/show/list-sign-offs.ts';
import { showSignOffButton, showSignOffInWindow } from './actions/sign-off/show/show-sign-off.ts';
import type { Button } from './requests/button.ts';
import type { Form } from './requests/form.ts';
import type { Shortcut } from './requests/shortcut.ts';
import { logAsProgress } from './shortcuts/log-as-progress.ts';
import { logPathwayProgress } from './shortcuts/log-pathway-progress.ts';
import { requestSignOffShortcut } from './shortcuts/request-sign-off.ts';
import { declareInterestForm } from './submissions/membership/declare-interest.ts';
import { delegateForm } from './submissions/membership/delegate-decisions.ts';
import { ruleOnInterestForm } from './submissions/membership/rule-on-interest.ts';
import { logProgressForm } from './submissions/progress/log-progress.ts';
import { contestVerdictForm } from './submissions/sign-off/decide/contest-verdict.ts';
import { dischargeForm } from './submissions/sign-off/decide/discharge-condition.ts';
import { giveConditions } from './submissions/sign-off/decide/give-conditions.ts';
import { giveReason } from './submissions/sign-off/decide/give-reason.ts';
import { recordVerdictForm } from './submissions/sign-off/decide/record-verdict.ts';
import { amendSignOffForm } from './submissions/sign-off/request/amend-sign-off.ts';
import { requestSignOffForm } from './submissions/sign-off/request/request-sign-off.ts';
import { setPrivacyForm } from './submissions/sign-off/request/set-privacy.ts';
import { withdrawSignOffForm } from './submissions/sign-off/request/withdraw-sign-off.ts';

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
