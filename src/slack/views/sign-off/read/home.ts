import type { types } from '@slack/bolt';
import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import type { HomeCondition, HomeSignOffs } from '#src/use-cases/sign-off/show/show-home-sign-offs.ts';
import { calendarDay, day } from '../../instants.ts';
import type { Piece } from '../../layout.ts';
import { links } from '../../links.ts';
import { counted, extract, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { signOffButtons } from '../decide/buttons.ts';
import { lineItem, showActions, showButton } from './line.ts';
import { isSendingBack } from './steps.ts';

/** What of requests concerns the viewer of Home: decided from here, with the buttons of the cards. */
export function homeSignOffs({ waiting, requested, conditions }: HomeSignOffs): Piece[] {
  return [
    { kind: 'heading', text: 'Waiting for you' },
    ...(waiting.shown.length === 0 ? [small(words`No request waits for your answer.`)] : waiting.shown.flatMap(toDecide)),
    ...left(waiting.more, '/signoff list mine'),
    ...section(
      'Your requests',
      requested.shown.map((line) => lineItem(line, showActions.window)),
      left(requested.more, '/signoff list requested'),
    ),
    ...section('Conditions for you to meet', conditions.shown.map(toMeet), toBeMet(conditions.more)),
    { kind: 'line' },
  ];
}

function toDecide(card: SignOffCard): Piece[] {
  return [{ kind: 'item', words: asked(card), button: show(card) }, ...signOffButtons(card)];
}

function asked(card: SignOffCard): Words {
  const { reference, title, version, decideFor, requester, ask, links: addresses } = card;
  const what = words`*${reference}* ${name(title, 300)}, *version ${version}*, for *${theBody(decideFor?.body ?? '')}*`;
  const who = words`Asked by ${name(requester.name, 100)}, ${deadline(card)}${sentBack(card)}`;
  const question = ask === null ? nothing : words`\n${extract(ask, 300)}`;
  const where = addresses.length === 0 ? nothing : words`\n${links(addresses, 600)}`;
  return words`${what}\n${who}${question}${where}`;
}

/** They may still answer, and need not. */
function sentBack({ steps }: SignOffCard): Words {
  const bodies = steps.flatMap((step) => step.bodies.filter(isSendingBack));
  if (bodies.length === 0) return nothing;
  return words`\n*Sent back* by ${listed(
    bodies.map((body) => theBody(body.name, 100)),
    3,
  )}, a new version is coming`;
}

function deadline({ deadline: wanted, overdue, timezone }: SignOffCard): Words {
  if (wanted === null) return words`no deadline`;
  return words`by ${day(wanted.at, timezone)}${overdue ? words`, *overdue*` : nothing}`;
}

function toMeet(condition: HomeCondition): Piece {
  const { reference, title, body, text, due } = condition;
  const what = text === null ? words`you can't see this condition: ask the body that set it` : extract(text, 600);
  const until = due === null ? nothing : words`, by ${calendarDay(due)}`;
  const said = words`*${reference}* ${name(title, 200)}, set by ${theBody(body)}${until}: ${what}`;
  return { kind: 'item', words: said, button: show(condition) };
}

function show(request: { readonly signOffId: string; readonly reference: string; readonly title: string }): types.Button {
  return showButton(request, showActions.window);
}

function section(title: string, items: readonly Piece[], others: readonly Piece[]): Piece[] {
  if (items.length === 0) return [];
  return [{ kind: 'heading', text: title }, ...items, ...others];
}

function left(more: number | 'many', command: string): Piece[] {
  return more === 0 ? [] : [small(words`and ${more === 'many' ? 'many more' : counted(more, 'more', 'more')}: ${command}`)];
}

function toBeMet(more: number): Piece[] {
  return more === 0 ? [] : [small(words`and ${counted(more, 'more', 'more')}, due later or without a day: shown as these are met`)];
}

function small(said: Words): Piece {
  return { kind: 'small', words: said };
}
