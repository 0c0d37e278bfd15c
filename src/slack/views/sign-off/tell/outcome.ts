import type { types } from '@slack/bolt';
import type { SignOffCardCondition, SignOffOutcomeNote } from '#src/use-cases/messages/sign-off.ts';
import { slackLimits } from '../../../limits.ts';
import { asRichAsFits } from '../../fitting.ts';
import { calendarDay } from '../../instants.ts';
import { message, type Piece, type SlackMessage, sizeOf } from '../../layout.ts';
import { counted, joined, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { reasonWithin } from '../decide/answer.ts';
import { showActions, showButton } from '../read/line.ts';
import { manageActions, manageButton } from '../read/shown.ts';
import { state, stateWithConditions } from '../read/words.ts';

const reasonLimits = [Number.POSITIVE_INFINITY, 1_000, 300, 80, 0];

/** Tells who asked, or looks after it now, how the request ended and why. */
export function drawSignOffOutcome(note: SignOffOutcomeNote): SlackMessage {
  const renderings = reasonLimits.map((limit) => () => bodies(note, limit));
  const why: Piece[] = note.outcomeReason === null ? [] : [{ kind: 'labelled', label: 'Why it was withdrawn', text: note.outcomeReason }];
  const head: Piece[] = [
    {
      kind: 'heading',
      text: `${note.reference}, version ${note.version}: ${stateWithConditions(note.outcome, note.conditionsOutstanding).spoken}`,
    },
    {
      kind: 'paragraph',
      words: words`*${name(note.title, 600)}*, version ${note.version}, for ${name(note.pathway, 150)}. Outcome of the request for sign-off: ${stateWithConditions(note.outcome, note.conditionsOutstanding)}. ${next(note)}`,
    },
    ...why,
  ];
  if (note.closed)
    return message([...head, { kind: 'paragraph', words: words`You can no longer see this request: what was said on it is not shown.` }]);
  const acts: Piece = { kind: 'buttons', id: 'sign_off_show', buttons: actsAfter(note) };
  const budget = slackLimits.message.blockCharacters - sizeOf([...head, acts]);
  return message([...head, { kind: 'paragraph', words: asRichAsFits(renderings, budget) }, acts]);
}

function actsAfter(note: SignOffOutcomeNote): types.Button[] {
  const another = note.outcome === 'changes_requested' ? [manageButton(manageActions.amend, 'New version', note)] : [];
  return [...another, showButton(note, showActions.message)];
}

function next({ outcome, conditionsOutstanding, closed }: SignOffOutcomeNote): string {
  switch (outcome) {
    case 'approved':
      return conditionsOutstanding === 0
        ? 'Every body asked has approved it.'
        : `Every body asked has approved it, with ${counted(conditionsOutstanding, 'condition')} still to be met: the body that set one says when it is.`;
    case 'changes_requested':
      return closed
        ? "An officer of the pathway's group who may see it can send another version."
        : 'What was asked for stands below. When it is done, send another version.';
    case 'rejected':
      return closed ? 'The request has ended.' : 'The request has ended. The reasons stand below.';
    case 'withdrawn':
      return 'The request was taken back and has ended.';
  }
}

type OutcomeBody = SignOffOutcomeNote['bodies'][number];

function bodies(note: SignOffOutcomeNote, limit: number): Words {
  const silent = note.bodies.filter(({ outcome, reasons, conditions }) => outcome === 'open' && reasons.length + conditions.length === 0);
  const spoken = note.bodies.filter((body) => !silent.includes(body));
  const most = limit === 0 ? 40 : note.bodies.length;
  const left = spoken.length - most;
  return joined(
    [
      ...spoken.slice(0, most).map((body) => bodyLines(body, limit)),
      ...(left > 0 ? [words`and ${left} more bodies`] : []),
      ...(silent.length > 0 ? [undecided(silent, note.outcome, most)] : []),
    ],
    '\n',
  );
}

function bodyLines({ name: called, outcome, reasons, conditions }: OutcomeBody, limit: number): Words {
  const said = [
    ...reasons.map(({ person, reason }) => words`${name(person, 80)}: “${reasonWithin(reason, limit)}”`),
    ...conditions.map((one) => condition(one, limit)),
  ];
  const shown = limit === 0 ? [] : said.map((line) => words`\n    ${line}`);
  const left = said.length - shown.length;
  const more = left > 0 ? words` (${counted(left, 'reason or condition', 'reasons and conditions')} too long to stand here)` : nothing;
  return words`• *${name(called, 120)}*: ${outcome === 'open' ? 'not decided' : state(outcome)}${more}${joined(shown, '')}`;
}

/** Where changes are requested, later bodies are still to be asked. */
function undecided(silent: readonly OutcomeBody[], outcome: SignOffOutcomeNote['outcome'], most: number): Words {
  const all = silent.map((body) => theBody(body.name, 120));
  return words`*${outcome === 'changes_requested' ? 'Not asked yet' : 'Not decided'}:* ${listed(all, most)}`;
}

function condition({ text, owner, due }: SignOffCardCondition, limit: number): Words {
  const until = due === null ? nothing : words`, by ${calendarDay(due)}`;
  return words`Condition for ${name(owner.name, 80)}${until}: “${reasonWithin(text, limit)}”`;
}
