import type { SignOffCard, SignOffCardStep } from '#src/use-cases/messages/sign-off.ts';
import { asRichAsFits } from '../fitting.ts';
import { joined, type Words, words } from '../words.ts';
import { bodyLines } from './body-lines.ts';
import type { Detail, Seen } from './detail.ts';

/** The richest that fits is shown. What is left out is counted in words. */
export const details: readonly Detail[] = [
  { reason: Number.POSITIVE_INFINITY, people: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY, names: 150 },
  { reason: 300, people: 20, bodies: 20, names: 80 },
  { reason: 100, people: 12, bodies: 20, names: 60 },
  { reason: 60, people: 6, bodies: 16, names: 60 },
  { reason: 0, people: 12, bodies: 16, names: 60 },
  { reason: 60, people: 2, bodies: 12, names: 40 },
  { reason: 0, people: 0, bodies: 12, names: 40 },
  { reason: 0, people: 0, bodies: 2, names: 40 },
];

/** Where the request stands, step by step: who has answered and who has not. `text` carries all of it, blocks as much as fits in `budget`. */
export function stepsOf(card: SignOffCard, budget: number): Words {
  const renderings = details.map((detail) => () => steps(card, detail));
  return asRichAsFits(renderings, budget);
}

function steps(card: SignOffCard, detail: Detail): Words {
  const shown = card.steps.slice(0, detail.bodies * 2);
  const lines = shown.map((step) => stepLines(step, card, detail));
  const left = card.steps.length - shown.length;
  return joined(left > 0 ? [...lines, words`and ${left} more steps`] : lines, '\n\n');
}

function stepLines(step: SignOffCardStep, card: SignOffCard, detail: Detail): Words {
  const turn = card.outcome !== 'open' ? 'over' : step.open ? 'asking' : 'to_come';
  const seen: Seen = { turn, version: card.version, timezone: card.timezone };
  const bodies = step.bodies.slice(0, detail.bodies).map((body) => bodyLines(body, seen, detail));
  const left = step.bodies.length - bodies.length;
  const together = step.bodies.length > 1 ? ', side by side' : '';
  const when = turn === 'to_come' ? ', opens when the step before it has approved' : '';
  const title = words`*Step ${step.number} of ${card.steps.length}${together}*${when}`;
  return joined([title, ...bodies, ...(left > 0 ? [words`• and ${left} more bodies`] : [])], '\n');
}
