import type { types } from '@slack/bolt';
import type { ListQuestion, SignOffList, SignOffListView } from '#src/use-cases/list-sign-offs.ts';
import { message, type Piece, plainText, type SlackMessage } from '../layout.ts';
import { words } from '../words.ts';
import { lineItem, showActions } from './line.ts';

/** Each shows a list, or a page of it: buttons that stand side by side need ids of their own. */
export const listActions = {
  mine: 'sign_off_list_mine',
  requested: 'sign_off_list_requested',
  earlier: 'sign_off_list_earlier',
  later: 'sign_off_list_later',
} as const;

const titles: Readonly<Record<SignOffList, string>> = {
  mine: 'Waiting for you',
  requested: 'Your requests',
  bodies: 'Requests that ask your bodies',
  overdue: 'Overdue requests',
  closed: 'Requests that have ended',
  open: 'Open requests',
};

const empty: Readonly<Record<SignOffList, string>> = {
  mine: 'Nothing waits for your answer.',
  requested: 'No request of yours is open.',
  bodies: 'No open request asks a body you sit in.',
  overdue: 'Nothing is overdue.',
  closed: 'No request has ended.',
  open: 'No request is open.',
};

/** `/signoff list`: a page of requests, each on one line with who has not answered. */
export function drawSignOffList(view: SignOffListView): SlackMessage {
  const { list, pathway, lines } = view;
  const title = pathway === null ? titles[list] : `${titles[list]}: ${pathway.name}`;
  const none: Piece = {
    kind: 'paragraph',
    words: words`${empty[list]} Other lists: /signoff list mine, requested, bodies, overdue or closed.`,
  };
  return message([
    { kind: 'heading', text: title },
    ...(lines.length === 0 ? [none] : lines.map((line) => lineItem(line, showActions.message))),
    ...pages(view),
  ]);
}

function pages({ list, pathway, earlier, later }: SignOffListView): Piece[] {
  const question = { list, pathwayId: pathway?.id ?? null };
  const buttons = [
    ...(later ? [listButton(listActions.later, 'Later', { ...question, cursor: later })] : []),
    ...(earlier ? [listButton(listActions.earlier, 'Earlier', { ...question, cursor: earlier })] : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', id: 'sign_off_list', buttons }];
}

export function listButton(action: string, label: string, question: ListQuestion): types.Button {
  return { type: 'button', action_id: action, text: plainText(label), value: JSON.stringify(question), accessibility_label: label };
}
