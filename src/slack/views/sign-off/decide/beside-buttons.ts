import type { types } from '@slack/bolt';
import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { slackLimits } from '../../../limits.ts';
import { oneLine, plain, shortened } from '../../escape.ts';
import { type Piece, plainText } from '../../layout.ts';
import { theBody, words } from '../../words.ts';
import { moreWords, signOffActions } from './buttons.ts';

type OnVersion = { readonly signOffBodyId: string; readonly body: string; readonly reference: string; readonly version: number };

/** What the menu offers, for those who have no menu: their body has decided, or is not at its turn, or they chair it and have no voice there. */
export function besideButtons({ contestFor, chairFor, reference, version }: SignOffCard): Piece[] {
  const on = { reference, version };
  return [
    ...(contestFor === null ? [] : [contestButton({ ...contestFor, ...on })]),
    ...(chairFor === null
      ? []
      : [
          { kind: 'paragraph' as const, words: words`As chair of *${theBody(chairFor.body)}* you may approve alone where it is urgent:` },
          row('chairs_action', { ...chairFor, ...on }),
        ]),
  ];
}

/** Opens the form that asks why a minor version is not. */
export function contestButton(at: OnVersion): Piece {
  return row('contest_version', at);
}

function row(act: keyof typeof moreWords, { signOffBodyId, body, reference, version }: OnVersion): Piece {
  const label = moreWords[act];
  const called = shortened(oneLine(`${label}: ${reference} version ${version}, for ${body}`), slackLimits.button.accessibilityLabel, plain);
  const button: types.Button = {
    type: 'button',
    action_id: signOffActions.more,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId, version, act }),
    accessibility_label: called,
  };
  return { kind: 'buttons', id: `${act}:${signOffBodyId}`, buttons: [button] };
}
