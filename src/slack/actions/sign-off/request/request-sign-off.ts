import type { Button } from '../../../requests/button.ts';
import { openSignOffForm } from '../../../requests/sign-off/request/open-sign-off-form.ts';
import { requestSignOffAction } from '../../../views/overviews.ts';

/** "Request sign-off" on the card that `/signoff` shows. */
export const requestSignOffButton: Button = { actionId: requestSignOffAction, press: openSignOffForm, onRecord: false };
