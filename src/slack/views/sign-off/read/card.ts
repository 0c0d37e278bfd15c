import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { slackLimits } from '../../../limits.ts';
import { date, day, instant } from '../../instants.ts';
import { message, type Piece, type SlackMessage, sizeOf } from '../../layout.ts';
import { links } from '../../links.ts';
import { joined, name, nothing, theBody, type Words, words } from '../../words.ts';
import { actsOf } from '../decide/acts.ts';
import { files } from './files.ts';
import { standing } from './standing.ts';
import { leastOfSteps, stepsOf } from './steps.ts';
import { readersOfPrivate, subjectInWords } from './words.ts';

/** What is left for the steps, where they do not need more even when they say least. */
const stepCharacters = 2_800;

/** What stands around a card: above it, in place of its buttons, and below its steps. */
type Around = { readonly before?: readonly Piece[]; readonly acts?: readonly Piece[]; readonly after?: readonly Piece[] };

/**
 * A sign-off as it stands before those who decide: where it stands, what is asked by whom and until when, the buttons, then who has answered. Of very
 * many or very long texts and answers the blocks show as much as Slack takes and count the rest.
 */
export function drawSignOffCard(card: SignOffCard, { before = [], acts = actsOf(card), after = [] }: Around = {}): SlackMessage {
  const foot: Piece[] = [
    {
      kind: 'small',
      words: words`${subject(card)}Requested on ${instant(card.requestedAt, card.timezone)}.`,
    },
  ];
  const budget = slackLimits.message.blockCharacters - sizeOf([...before, ...acts, ...after, ...foot]);
  const head = headWithin(card, budget - Math.max(stepCharacters, leastOfSteps(card)));
  const steps: Piece = { kind: 'paragraph', words: stepsOf(card, budget - sizeOf(head)) };
  return message([...before, ...head, ...acts, steps, ...after, ...foot]);
}

/** Characters that each text of the requester may take in the blocks. */
const textLimits = [Number.POSITIVE_INFINITY, 1_000, 500, 200, 40];

/** Said only where the pathway and the route leave it open. */
function subject({ subject: about, route }: SignOffCard): Words {
  const called = subjectInWords(about);
  return about === 'pathway' || called.spoken === route.toLowerCase() ? nothing : words`Subject: ${called}. `;
}

function headWithin(card: SignOffCard, budget: number): Piece[] {
  const heads = textLimits.map((atMost) => [...glance(card, atMost), ...content(card, atMost)]);
  return heads.find((head) => sizeOf(head) <= budget) ?? heads.at(-1) ?? [];
}

function glance(card: SignOffCard, atMost: number): Piece[] {
  const heading = `${card.reference}, version ${card.version}: ${card.title}`;
  return [
    { kind: 'heading', text: heading },
    ...(heading.length > slackLimits.header.text ? [{ kind: 'paragraph' as const, words: words`*${name(card.title, 600)}*` }] : []),
    { kind: 'paragraph', words: words`*State:* ${standing(card)}` },
    ...(card.outcomeReason === null
      ? []
      : [{ kind: 'labelled' as const, label: 'Why it was withdrawn', text: card.outcomeReason, atMost }]),
    { kind: 'paragraph', words: facts(card) },
  ];
}

/** Two lines where they are seen, one each where they are read out. */
function facts(card: SignOffCard): Words {
  const who = [
    words`*Asked by:* ${name(card.requester.name, 100)}`,
    words`*Pathway:* ${name(card.pathway, 150)}`,
    words`*Route:* ${name(card.route, 100)}`,
  ];
  const asked: Words = { shown: joined(who, '  ·  ').shown, spoken: joined(who, '\n').spoken };
  return words`*Deadline:* ${deadline(card)}\n${asked}`;
}

function content(card: SignOffCard, atMost: number): Piece[] {
  const text = (label: string, typed: string | null): Piece[] => (typed === null ? [] : [{ kind: 'labelled', label, text: typed, atMost }]);
  const closed =
    card.closedBecause === null
      ? nothing
      : words`*Private:* ${name(card.closedBecause, 300)}. Not shown in channels: ${readersOfPrivate} see it, and no provider among them.`;
  return [
    ...text('What is asked', card.ask),
    ...papers(card),
    ...text('Note', card.note),
    ...text('Why this deadline', card.deadline?.reason ?? null),
    ...(card.change?.kind === 'minor' ? [minor(card.version, card.change.by)] : []),
    ...text(`What has changed in version ${card.version}, and why`, card.change?.reason ?? null),
    ...text('Why it is private', card.privateNote ?? null),
    ...(closed === nothing ? [] : [{ kind: 'small' as const, words: closed }]),
  ];
}

/** What is to be read: on lines of one paragraph, where they fit in one. */
function papers(card: SignOffCard): Piece[] {
  const lines = [
    ...(card.links.length === 0 ? [] : [words`*${card.links.length === 1 ? 'Link' : 'Links'}:* ${links(card.links, 2_900)}`]),
    ...(card.files.length === 0 ? [] : [words`*Files:* ${files(card.files)}`]),
    ...(card.sections.length === 0 ? [] : [words`*Sections:* ${card.sections.join(', ')}`]),
  ];
  const together = joined(lines, '\n');
  const paragraphs = lines.length === 0 ? [] : together.shown.length <= slackLimits.section.text ? [together] : lines;
  return paragraphs.map((one) => ({ kind: 'paragraph', words: one }));
}

function minor(version: number, by: string): Piece {
  const text = words`*Version ${version} is a minor change*, says ${name(by, 100)}. Answers given on an earlier version stand and are marked; a body that asked for changes decides again. Whoever decides can say that it is not minor.`;
  return { kind: 'paragraph', words: text };
}

function deadline({ deadline: wanted, timezone }: SignOffCard): Words {
  if (wanted === null) return words`none`;
  const { meeting, reason } = wanted;
  const sitting = meeting === null ? nothing : words`, for ${theBody(meeting.of, 100)} on ${date(meeting.at, timezone)}`;
  const byHand = reason === null ? nothing : words`, set by the requester`;
  return words`${day(wanted.at, timezone)}${byHand}${sitting}`;
}
