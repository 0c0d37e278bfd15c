import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { DecisionsDelegated } from '#src/use-cases/membership/delegate-decisions.ts';
import type { DelegationEnded } from '#src/use-cases/membership/end-delegation.ts';
import type { DelegationLine, DelegationsView } from '#src/use-cases/membership/show-delegations.ts';
import { slackLimits } from '../../limits.ts';
import { oneLine, plain, shortened } from '../escape.ts';
import { type GoOn, valueWithin } from '../go-on.ts';
import { calendarDay, weekdayAndDate } from '../instants.ts';
import { message, type Piece, plainText, type SlackMessage } from '../layout.ts';
import { counted, name, nothing, theBody, type Words, words } from '../words.ts';

export const delegationActions = {
  open: 'sign_off_open_delegation_form',
  end: 'sign_off_end_delegation',
  forBody: 'sign_off_delegate_for',
} as const;

/** What the choice of a body carries; without what was typed before it where that was longer than a button can carry. */
export const delegationBodyChosen = z.strictObject({ bodyId: z.uuid(), typed: z.string().nullable() });

/** What the choice of a body leads to, where a word fitted several: the delegation goes on. */
export function delegationForBody(typed: string): GoOn {
  return {
    actionId: delegationActions.forBody,
    value: (bodyId) => valueWithin(delegationBodyChosen, { bodyId, typed }, { bodyId, typed: null }),
  };
}

const mostShown = 15;

/** `/signoff delegate` alone: what is handed on, with "End now", and what was handed on to the person. */
export function drawDelegations({ given, taken, mayDelegate }: DelegationsView): SlackMessage {
  const none = words`Nobody decides in your place.`;
  return message([
    { kind: 'heading', text: 'Decisions handed on' },
    ...(given.length === 0 ? [{ kind: 'paragraph' as const, words: none }] : given.slice(0, mostShown).map(givenItem)),
    ...left(given.length - mostShown),
    ...takenPieces(taken),
    ...(mayDelegate ? [openButton()] : []),
  ]);
}

function givenItem(line: DelegationLine): Piece {
  const { delegationId, body, person, state } = line;
  const label = state === 'to_come' ? 'Cancel' : 'End now';
  const called = `${label}: ${person} in your place, for ${body}`;
  const button: types.Button = {
    type: 'button',
    action_id: delegationActions.end,
    text: plainText(label),
    value: JSON.stringify({ delegationId }),
    accessibility_label: shortened(oneLine(called), slackLimits.button.accessibilityLabel, plain),
  };
  return { kind: 'item', words: words`*${name(person, 100)}* decides in your place for *${theBody(body)}*${days(line)}`, button };
}

function takenPieces(taken: readonly DelegationLine[]): Piece[] {
  const items = taken.slice(0, mostShown).map((line): Piece => {
    return {
      kind: 'paragraph',
      words: words`You decide in place of *${name(line.person, 100)}* for *${theBody(line.body)}*${days(line)}`,
    };
  });
  return items.length === 0 ? [] : [{ kind: 'line' }, ...items, ...left(taken.length - mostShown)];
}

function days({ from, until, state }: DelegationLine): Words {
  const last = until === null ? nothing : words` until ${calendarDay(until)}`;
  const first = state === 'to_come' ? words` from ${calendarDay(from)}` : nothing;
  const without = words`. It has no effect: whoever stands in no longer holds the seat it takes`;
  return words`${first}${last}${state === 'without_effect' ? without : nothing}`;
}

function left(more: number): Piece[] {
  return more > 0 ? [{ kind: 'small', words: words`and ${counted(more, 'more', 'more')}` }] : [];
}

function openButton(): Piece {
  const label = 'Delegate';
  const button: types.Button = {
    type: 'button',
    action_id: delegationActions.open,
    text: plainText(label),
    value: 'open',
    accessibility_label: 'Delegate your decisions',
  };
  return { kind: 'buttons', id: delegationActions.open, buttons: [button] };
}

/** Tells who handed their decisions on what holds now. */
export function decisionsDelegated({ body, deputy, from, until, told }: DecisionsDelegated): SlackMessage {
  const what = words`${name(deputy, 100)} decides in your place for ${theBody(body)} from ${weekdayAndDate(from)} until ${weekdayAndDate(until)}`;
  const then = told ? words`They have been told.` : words`They have not been found in Slack yet: tell them yourself.`;
  return message([{ kind: 'paragraph', words: words`*Delegated:* ${what}. ${then} To end it sooner: /signoff delegate.` }]);
}

export function delegationEnded({ body, deputy }: DelegationEnded): SlackMessage {
  const text = words`*Ended:* ${name(deputy, 100)} no longer decides in your place for ${theBody(body)}. You decide yourself again. Answers they gave stand.`;
  return message([{ kind: 'paragraph', words: text }]);
}

/** How to delegate where Slack does not open the form. */
export function delegateWithoutForm(): SlackMessage {
  const text = words`If Slack does not open the form, or does not take it from you, type it: /signoff delegate @deputy 12 March until 20 March for BODY.`;
  return message([{ kind: 'paragraph', words: text }]);
}
