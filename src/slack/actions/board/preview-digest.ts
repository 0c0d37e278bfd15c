import { showDigestPreview } from '../../requests/board/show-digest-preview.ts';
import type { Button } from '../../requests/button.ts';
import { previewDigestAction } from '../../views/overviews.ts';

/** "Preview digest" on the card that `/board` shows. */
export const previewDigestButton: Button = {
  actionId: previewDigestAction,
  onRecord: false,
  press: (context) => showDigestPreview(context, ''),
};
