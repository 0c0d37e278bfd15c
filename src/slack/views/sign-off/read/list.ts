import type { types } from '@slack/bolt';
import type { ListQuestion, SignOffList, SignOffListView } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { distinct } from '../../distinct.ts';
import type { GoOn } from '../../go-on.ts';
import { message, type Piece, plainText, type SlackMessage } from '../../layout.ts';
import { counted, words } from '../../words.ts';
import { lineItem, showActions } from './line.ts';

/** Each shows a list, or a page of it: controls that stand side by side need ids of their own. */
export const listActions = {
  mine: 'sign_off_list_mine',
  requested: 'sign_off_list_requested',
  bodies: 'sign_off_list_bodies',
  list: 'sign_off_list_which',
  pathway: 'sign_off_list_pathway',
  previous: 'sign_off_list_previous',
  next: 'sign_off_list_next',
} as const;

const titles: Readonly<Record<SignOffList, string>> = {
  mine: 'Waiting for you',
  requested: 'Your requests',
  bodies: 'Requests to your bodies',
  overdue: 'Overdue requests',
  open: 'Open requests',
  ended: 'Requests that have ended',
};

const empty: Readonly<Record<SignOffList, string>> = {
  mine: 'Nothing waits for your answer.',
  requested: 'No request of yours is open.',
  bodies: 'No open request is to a body you sit in.',
  overdue: 'Nothing is overdue.',
  open: 'No request is open.',
  ended: 'No request has ended.',
};

/** What the choice of a pathway leads to, where a word fitted several: that list of it. */
export function listOfPathway(list: SignOffList): GoOn {
  return { actionId: listActions.pathway, value: (pathwayId) => JSON.stringify({ list, pathwayId, cursor: null }) };
}

/** `/signoff list`: a page of requests, each with how it stands and who has not answered, and menus for the other lists. */
export function drawSignOffList(view: SignOffListView): SlackMessage {
  const { list, pathway, lines } = view;
  const title = pathway === null ? titles[list] : `${titles[list]}: ${pathway.name}`;
  const none: Piece = { kind: 'paragraph', words: words`${empty[list]}` };
  return message([
    { kind: 'heading', text: title },
    ...(lines.length === 0 ? [none] : lines.map((line) => lineItem(line, showActions.message))),
    { kind: 'buttons', id: 'sign_off_list', buttons: [...menus(view), ...pages(view)] },
    ...others(view),
  ]);
}

/** More are chosen by their name: they would fill the message. */
const mostPathways = 40;

function menus({ list, pathway, pathways }: SignOffListView): types.StaticSelect[] {
  const pathwayId = pathway?.id ?? null;
  const lists = options(
    Object.values(titles),
    Object.keys(titles).map((one) => ({ list: one, pathwayId, cursor: null })),
  );
  const offered = [{ id: null, name: 'All pathways' }, ...pathways.slice(0, mostPathways)];
  const about = options(
    offered.map(({ name }) => name),
    offered.map(({ id }) => ({ list, pathwayId: id, cursor: null })),
  );
  return [
    menu(listActions.list, 'Other lists', lists),
    ...(pathways.length > 1 || pathway !== null ? [menu(listActions.pathway, 'One pathway', about)] : []),
  ];
}

function others({ pathways }: SignOffListView): Piece[] {
  const left = pathways.length - mostPathways;
  if (left <= 0) return [];
  return [{ kind: 'small', words: words`${counted(left, 'other pathway', 'other pathways')}: /signoff list and the name of one` }];
}

function menu(action: string, label: string, options: types.PlainTextOption[]): types.StaticSelect {
  return { type: 'static_select', action_id: action, placeholder: plainText(label), options };
}

/** Messages have less room than forms for names of which there are many. */
const longestLabel = 60;

function options(
  labels: readonly string[],
  questions: readonly (Omit<ListQuestion, 'list'> & { readonly list: string })[],
): types.PlainTextOption[] {
  const shown = distinct(labels, longestLabel);
  return questions.map((question, index) => ({ text: plainText(shown[index] ?? ''), value: JSON.stringify(question) }));
}

/** What is open stands in the order of its deadlines, what has ended by its age. */
function pages({ list, pathway, previous, next }: SignOffListView): types.Button[] {
  const question = { list, pathwayId: pathway?.id ?? null };
  const [back, on] = list === 'ended' ? ['Newer', 'Older'] : ['Previous', 'Next'];
  return [
    ...(previous ? [listButton(listActions.previous, back, { ...question, cursor: previous })] : []),
    ...(next ? [listButton(listActions.next, on, { ...question, cursor: next })] : []),
  ];
}

export function listButton(action: string, label: string, question: ListQuestion): types.Button {
  return { type: 'button', action_id: action, text: plainText(label), value: JSON.stringify(question), accessibility_label: label };
}
