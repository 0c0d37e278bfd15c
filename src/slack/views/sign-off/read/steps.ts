import type { SignOffCard, SignOffCardBody, SignOffCardStep } from '#src/use-cases/messages/sign-off.ts';
import { asRichAsFits } from '../../fitting.ts';
import { joined, theBody, type Words, words } from '../../words.ts';
import { bodyLines, isSilent, undecided } from './body-lines.ts';
import type { Detail, Seen } from './detail.ts';

const least: Detail = { reason: 0, people: 0, bodies: 2, names: 40 };

/** The richest that fits is shown. What is left out is counted in words. */
export const details: readonly Detail[] = [
  { reason: Number.POSITIVE_INFINITY, people: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY, names: 150 },
  { reason: 300, people: 20, bodies: 20, names: 80 },
  { reason: 100, people: 12, bodies: 20, names: 60 },
  { reason: 60, people: 6, bodies: 16, names: 60 },
  { reason: 0, people: 12, bodies: 16, names: 60 },
  { reason: 60, people: 2, bodies: 12, names: 40 },
  { reason: 0, people: 0, bodies: 12, names: 40 },
  least,
];

/** Where the request stands, step by step: who has answered and who has not. `text` carries all of it, blocks as much as fits in `budget`. */
export function stepsOf(card: SignOffCard, budget: number): Words {
  const renderings = details.map((detail) => () => steps(card, detail));
  return asRichAsFits(renderings, budget);
}

/** The characters that the steps take in the blocks when they say least. */
export function leastOfSteps(card: SignOffCard): number {
  return steps(card, least).shown.length;
}

function steps(card: SignOffCard, detail: Detail): Words {
  const silent = hasEnded(card) ? card.steps.flatMap(({ bodies }) => bodies.filter(isSilent)) : [];
  const spoken = card.steps
    .map((step) => ({ ...step, bodies: step.bodies.filter((body) => !silent.includes(body)) }))
    .filter(({ bodies }) => bodies.length > 0);
  const shown = spoken.slice(0, detail.bodies * 2);
  const lines = shown.map((step) => stepLines(step, card, detail));
  const left = spoken.length - shown.length;
  const all = [...lines, ...(left > 0 ? [words`and ${left} more steps`] : []), ...undecided(silent, detail)];
  return joined(all, '\n\n');
}

/** Changes requested are not the end: another version opens the request again. */
function hasEnded({ outcome }: SignOffCard): boolean {
  return outcome !== 'open' && outcome !== 'changes_requested';
}

function stepLines(step: SignOffCardStep, card: SignOffCard, detail: Detail): Words {
  const turn = turnOf(step, card);
  const seen: Seen = { turn, version: card.version, timezone: card.timezone };
  const bodies = step.bodies.slice(0, detail.bodies).map((body) => bodyLines(body, seen, detail));
  const left = step.bodies.length - bodies.length;
  const together = step.bodies.length > 1 ? ', side by side' : '';
  const when = turn === 'to_come' ? words`, opens when ${stepBefore(step, card)} has approved` : words``;
  const title = words`*Step ${step.number} of ${card.steps.length}${together}*${when}`;
  return joined([title, ...bodies, ...(left > 0 ? [words`• and ${left} more bodies`] : [])], '\n');
}

function turnOf({ open, bodies }: SignOffCardStep, card: SignOffCard): Seen['turn'] {
  if (hasEnded(card)) return 'over';
  if (!open) return 'to_come';
  return bodies.some(isSendingBack) ? 'sent_back' : 'asking';
}

/** Whether a body has asked for changes to the version that is shown. */
export function isSendingBack({ outcome }: Pick<SignOffCardBody, 'outcome'>): boolean {
  return outcome === 'changes_requested';
}

/** Who has to approve before a step opens: "every body in step 1". */
export function stepBefore({ number }: Pick<SignOffCardStep, 'number'>, card: Pick<SignOffCard, 'steps'>): Words {
  const before = card.steps.findLast((step) => step.number < number);
  const [only, another] = before?.bodies ?? [];
  return only && !another ? theBody(only.name, 100) : words`every body in step ${before?.number ?? number - 1}`;
}
