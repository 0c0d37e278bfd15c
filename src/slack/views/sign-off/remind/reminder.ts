import type { types } from '@slack/bolt';
import type { OverdueSignOff, OwedVerdict, SignOffReminder, UnscheduledSignOff } from '#src/use-cases/messages/reminder.ts';
import { slackLimits } from '../../../limits.ts';
import { capitalised } from '../../capitalised.ts';
import { oneLine, plain, shortened } from '../../escape.ts';
import { day, daysUntil } from '../../instants.ts';
import { message, type Piece, plainText, type SlackMessage, sizeOf } from '../../layout.ts';
import { counted, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { showActions, showButton } from '../read/line.ts';

/** Shows the card by which a body is asked, to decide there and then. */
export const decideOnAction = 'sign_off_decide_on';

/** What stands in the blocks: the richest that fits is shown. The rest is counted, and the text has the numbers of all. */
type Detail = {
  readonly owed: number;
  readonly overdue: number;
  readonly unscheduled: number;
  readonly title: number;
  readonly names: number;
  readonly people: number;
};
const details: readonly Detail[] = [
  { owed: 15, overdue: 12, unscheduled: 6, title: 200, names: 150, people: 12 },
  { owed: 15, overdue: 12, unscheduled: 6, title: 80, names: 60, people: 2 },
  { owed: 10, overdue: 6, unscheduled: 3, title: 60, names: 40, people: 2 },
  { owed: 8, overdue: 4, unscheduled: 3, title: 50, names: 40, people: 1 },
  { owed: 6, overdue: 3, unscheduled: 2, title: 50, names: 40, people: 1 },
];

/**
 * Reminds somebody of all they owe, each with its button; of what is overdue in a body they lead, or anywhere for the secretariat; and of what nobody is
 * reminded of, as it was sent back or nobody has to answer by any day.
 */
export function drawReminder(reminder: SignOffReminder): SlackMessage {
  const drawn = details.map((detail) => piecesOf(reminder, detail));
  return message(drawn.find(fits) ?? drawn.at(-1) ?? []);
}

function fits(pieces: readonly Piece[]): boolean {
  return pieces.length <= slackLimits.message.blocks && sizeOf(pieces) <= slackLimits.message.blockCharacters;
}

function piecesOf(reminder: SignOffReminder, detail: Detail): Piece[] {
  return [
    ...owedPieces(reminder, detail),
    ...(['chair', 'secretariat'] as const).flatMap((as) => overduePieces(reminder, as, detail)),
    ...(['requester', 'secretariat'] as const).flatMap((as) => [
      ...sentBackPieces(reminder, as, detail),
      ...unscheduledPieces(reminder, as, detail),
    ]),
  ];
}

function owedPieces({ owed, askedBy, day: today, timezone }: SignOffReminder, detail: Detail): Piece[] {
  if (owed.length === 0) return [];
  const lead = askedBy === null ? dueFirst(owed, today, timezone) : words`${name(askedBy, 100)} asks for your answer.`;
  const items = owed
    .slice(0, detail.owed)
    .map((one): Piece => ({ kind: 'item', words: owedWords(one, timezone, detail), button: decideOn(one) }));
  return [
    { kind: 'heading', text: 'Waiting for your answer' },
    { kind: 'paragraph', words: lead },
    ...items,
    ...left(owed.slice(detail.owed), '/signoff list mine'),
    ...(askedBy === null
      ? [
          {
            kind: 'small' as const,
            words: words`What is due comes in one message a day, on working days. Whoever asks for a sign-off can remind you as well; of one request you are reminded once a day at most.`,
          },
        ]
      : []),
  ];
}

/** What is due first stands at the top. */
function dueFirst(owed: readonly OwedVerdict[], today: string, zone: string): Words {
  const [first] = owed;
  if (first?.deadline == null) {
    return owed.length === 1 ? words`*Without a deadline.*` : words`${counted(owed.length, 'request')}, none of them with a deadline.`;
  }
  const due = dueInWords(daysUntil(first.deadline, today, zone));
  return owed.length === 1 ? words`*${capitalised(due)}.*` : words`${counted(owed.length, 'request')}, the first of them *${due}*.`;
}

function dueInWords(days: number): string {
  if (days < 0) return `overdue by ${counted(-days, 'day')}`;
  return days < 2 ? `due ${days === 0 ? 'today' : 'tomorrow'}` : `due in ${days} days`;
}

function owedWords({ reference, title, body, standsFor, deadline, overdue }: OwedVerdict, zone: string, detail: Detail): Words {
  const others = standsFor.map((one) => name(one, detail.names));
  const inPlaceOf = others.length === 0 ? nothing : words`, in place of ${listed(others, detail.people)}`;
  return words`*${reference}* ${name(title, detail.title)}\nFor ${theBody(body, detail.names)}${inPlaceOf}: ${untilWhen(deadline, overdue, zone)}`;
}

function untilWhen(deadline: string | null, overdue: boolean, zone: string): Words {
  if (deadline === null) return words`no deadline`;
  return overdue ? words`*overdue* since ${day(deadline, zone)}` : words`by ${day(deadline, zone)}`;
}

function overduePieces({ overdue, timezone }: SignOffReminder, as: OverdueSignOff['as'], detail: Detail): Piece[] {
  const own = overdue.filter((one) => one.as === as);
  if (own.length === 0) return [];
  const items = own.slice(0, detail.overdue).map((one): Piece => {
    return { kind: 'item', words: overdueWords(one, timezone, detail), button: showButton(one, showActions.message) };
  });
  return [
    { kind: 'heading', text: as === 'chair' ? 'Overdue in a body you lead' : 'Overdue' },
    { kind: 'paragraph', words: overdueLeads[as] },
    ...items,
    ...left(own.slice(detail.overdue), '/signoff list overdue'),
  ];
}

const overdueLeads: Readonly<Record<OverdueSignOff['as'], Words>> = {
  chair: words`The deadline has passed without a decision. Those who have not answered are reminded each working day; a word from you may help.`,
  secretariat: words`The deadline has passed without a decision, and reminders have not helped. An answer that reaches you by telephone, on paper or at a meeting can be recorded.`,
};

function overdueWords({ reference, title, body, deadline, waitingFor }: OverdueSignOff, zone: string, detail: Detail): Words {
  const who = waitingFor.map((one) => name(one, detail.names));
  const owing = who.length === 0 ? words`*too few are left who may decide*` : words`not answered: ${listed(who, detail.people)}`;
  return words`*${reference}* ${name(title, detail.title)}\n${name(body, detail.names)}, ${untilWhen(deadline, true, zone)}, ${owing}`;
}

function sentBackPieces({ unscheduled = [], timezone }: SignOffReminder, as: UnscheduledSignOff['as'], detail: Detail): Piece[] {
  const own = unscheduled.filter((one) => one.as === as && one.sentBack !== undefined);
  const heading = as === 'requester' ? 'Yours, sent back' : 'Sent back';
  return unwatchedPieces(own, [heading, sentBackLeads[as]], timezone, detail);
}

const sentBackLeads: Readonly<Record<UnscheduledSignOff['as'], Words>> = {
  requester: words`A new version is wanted of you: give it with /signoff amend, or take the request back with /signoff withdraw. Until then nobody else is reminded.`,
  secretariat: words`A new version is wanted of whoever asked, who is told as well. Until it is there nobody else is reminded.`,
};

function unscheduledPieces({ unscheduled = [], timezone }: SignOffReminder, as: UnscheduledSignOff['as'], detail: Detail): Piece[] {
  const own = unscheduled.filter((one) => one.as === as && one.sentBack === undefined);
  const heading = as === 'requester' ? 'Yours, without a deadline' : 'Without a deadline';
  return unwatchedPieces(own, [heading, unscheduledLeads[as]], timezone, detail);
}

function unwatchedPieces(
  own: readonly UnscheduledSignOff[],
  [heading, lead]: readonly [string, Words],
  timezone: string,
  detail: Detail,
): Piece[] {
  if (own.length === 0) return [];
  const items = own.slice(0, detail.unscheduled).map((one): Piece => {
    return { kind: 'item', words: unwatchedWords(one, timezone, detail), button: showButton(one, showActions.message) };
  });
  return [
    { kind: 'heading', text: heading },
    { kind: 'paragraph', words: lead },
    ...items,
    ...left(own.slice(detail.unscheduled), '/signoff list open'),
  ];
}

const unscheduledLeads: Readonly<Record<UnscheduledSignOff['as'], Words>> = {
  requester: words`Nobody has to answer by any day, so nobody is reminded. You can remind them with /signoff remind, or take the request back with /signoff withdraw.`,
  secretariat: words`Nobody has to answer by any day, so nobody is reminded. Once a meeting of one of its bodies is planned, its deadline follows from that. An answer that reaches you another way can be recorded.`,
};

function unwatchedWords({ reference, title, requestedAt, ...one }: UnscheduledSignOff, zone: string, detail: Detail): Words {
  const how = one.sentBack ? sentBackWords(one.sentBack, one.as, detail) : waitingWords(one.waitingFor, detail);
  return words`*${reference}* ${name(title, detail.title)}\nAsked for on ${day(requestedAt, zone)}, ${how}`;
}

function sentBackWords(
  { by, requester }: NonNullable<UnscheduledSignOff['sentBack']>,
  as: UnscheduledSignOff['as'],
  detail: Detail,
): Words {
  const bodies = by.map((body) => theBody(body, Math.min(detail.names, 60)));
  const who = bodies.length === 0 ? nothing : words` by ${listed(bodies, detail.people)}`;
  const wanted = as === 'requester' || requester === null ? nothing : words`, a new version is wanted of ${name(requester, detail.names)}`;
  return words`sent back${who}${wanted}`;
}

function waitingWords(waitingFor: UnscheduledSignOff['waitingFor'], detail: Detail): Words {
  // Twelve bodies, each with two names, have to fit into one block.
  const names = Math.min(detail.names, 60);
  const bodies = waitingFor.map(({ body, people }) => {
    const who = people.map((one) => name(one, names));
    return who.length === 0 ? name(body, names) : words`${name(body, names)} (${listed(who, Math.min(detail.people, 2))})`;
  });
  return words`waiting for ${listed(bodies, detail.people)}`;
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
