import type { SignOffCard, SignOffCardBody, SignOffCardStep } from '#src/use-cases/messages.ts';
import { asRichAsFits } from './fitting.ts';
import { mentioned, state, verdictInWords } from './sign-off-words.ts';
import { extract, joined, listed, name, nothing, type Words, words } from './words.ts';

/** How much is said of each body: the richest that fits is shown. What is left out is counted in words. */
type Detail = { readonly reason: number; readonly people: number; readonly bodies: number; readonly names: number };
const details: readonly Detail[] = [
  { reason: Number.POSITIVE_INFINITY, people: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY, names: 150 },
  { reason: 300, people: 20, bodies: 20, names: 80 },
  { reason: 100, people: 6, bodies: 12, names: 60 },
  { reason: 60, people: 2, bodies: 6, names: 40 },
  { reason: 0, people: 1, bodies: 2, names: 40 },
];

/** Where the request stands, step by step: who has answered and who has not. `text` carries all of it, blocks as much as fits in `budget`. */
export function stepsOf(card: SignOffCard, budget: number): Words {
  const renderings = details.map((detail) => () => steps(card, detail));
  return asRichAsFits(renderings, budget);
}

function steps(card: SignOffCard, detail: Detail): Words {
  const shown = card.steps.slice(0, detail.bodies * 2);
  const lines = shown.map((step) => stepLine(step, card, detail));
  const left = card.steps.length - shown.length;
  return joined(left > 0 ? [...lines, words`and ${left} more steps`] : lines, '\n\n');
}

/** Where a body stands: before its step, asked, or done with. */
type Turn = 'to_come' | 'asking' | 'over';

function stepLine(step: SignOffCardStep, card: SignOffCard, detail: Detail): Words {
  const turn = card.outcome !== 'open' ? 'over' : step.open ? 'asking' : 'to_come';
  const bodies = step.bodies.slice(0, detail.bodies).map((body) => bodyLine(body, turn, detail));
  const left = step.bodies.length - bodies.length;
  const together = step.bodies.length > 1 ? ', side by side' : '';
  const when = turn === 'to_come' ? ', opens when the step before it has approved' : '';
  const title = words`*Step ${step.number} of ${card.steps.length}${together}*${when}`;
  return joined([title, ...bodies, ...(left > 0 ? [words`• and ${left} more bodies`] : [])], '\n');
}

function bodyLine(body: SignOffCardBody, turn: Turn, detail: Detail): Words {
  const facts = [
    words`• *${name(body.name, detail.names)}*: ${standing(body, turn)}`,
    ...(body.verdicts.length > 0 ? [words`Answered: ${answered(body, detail)}`] : []),
    ...(body.outcome === 'open' && body.waitingFor.length > 0 ? [owing(body, turn, detail)] : []),
    ...(body.outcome === 'open' && body.vacantSeats > 0 ? [words`Vacant approver seats, not counted: ${body.vacantSeats}`] : []),
    ...(body.inquorate ? [words`*Nobody is left who may decide*: the secretariat has been told`] : []),
  ];
  return joined(facts, '. ');
}

function standing(body: SignOffCardBody, turn: Turn): Words {
  if (body.outcome !== 'open') return state(body.outcome);
  if (turn === 'over') return words`the request ended before it had decided`;
  const rule = words`needs ${name(body.rule, 80)}`;
  return turn === 'asking' ? words`${state('open')}, ${rule}` : words`not asked yet, ${rule}`;
}

function answered(body: SignOffCardBody, detail: Detail): Words {
  const answers = body.verdicts.slice(0, detail.people).map((given) => {
    const reason = given.reason !== null && detail.reason > 0 ? words`: “${reasonWithin(given.reason, detail.reason)}”` : nothing;
    return words`${name(given.person.name, detail.names)} ${verdictInWords(given.verdict)}${reason}`;
  });
  const more = body.verdicts.length - answers.length;
  return joined(more > 0 ? [...answers, words`${more} more have answered`] : answers, '; ');
}

function reasonWithin(reason: string, limit: number): Words {
  return limit === Number.POSITIVE_INFINITY ? words`${reason.trim()}` : extract(reason, limit);
}

/** Only those who can answer now are mentioned: a mention is a notification. */
function owing(body: SignOffCardBody, turn: Turn, detail: Detail): Words {
  const people = body.waitingFor.map((person) => (turn === 'asking' ? mentioned(person) : name(person.name, detail.names)));
  const lead = { asking: 'Not answered yet', to_come: 'Will be asked', over: 'Did not answer' } as const;
  return words`${lead[turn]}: ${listed(people, detail.people)}`;
}
