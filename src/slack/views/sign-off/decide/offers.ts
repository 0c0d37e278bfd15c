import type { types } from '@slack/bolt';
import type { PreparedDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import type { OpenConditions } from '#src/use-cases/sign-off/show/show-conditions.ts';
import { calendarDay } from '../../instants.ts';
import { message, type Piece, type SlackMessage } from '../../layout.ts';
import { counted, name, nothing, theBody, type Words, words } from '../../words.ts';
import { reasonWithin } from './answer.ts';
import {
  actAsChairButton,
  contestVerdictButton,
  contestVersionButton,
  dischargeButton,
  giveButton,
  isMetButton,
  whyButton,
} from './private-buttons.ts';
import type { ReasonAct } from './reason-form.ts';

/** What a form is opened for. */
export type FormAct = ReasonAct | 'approve_with_conditions';

/** Asks whether somebody is sure who chose in the menu to leave the count: it decides on the next click. */
export function confirmLeaving(prepared: PreparedDecision & { readonly act: 'abstain' | 'recuse' }): SlackMessage {
  const what = onWhat(prepared);
  if (prepared.act === 'abstain') {
    const text = words`You abstain on ${what}? You then leave the count, and can change your mind while the decision is open.`;
    return offered(text, [giveButton({ ...prepared, verdict: 'abstain', toFollow: false, label: 'Yes, abstain' })]);
  }
  const text = words`You step aside from ${what}? You then leave the count, and that stands unless it is ruled that you may decide.`;
  return offered(text, [
    giveButton({ ...prepared, verdict: 'recuse', toFollow: false, label: 'Yes, step aside' }),
    whyButton({ ...prepared, label: 'Step aside and say why', completing: false }),
  ]);
}

/** What is done with a form, and how it is called where it is done without. */
const withoutFormLabels = {
  request_changes: 'Request changes, reason to follow',
  reject: 'Reject, reason to follow',
  approve_with_conditions: 'Approve with conditions, which follow',
  recuse: 'Step aside',
} as const;

/** What can be done where Slack does not open the form, or does not take it. */
export function withoutForm({ act, ...prepared }: PreparedDecision & { readonly act: FormAct }): SlackMessage {
  const text = words`If Slack does not open the form, or does not take it from you, you can decide on ${onWhat(prepared)} without it.`;
  if (act === 'chairs_action') return offered(text, [actAsChairButton(prepared)]);
  if (act === 'contest_version') return offered(text, [contestVersionButton(prepared)]);
  return offered(text, [giveButton({ ...prepared, verdict: act, toFollow: act !== 'recuse', label: withoutFormLabels[act] })]);
}

export function contestWithoutForm(at: Parameters<typeof contestVerdictButton>[0]): SlackMessage {
  const text = words`If Slack does not let you fill in the form, you can contest what was recorded for you without a reason.`;
  return offered(text, [contestVerdictButton(at)]);
}

export function dischargeWithoutForm(at: Parameters<typeof isMetButton>[0]): SlackMessage {
  return offered(words`If Slack does not let you fill in the form, you can say that the condition is met without a note.`, [
    isMetButton(at),
  ]);
}

/** More than anybody settles in one go; each takes two of the blocks that Slack allows. */
const mostConditions = 20;

/** The open conditions of a body, each with "Mark as met". */
export function drawConditions({ signOffBodyId, reference, body, conditions }: OpenConditions): SlackMessage {
  if (conditions.length === 0) return offered(words`No condition of ${theBody(body)} on ${reference} is open any more.`, []);
  const shown = conditions.slice(0, mostConditions).flatMap(({ id, text, owner, due }): Piece[] => [
    {
      kind: 'paragraph',
      words: words`“${reasonWithin(text, 400)}” (${name(owner.name, 100)}${due === null ? nothing : words`, by ${calendarDay(due)}`})`,
    },
    { kind: 'buttons', id: `condition:${id}`, buttons: [dischargeButton({ signOffBodyId, reference, body, conditionId: id })] },
  ]);
  const left = conditions.length - mostConditions;
  return message([
    { kind: 'paragraph', words: words`*Open conditions of ${theBody(body)} on ${reference}*` },
    ...shown,
    ...(left > 0 ? [{ kind: 'small' as const, words: words`${counted(left, 'more condition')} will be shown as these are met.` }] : []),
  ]);
}

function onWhat({ version, reference, title, body }: Omit<PreparedDecision, 'act'>): Words {
  return words`version ${version} of *${reference}* (${name(title, 300)}) for ${theBody(body)}`;
}

function offered(text: Words, buttons: readonly types.Button[]): SlackMessage {
  const [first] = buttons;
  const row: Piece[] = first ? [{ kind: 'buttons', id: first.action_id ?? 'offered', buttons }] : [];
  return message([{ kind: 'paragraph', words: text }, ...row]);
}
