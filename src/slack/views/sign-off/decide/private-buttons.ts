import type { types } from '@slack/bolt';
import type { VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import type { DecisionAct } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { slackLimits } from '../../../limits.ts';
import { oneLine, plain, shortened } from '../../escape.ts';
import { type Piece, plainText } from '../../layout.ts';

/** Buttons of private messages: each does at once what it says, or opens a form for it. */
export const privateActions = {
  give: 'sign_off_give',
  sayWhy: 'sign_off_say_why',
  actAsChair: 'sign_off_act_as_chair',
  contestVersion: 'sign_off_contest_version',
  notWhatISaid: 'sign_off_not_what_i_said',
  contestVerdict: 'sign_off_contest_verdict',
  discharge: 'sign_off_discharge',
  isMet: 'sign_off_is_met',
  recordVerdict: 'sign_off_record_verdict',
} as const;

type AtBody = { readonly signOffBodyId: string; readonly reference: string; readonly body: string };
type OnVersion = AtBody & { readonly version: number };

/** Gives the verdict at once; its reason, or its conditions, may follow. */
export function giveButton({
  verdict,
  toFollow,
  label,
  ...at
}: OnVersion & { verdict: VerdictKind; toFollow: boolean; label: string }): types.Button {
  return button(privateActions.give, label, at, { version: at.version, verdict, toFollow });
}

/** Opens the form for the reason, or the conditions. `completing`: of what is done already */
export function whyButton({
  act,
  label,
  completing,
  ...at
}: OnVersion & { act: DecisionAct; label: string; completing: boolean }): types.Button {
  return button(privateActions.sayWhy, label, at, { version: at.version, act, completing });
}

export function actAsChairButton(at: OnVersion): types.Button {
  return button(privateActions.actAsChair, 'Approve as chair, reason to follow', at, { version: at.version });
}

export function contestVersionButton(at: OnVersion): types.Button {
  return button(privateActions.contestVersion, 'Say it is not minor, without a reason', at, { version: at.version });
}

export function contestVerdictButton({ verdictId, ...at }: AtBody & { verdictId: string }): types.Button {
  return button(privateActions.contestVerdict, 'Contest it without a reason', at, { verdictId });
}

/** "Mark as met": somebody who decides for the body that set a condition holds that it is met. */
export function dischargeButton({ conditionId, ...at }: AtBody & { conditionId: string }): types.Button {
  return button(privateActions.discharge, 'Mark as met', at, { conditionId });
}

export function isMetButton({ conditionId, ...at }: AtBody & { conditionId: string }): types.Button {
  return button(privateActions.isMet, 'Yes, it is met', at, { conditionId });
}

/** "Record a verdict": the secretariat writes down what reached it another way. The form is for every body of the request. */
export function recordVerdictButton({ signOffBodyId, reference }: Omit<AtBody, 'body'>): Piece {
  return {
    kind: 'buttons',
    id: `record_verdict:${signOffBodyId}`,
    buttons: [button(privateActions.recordVerdict, 'Record a verdict', { signOffBodyId, reference, body: null }, {})],
  };
}

/** "That is not what I said", on a verdict that was recorded for somebody. */
export function notWhatISaid({ verdictId, ...at }: AtBody & { verdictId: string }): Piece {
  const label = 'That is not what I said';
  return { kind: 'buttons', id: `recorded:${verdictId}`, buttons: [button(privateActions.notWhatISaid, label, at, { verdictId })] };
}

/** "Give the reason" or "Give the conditions", of a verdict given with them to follow. */
export function sayWhyButton(at: OnVersion & { readonly act: DecisionAct }): Piece {
  const label = at.act === 'approve_with_conditions' ? 'Give the conditions' : 'Give the reason';
  return { kind: 'buttons', id: `say_why:${at.signOffBodyId}`, buttons: [whyButton({ ...at, label, completing: true })] };
}

function button(
  action: string,
  label: string,
  { signOffBodyId, reference, body }: Omit<AtBody, 'body'> & { readonly body: string | null },
  value: Readonly<Record<string, unknown>>,
): types.Button {
  const about = body === null ? reference : `${reference}, for ${body}`;
  const called = shortened(oneLine(`${label}: ${about}`), slackLimits.button.accessibilityLabel, plain);
  return {
    type: 'button',
    action_id: action,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId, ...value }),
    accessibility_label: called,
  };
}
