import type { types } from '@slack/bolt';
import type { OverdueSignOff, OwedVerdict, SignOffReminder } from '#src/use-cases/messages/reminder.ts';
import { slackLimits } from '../../limits.ts';
import { oneLine, plain, shortened } from '../escape.ts';
import { day } from '../instants.ts';
import { message, type Piece, plainText, type SlackMessage } from '../layout.ts';
import { counted, listed, name, nothing, type Words, words } from '../words.ts';
import { showActions, showButton } from './line.ts';

/** Shows the card by which a body is asked, to decide there and then. */
export const decideOnAction = 'sign_off_decide_on';

/** What stands in the blocks; the rest is counted, and the text has the names of all. */
const most = { owed: 15, overdue: 15 } as const;
const overdueParts = ['chair', 'secretariat'] as const;

/** Reminds somebody of all they owe, each with its button; and of what is overdue in a body they chair, or anywhere for the secretariat. */
export function drawReminder(reminder: SignOffReminder): SlackMessage {
  return message([
    ...owedPieces(reminder),
    ...overdueParts.flatMap((as) => overduePieces(reminder, as)),
  ]);
}

function owedPieces({ owed, askedBy, timezone }: SignOffReminder): Piece[] {
  if (owed.length === 0) return [];
  const lead =
    askedBy === null
      ? words`${counted(owed.length, 'request')} for sign-off ${owed.length === 1 ? 'waits' : 'wait'} for your answer.`
      : words`${name(askedBy, 100)} asks for your answer.`;
  const items = owed.slice(0, most.owed).map((one): Piece => ({ kind: 'item', words: owedWords(one, timezone), button: decideOn(one) }));
  return [
    { kind: 'heading', text: 'Waiting for your answer' },
    { kind: 'paragraph', words: lead },
    ...items,
    ...left(owed.slice(most.owed), '/signoff list mine'),
    ...(askedBy === null ? [{ kind: 'small' as const, words: words`You are reminded once a day at most, on working days.` }] : []),
  ];
}

function owedWords({ reference, title, body, standsFor, deadline, overdue }: OwedVerdict, zone: string): Words {
  const others = standsFor.map((one) => name(one, 80));
  const inPlaceOf = others.length === 0 ? nothing : words`, in place of ${listed(others, 6)}`;
  return words`*${reference}* ${name(title, 200)}\nFor ${name(body, 150)}${inPlaceOf}: ${untilWhen(deadline, overdue, zone)}`;
}

function untilWhen(deadline: string | null, overdue: boolean, zone: string): Words {
  if (deadline === null) return words`no deadline`;
  return overdue ? words`*overdue* since ${day(deadline, zone)}` : words`by ${day(deadline, zone)}`;
}

function overduePieces({ overdue, timezone }: SignOffReminder, as: OverdueSignOff['as']): Piece[] {
  const own = overdue.filter((one) => one.as === as);
  if (own.length === 0) return [];
  const items = own.slice(0, most.overdue).map((one): Piece => {
    return { kind: 'item', words: overdueWords(one, timezone), button: showButton(one, showActions.message) };
  });
  return [
    { kind: 'heading', text: as === 'chair' ? 'Overdue in a body you chair' : 'Overdue' },
    { kind: 'paragraph', words: overdueLeads[as] },
    ...items,
    ...left(own.slice(most.overdue), '/signoff list overdue'),
  ];
}

const overdueLeads: Readonly<Record<OverdueSignOff['as'], Words>> = {
  chair: words`The deadline has passed without a decision. Those who have not answered are reminded each working day; a word from you may help.`,
  secretariat: words`The deadline has passed without a decision, and reminders have not helped. An answer that reaches you by telephone, on paper or at a meeting can be recorded.`,
};

function overdueWords({ reference, title, body, deadline, waitingFor }: OverdueSignOff, zone: string): Words {
  const who = waitingFor.map((one) => name(one, 80));
  const owing = who.length === 0 ? words`*too few are left who may decide*` : words`not answered: ${listed(who, 12)}`;
  return words`*${reference}* ${name(title, 200)}\n${name(body, 150)}, ${untilWhen(deadline, true, zone)}, ${owing}`;
}

/** Too many for the blocks: counted there, named in the text. */
function left(rest: readonly { readonly reference: string }[], command: string): Piece[] {
  if (rest.length === 0) return [];
  const all = words`${rest.map(({ reference }) => reference).join(', ')}`;
  const { shown } = words`and ${counted(rest.length, 'more', 'more')}: ${command}`;
  return [{ kind: 'small', words: { shown, spoken: words`and ${all}: ${command}`.spoken } }];
}

function decideOn({ signOffBodyId, reference, body }: OwedVerdict): types.Button {
  const label = `Decide on ${reference}`;
  return {
    type: 'button',
    action_id: decideOnAction,
    text: plainText(label),
    value: JSON.stringify({ signOffBodyId }),
    accessibility_label: shortened(oneLine(`${label} for ${body}`), slackLimits.button.accessibilityLabel, plain),
  };
}
