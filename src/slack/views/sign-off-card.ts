import type { SignOffCard } from '#src/use-cases/messages.ts';
import { slackLimits } from '../limits.ts';
import { day, instant } from './instants.ts';
import { message, type Piece, type SlackMessage, sizeOf } from './layout.ts';
import { links } from './links.ts';
import { signOffButtons } from './sign-off-buttons.ts';
import { stepsOf } from './sign-off-steps.ts';
import { state, stateWords, subjectInWords } from './sign-off-words.ts';
import { name, type Words, words } from './words.ts';

/** What the buttons, with the dialog behind Approve, take of a message's characters. */
const buttonCharacters = 600;

/**
 * A sign-off as it stands before those who decide: what, which version, who asks, by when, where it stands. Of very
 * many or very long answers the blocks show as much as Slack takes and count the rest.
 */
export function drawSignOffCard(card: SignOffCard): SlackMessage {
  const head = headOf(card);
  const foot: Piece[] = [
    {
      kind: 'small',
      words: words`Route: ${name(card.route, 100)}. Requested by ${name(card.requester.name, 100)} on ${instant(card.requestedAt, card.timezone)}.`,
    },
  ];
  const budget = slackLimits.message.blockCharacters - buttonCharacters - sizeOf([...head, ...foot]);
  return message([...head, { kind: 'paragraph', words: stepsOf(card, budget) }, ...signOffButtons(card), ...foot]);
}

function headOf(card: SignOffCard): Piece[] {
  return [
    { kind: 'heading', text: `${card.reference}, version ${card.version}: ${headline(card)}` },
    {
      kind: 'paragraph',
      words: words`*${name(card.title, 600)}*\nPathway: ${name(card.pathway, 150)}. Subject: ${subjectInWords(card.subject)}. ${name(card.requester.name, 100)} asks for sign-off of *version ${card.version}*.`,
    },
    { kind: 'paragraph', words: words`${standing(card)}\n${deadline(card)}` },
    ...(card.links.length > 0 ? [{ kind: 'paragraph' as const, words: words`*Link:* ${links(card.links, 2_900)}` }] : []),
    ...(card.note !== null ? [{ kind: 'labelled' as const, label: 'Note', text: card.note }] : []),
  ];
}

function headline(card: SignOffCard): string {
  if (card.outcome !== 'open') return stateWords[card.outcome];
  return card.decideFor === null ? 'sign-off open' : `sign-off asked of ${card.decideFor.body}`;
}

function standing(card: SignOffCard): Words {
  if (card.awaitingFormallyResponsible === null) return words`*State:* ${state(card.outcome)}`;
  return words`*State:* ${state(card.outcome)}, *awaiting the formally responsible body*, ${name(card.awaitingFormallyResponsible, 100)}`;
}

function deadline({ deadline: wanted, timezone }: SignOffCard): Words {
  if (wanted === null) return words`*Deadline:* no deadline`;
  return words`*Deadline:* ${day(wanted.at, timezone)}, for the meeting of ${name(wanted.meetingOf, 100)} on ${instant(wanted.meetingAt, timezone)}`;
}
