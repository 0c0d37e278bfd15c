import { previewDigest } from '#src/use-cases/preview-digest.ts';
import { answerWith } from '../requests/answers.ts';
import type { Button } from '../requests/button.ts';
import { drawDigestPreview } from '../views/digest-preview.ts';
import { previewDigestAction } from '../views/overviews.ts';

/** "Preview digest" on the card that `/board` shows. */
export const previewDigestButton: Button = {
  actionId: previewDigestAction,
  onRecord: false,
  press: async (context) => {
    const { stores, actor, channelId, now } = context;
    return answerWith(await previewDigest(stores, actor, { channelId: channelId ?? '', body: null }, now), context, drawDigestPreview);
  },
};
