import type { types } from '@slack/bolt';
import type { DecideFor, SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { slackLimits } from '../../../limits.ts';
import { oneLine, plain, shortened } from '../../escape.ts';
import { type Piece, plainText } from '../../layout.ts';
import { withArticle } from '../../words.ts';
import { isSendingBack } from '../read/steps.ts';

export const signOffActions = {
  approve: 'sign_off_approve',
  requestChanges: 'sign_off_request_changes',
  reject: 'sign_off_reject',
  approveWithConditions: 'sign_off_approve_with_conditions',
  more: 'signoff_more',
  conditions: 'sign_off_conditions',
} as const;

/** What the menu beside the buttons offers. */
export const moreActs = ['abstain', 'recuse', 'declare_interest', 'chairs_action', 'contest_version'] as const;
type MoreAct = (typeof moreActs)[number];

export const moreWords: Readonly<Record<MoreAct, string>> = {
  abstain: 'Abstain',
  recuse: 'Step aside from this',
  declare_interest: 'Declare an interest',
  chairs_action: 'Approve alone as chair',
  contest_version: 'Say this is not minor',
};

/** The buttons with which a body decides, on the copies of a card that have something to decide. Their values bind them to the version shown. */
export function signOffButtons(card: SignOffCard): Piece[] {
  if (card.decideFor === null) return [];
  const { signOffBodyId, body } = card.decideFor;
  const button = (action: string, label: string, more: Partial<types.Button> = {}): types.Button => ({
    type: 'button',
    action_id: action,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId, version: card.version }),
    accessibility_label: cut(`${label}: ${card.reference} version ${card.version}, for ${body}`, slackLimits.button.accessibilityLabel),
    ...more,
  });
  const approve = button(signOffActions.approve, 'Approve', { style: 'primary', confirm: confirmation(card, body) });
  const requestChanges = button(signOffActions.requestChanges, 'Request changes');
  // A version that another body has sent back is replaced: what is still of use is what should change in it as well.
  const isSentBack = card.steps.some(({ bodies }) => bodies.some(isSendingBack));
  return [
    {
      kind: 'buttons',
      id: `sign_off:${signOffBodyId}`,
      buttons: [
        ...(isSentBack ? [requestChanges, approve] : [approve, requestChanges]),
        button(signOffActions.reject, 'Reject', { style: 'danger' }),
        button(signOffActions.approveWithConditions, 'Approve with conditions'),
        more(card.decideFor, card.version),
      ],
    },
  ];
}

function more(decideFor: DecideFor, version: number): types.Overflow {
  const { signOffBodyId, chairsAction, contestable } = decideFor;
  const offered = moreActs.filter((act) => (act !== 'chairs_action' || chairsAction) && (act !== 'contest_version' || contestable));
  const options = offered.map((act) => ({ text: plainText(moreWords[act]), value: JSON.stringify({ signOffBodyId, version, act }) }));
  return { type: 'overflow', action_id: signOffActions.more, options };
}

/** "Mark as met", where the body has approved with some that are still open. */
export function dischargeButtons({ dischargeFor, reference }: SignOffCard): Piece[] {
  if (dischargeFor === null) return [];
  const { signOffBodyId, body } = dischargeFor;
  const label = 'Mark as met';
  const button: types.Button = {
    type: 'button',
    action_id: signOffActions.conditions,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId }),
    accessibility_label: cut(`${label}: ${reference}, for ${body}`, slackLimits.button.accessibilityLabel),
  };
  return [{ kind: 'buttons', id: `sign_off_conditions:${signOffBodyId}`, buttons: [button] }];
}

/** Approve decides on the click: what it means is said before. */
function confirmation(card: SignOffCard, body: string): types.ConfirmationDialog {
  const what = `version ${card.version} of “${cut(card.title, 90)}”`;
  return {
    title: plainText(cut(`Approve ${card.reference}, version ${card.version}?`, slackLimits.confirm.title)),
    text: plainText(
      cut(
        `You approve ${what} for ${cut(withArticle(body), 90)}. It counts at once and is recorded with your name.`,
        slackLimits.confirm.text,
      ),
    ),
    confirm: plainText('Approve'),
    deny: plainText('Cancel'),
  };
}

function cut(text: string, limit: number): string {
  return shortened(oneLine(text), limit, plain);
}
