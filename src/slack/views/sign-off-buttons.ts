import type { types } from '@slack/bolt';
import type { SignOffCard } from '#src/use-cases/messages.ts';
import { slackLimits } from '../limits.ts';
import { oneLine, plain, shortened } from './escape.ts';
import { type Piece, plainText } from './layout.ts';

export const signOffActions = {
  approve: 'sign_off_approve',
  requestChanges: 'sign_off_request_changes',
  reject: 'sign_off_reject',
} as const;

/** The buttons with which a body decides, on the copies of a card that have something to decide. Their value binds them to the version shown. */
export function signOffButtons(card: SignOffCard): Piece[] {
  if (card.decideFor === null || card.outcome !== 'open') return [];
  const { signOffBodyId, body } = card.decideFor;
  const shared = (label: string) => ({
    type: 'button' as const,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId, version: card.version }),
    accessibility_label: cut(`${label}: ${card.reference} version ${card.version}, for ${body}`, slackLimits.button.accessibilityLabel),
  });
  return [
    {
      kind: 'buttons',
      id: `sign_off:${signOffBodyId}`,
      buttons: [
        { ...shared('Approve'), action_id: signOffActions.approve, style: 'primary', confirm: confirmation(card, body) },
        { ...shared('Request changes'), action_id: signOffActions.requestChanges },
        { ...shared('Reject'), action_id: signOffActions.reject, style: 'danger' },
      ],
    },
  ];
}

/** Approve decides on the click: what it means is said before. */
function confirmation(card: SignOffCard, body: string): types.ConfirmationDialog {
  const what = `version ${card.version} of “${cut(card.title, 90)}”`;
  return {
    title: plainText(cut(`Approve ${card.reference}, version ${card.version}?`, slackLimits.confirm.title)),
    text: plainText(
      cut(`You approve ${what} for ${cut(body, 90)}. It counts at once and is recorded with your name.`, slackLimits.confirm.text),
    ),
    confirm: plainText('Approve'),
    deny: plainText('Cancel'),
  };
}

function cut(text: string, limit: number): string {
  return shortened(oneLine(text), limit, plain);
}
