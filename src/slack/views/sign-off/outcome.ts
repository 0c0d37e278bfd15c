import type { SignOffCardCondition, SignOffOutcomeNote } from '#src/use-cases/messages/sign-off.ts';
import { slackLimits } from '../../limits.ts';
import { asRichAsFits } from '../fitting.ts';
import { calendarDay } from '../instants.ts';
import { message, type Piece, type SlackMessage, sizeOf } from '../layout.ts';
import { counted, joined, name, nothing, type Words, words } from '../words.ts';
import { reasonWithin } from './answer.ts';
import { state, stateWithConditions, stateWords } from './words.ts';

const reasonLimits = [Number.POSITIVE_INFINITY, 1_000, 300, 80, 0];

/** Tells the requester how the request ended and why. */
export function drawSignOffOutcome(note: SignOffOutcomeNote): SlackMessage {
  const renderings = reasonLimits.map((limit) => () => bodies(note, limit));
  const why: Piece[] = note.outcomeReason === null ? [] : [{ kind: 'labelled', label: 'Why it was withdrawn', text: note.outcomeReason }];
  const head: Piece[] = [
    { kind: 'heading', text: `${note.reference}, version ${note.version}: ${stateWords[note.outcome]}` },
    {
      kind: 'paragraph',
      words: words`*${name(note.title, 600)}*, version ${note.version}, for ${name(note.pathway, 150)}. Outcome of your request for sign-off: ${stateWithConditions(note.outcome, note.conditionsOutstanding)}. ${next(note)}`,
    },
    ...why,
  ];
  const budget = slackLimits.message.blockCharacters - sizeOf(head);
  return message([...head, { kind: 'paragraph', words: asRichAsFits(renderings, budget) }]);
}

function next({ outcome, conditionsOutstanding, reference }: SignOffOutcomeNote): string {
  switch (outcome) {
    case 'approved':
      return conditionsOutstanding === 0
        ? 'Every body asked has approved it.'
        : `Every body asked has approved it, with ${counted(conditionsOutstanding, 'condition')} still to be met: the body that set one says when it is.`;
    case 'changes_requested':
      return `What was asked for stands below. When it is done, send another version: /signoff amend ${reference}`;
    case 'rejected':
      return 'The request has ended. The reasons stand below.';
    case 'withdrawn':
      return 'The request was taken back and has ended.';
  }
}

function bodies(note: SignOffOutcomeNote, limit: number): Words {
  const most = limit === 0 ? 40 : note.bodies.length;
  const lines = note.bodies.slice(0, most).map((body) => {
    const said = [
      ...body.reasons.map(({ person, reason }) => words`${name(person, 80)}: “${reasonWithin(reason, limit)}”`),
      ...body.conditions.map((one) => condition(one, limit)),
    ];
    const shown = limit === 0 ? [] : said.map((line) => words`\n    ${line}`);
    const left = said.length - shown.length;
    const more = left > 0 ? words` (${counted(left, 'reason or condition', 'reasons and conditions')} too long to stand here)` : nothing;
    return words`• ${name(body.name, 120)}: ${body.outcome === 'open' ? 'had not decided' : state(body.outcome)}${more}${joined(shown, '')}`;
  });
  const left = note.bodies.length - lines.length;
  return joined(left > 0 ? [...lines, words`and ${left} more bodies`] : lines, '\n');
}

function condition({ text, owner, due }: SignOffCardCondition, limit: number): Words {
  const until = due === null ? nothing : words`, by ${calendarDay(due)}`;
  return words`Condition for ${name(owner.name, 80)}${until}: “${reasonWithin(text, limit)}”`;
}
