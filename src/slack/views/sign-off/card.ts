import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { slackLimits } from '../../limits.ts';
import { day, instant } from '../instants.ts';
import { message, type Piece, type SlackMessage, sizeOf } from '../layout.ts';
import { links } from '../links.ts';
import { listed, name, nothing, theBody, type Words, words } from '../words.ts';
import { dischargeButtons, signOffButtons } from './buttons.ts';
import { standing } from './standing.ts';
import { stepsOf } from './steps.ts';
import { forMeeting, subjectInWords } from './words.ts';

/** What the buttons, with the dialog behind Approve and what stands in the menu, take of a message's characters. */
const buttonCharacters = 900;
/** What is left for the steps at least. */
const stepCharacters = 2_800;

/**
 * A sign-off as it stands before those who decide: what, which version, who asks, by when, where it stands. Of very
 * many or very long texts and answers the blocks show as much as Slack takes and count the rest.
 *
 * @param before what is said above it
 * @param after what is said below it
 */
export function drawSignOffCard(card: SignOffCard, before: readonly Piece[] = [], after: readonly Piece[] = []): SlackMessage {
  const foot: Piece[] = [
    {
      kind: 'small',
      words: words`${subject(card)}Requested on ${instant(card.requestedAt, card.timezone)}.`,
    },
  ];
  const budget = slackLimits.message.blockCharacters - buttonCharacters - sizeOf([...before, ...whose(card), ...after, ...foot]);
  const head = headWithin(card, budget - stepCharacters);
  const steps: Piece = { kind: 'paragraph', words: stepsOf(card, budget - sizeOf(head)) };
  return message([...before, ...head, steps, ...whose(card), ...signOffButtons(card), ...dischargeButtons(card), ...after, ...foot]);
}

/** Characters that each text of the requester may take in the blocks. */
const textLimits = [Number.POSITIVE_INFINITY, 1_000, 500, 200];

/** Stands above the buttons: whoever sits in several bodies, or looks over a shoulder, sees for which one they decide. */
function whose({ decideFor }: SignOffCard): Piece[] {
  return decideFor === null ? [] : [{ kind: 'paragraph', words: words`The buttons decide for *${theBody(decideFor.body)}*:` }];
}

/** Said only where the pathway and the route leave it open. */
function subject({ subject: about, route }: SignOffCard): Words {
  const called = subjectInWords(about);
  return about === 'pathway' || called.spoken === route.toLowerCase() ? nothing : words`Subject: ${called}. `;
}

function headWithin(card: SignOffCard, budget: number): Piece[] {
  const heads = textLimits.map((atMost) => [...glance(card), ...content(card, atMost)]);
  return heads.find((head) => sizeOf(head) <= budget) ?? heads.at(-1) ?? [];
}

function glance(card: SignOffCard): Piece[] {
  const heading = `${card.reference}, version ${card.version}: ${card.title}`;
  return [
    { kind: 'heading', text: heading },
    ...(heading.length > slackLimits.header.text ? [{ kind: 'paragraph' as const, words: words`*${name(card.title, 600)}*` }] : []),
    { kind: 'paragraph', words: words`*State:* ${standing(card)}` },
    {
      kind: 'facts',
      facts: [
        { label: 'Deadline', words: deadline(card) },
        { label: 'Asked by', words: name(card.requester.name, 100) },
        { label: 'Pathway', words: name(card.pathway, 150) },
        { label: 'Route', words: name(card.route, 100) },
      ],
    },
  ];
}

function content(card: SignOffCard, atMost: number): Piece[] {
  const text = (label: string, typed: string | null): Piece[] => (typed === null ? [] : [{ kind: 'labelled', label, text: typed, atMost }]);
  const files = card.files.map((file) => words`${name(file.name, 120)} (${inBytes(file.size)})`);
  const closed = card.closedBecause === null ? nothing : words`Not for channels or the provider side: ${name(card.closedBecause, 300)}.`;
  return [
    ...text('Why it was withdrawn', card.outcomeReason),
    ...text('What is asked', card.ask),
    ...(card.links.length === 0 ? [] : [{ kind: 'paragraph' as const, words: words`*Link:* ${links(card.links, 2_900)}` }]),
    ...(files.length === 0 ? [] : [{ kind: 'paragraph' as const, words: words`*Files:* ${listed(files)}` }]),
    ...text('Note', card.note),
    ...text('Why the deadline was set by hand', card.deadline?.reason ?? null),
    ...(card.minor === null ? [] : [minor(card.version, card.minor.by)]),
    ...text('Why it is minor', card.minor?.reason ?? null),
    ...(closed === nothing ? [] : [{ kind: 'small' as const, words: closed }]),
  ];
}

function minor(version: number, by: string): Piece {
  const text = words`*Version ${version} is a minor change*, says ${name(by, 100)}. Answers given on an earlier version stand and are marked. Whoever decides can contest that it is minor.`;
  return { kind: 'paragraph', words: text };
}

/** The sign is for the eye only. */
const overdueSign: Words = { shown: '⚠️ *overdue*', spoken: 'overdue' };

function deadline({ deadline: wanted, overdue, timezone }: SignOffCard): Words {
  if (wanted === null) return words`no deadline`;
  const late = overdue ? words`, ${overdueSign}` : nothing;
  const { meeting, reason } = wanted;
  const sitting = meeting === null ? nothing : words`, ${forMeeting(meeting, timezone)}`;
  const byHand = reason === null ? nothing : words`, set by hand`;
  return words`${day(wanted.at, timezone)}${late}${byHand}${sitting}`;
}

function inBytes(size: number): string {
  const [kilo, mega] = [1024, 1024 ** 2];
  if (size >= mega) return `${(size / mega).toFixed(1)} MB`;
  return size >= kilo ? `${Math.round(size / kilo)} KB` : `${size} bytes`;
}
