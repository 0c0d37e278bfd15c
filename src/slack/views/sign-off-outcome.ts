import type { SignOffOutcomeNote } from '#src/use-cases/messages.ts';
import { asRichAsFits } from './fitting.ts';
import { message, type SlackMessage } from './layout.ts';
import { state, stateWords } from './sign-off-words.ts';
import { counted, extract, joined, name, type Words, words } from './words.ts';

const budget = 12_000;
const reasonLimits = [Number.POSITIVE_INFINITY, 1_000, 300, 80, 0];

/** Tells the requester how the request ended and why. */
export function drawSignOffOutcome(note: SignOffOutcomeNote): SlackMessage {
  const renderings = reasonLimits.map((limit) => () => bodies(note, limit));
  return message([
    { kind: 'heading', text: `${note.reference}, version ${note.version}: ${stateWords[note.outcome]}` },
    {
      kind: 'paragraph',
      words: words`*${name(note.title, 600)}*, version ${note.version}, for ${name(note.pathway, 150)}. Outcome of your request for sign-off: ${state(note.outcome)}. ${next[note.outcome]}`,
    },
    {
      kind: 'paragraph',
      words: asRichAsFits(renderings, budget),
    },
  ]);
}

const next = {
  approved: 'Every body asked has approved it.',
  changes_requested: 'What was asked for stands below. When it is done, send a new request with the changed version.',
  rejected: 'The request has ended. The reasons stand below.',
} as const;

function bodies(note: SignOffOutcomeNote, limit: number): Words {
  const most = limit === 0 ? 40 : note.bodies.length;
  const lines = note.bodies.slice(0, most).map((body) => {
    const shown = limit === 0 ? [] : body.reasons;
    const reasons = shown.map(
      ({ person, reason }) =>
        words`\n    ${name(person, 80)}: “${limit === Number.POSITIVE_INFINITY ? words`${reason.trim()}` : extract(reason, limit)}”`,
    );
    const left = body.reasons.length - shown.length;
    const more = left > 0 ? words` (${counted(left, 'reason')} too long to stand here)` : words``;
    return words`• ${name(body.name, 120)}: ${body.outcome === 'open' ? 'had not decided' : state(body.outcome)}${more}${joined(reasons, '')}`;
  });
  const left = note.bodies.length - lines.length;
  return joined(left > 0 ? [...lines, words`and ${left} more bodies`] : lines, '\n');
}
