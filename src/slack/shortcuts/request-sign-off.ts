import type { Shortcut } from '../requests/shortcut.ts';
import { openSignOffForm } from '../requests/sign-off/request/open-sign-off-form.ts';

/** From anywhere: opens the form that `/signoff request` opens. */
export const requestSignOffShortcut: Shortcut = {
  callbackId: 'request_sign_off',
  type: 'global',
  name: 'Request sign-off',
  description: 'Ask accountable bodies to approve something of a pathway',
  run: openSignOffForm,
};
