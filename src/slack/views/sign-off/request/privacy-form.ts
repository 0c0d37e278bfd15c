import type { types } from '@slack/bolt';
import type { PrivacyForm } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { modal } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, words } from '../../words.ts';
import { readersOfPrivate } from '../read/words.ts';
import { drawPrivacyFields } from './privacy-fields.ts';

export const privacyCallback = 'set_privacy';

/** The form behind `/signoff privacy`: who may see a request, whatever has become of it. */
export function drawPrivacyForm({ signOffId, reference, title, privacy }: PrivacyForm): types.ModalView {
  return modal({
    callbackId: privacyCallback,
    carries: { signOffId },
    title: 'Who may see it',
    submit: 'Save',
    blocks: [
      ...blocksOf([
        {
          kind: 'paragraph',
          words: words`Who may see *${reference}*, ${name(title, 300)}. What was posted of it is changed to match. What somebody has read cannot be taken back.`,
        },
        ...(privacy.mayBePrivate
          ? []
          : [
              {
                kind: 'small' as const,
                words: words`Its pathway or its route makes it private: ${readersOfPrivate} see it, and no provider among them.`,
              },
            ]),
      ]),
      ...drawPrivacyFields(privacy),
    ],
  });
}
