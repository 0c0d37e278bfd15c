import { listedReason } from '#src/domain/private-reasons.ts';
import type { PreviewedBody, RequestPreview } from '#src/use-cases/sign-off/request/preview-sign-off.ts';
import { asRichAsFits } from '../../fitting.ts';
import { day } from '../../instants.ts';
import type { Piece } from '../../layout.ts';
import { joined, listed, name, nothing, type Words, words } from '../../words.ts';
import { whyAside } from '../read/body-lines.ts';
import type { Detail } from '../read/detail.ts';
import { forMeeting, mustApprove, readersOfPrivate } from '../read/words.ts';

/** How much is said of each body: the richest that fits is shown. */
const details: readonly Detail[] = [
  { reason: 0, people: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY, names: 150 },
  { reason: 0, people: 12, bodies: Number.POSITIVE_INFINITY, names: 80 },
  { reason: 0, people: 4, bodies: Number.POSITIVE_INFINITY, names: 50 },
  { reason: 0, people: 1, bodies: 12, names: 30 },
];
/** Characters of a view's blocks: Slack takes far more, people read no more. */
const budget = 12_000;

/** Whom a request will ask, in which order and until when, before it is sent. */
export function previewPieces(preview: RequestPreview): Piece[] {
  const renderings = details.map((detail) => () => steps(preview, detail));
  return [
    { kind: 'paragraph', words: words`*Who will be asked*` },
    { kind: 'paragraph', words: asRichAsFits(renderings, budget) },
    { kind: 'paragraph', words: joined([deadline(preview), ...closed(preview)], '\n') },
  ];
}

function steps({ steps: all, timezone }: RequestPreview, detail: Detail): Words {
  const lines = all.slice(0, detail.bodies * 2).map(({ number, bodies }) => {
    const when = number === 1 ? 'at once' : `when step ${number - 1} has approved`;
    const together = bodies.length > 1 ? ', side by side' : '';
    const shown = bodies.slice(0, detail.bodies).map((body) => bodyLine(body, timezone, detail));
    const left = bodies.length - shown.length;
    const more = left > 0 ? [words`• and ${left} more bodies`] : [];
    return joined([words`*Step ${number} of ${all.length}*, ${when}${together}`, ...shown, ...more], '\n');
  });
  const left = all.length - lines.length;
  return joined(left > 0 ? [...lines, words`and ${left} more steps`] : lines, '\n');
}

function quorum({ quorum: asks, closing }: PreviewedBody, timezone: string): Words[] {
  const until = closing?.at ? [words`Decided on ${day(closing.at, timezone)}, or once all have answered`] : [];
  return [
    ...(asks === undefined ? [] : [words`${name(asks, 300)}`]),
    ...(closing && !closing.at ? [words`Decided once all have answered`] : until),
  ];
}

function bodyLine(body: PreviewedBody, timezone: string, detail: Detail): Words {
  const formally = body.formallyResponsible ? words`, *formally responsible*` : nothing;
  const facts = [
    words`• *${name(body.name, detail.names)}*${formally}, ${mustApprove(body.rule)}: ${who(body, detail)}`,
    ...quorum(body, timezone),
    ...(body.aside.length > 0
      ? [
          words`Not deciding: ${listed(
            body.aside.map((one) => words`${name(one.name, detail.names)} (${whyAside(one, detail)})`),
            detail.people,
          )}`,
        ]
      : []),
    ...(body.vacantSeats > 0 ? [words`Vacant seats${body.quorum === undefined ? ', not counted' : ''}: ${body.vacantSeats}`] : []),
  ];
  return joined(facts, '. ');
}

function who(body: PreviewedBody, detail: Detail): Words {
  const people = body.waitingFor.map(({ name: called, standsFor }) => {
    const instead = standsFor.map((one) => name(one, detail.names));
    return instead.length === 0 ? name(called, detail.names) : words`${name(called, detail.names)} (for ${listed(instead, 3)})`;
  });
  const asked = people.length > 0 ? listed(people, detail.people) : nothing;
  if (!body.inquorate) return asked;
  const deputies = body.deputies.map((one) => name(one, detail.names));
  const remedy =
    deputies.length > 0
      ? words`${listed(deputies, detail.people)} could be given a voice as a deputy`
      : words`ask the secretariat to fill a seat`;
  const lacking = people.length > 0 ? words`${asked}. *Too few are left to meet the rule*` : words`*nobody is left who may decide*`;
  return words`${lacking}: ${remedy}`;
}

function deadline({ deadline: wanted, timezone }: RequestPreview): Words {
  if (wanted === null) return words`*Deadline:* none, as no meeting ahead sets one. Set a day below if you need one.`;
  const { meeting } = wanted;
  const sitting = meeting ? words`, ${forMeeting(meeting, timezone)}` : nothing;
  return words`*Deadline:* ${day(wanted.at, timezone)}${sitting}. Set another day below, with the reason, where it has to be.`;
}

function closed({ closedBecause }: RequestPreview): Words[] {
  if (closedBecause === null) return [];
  return [
    words`*Private* (${name(closedBecause, 150)}): ${readersOfPrivate} see it, and no provider among them. In channels and digests only its public title, ${listedReason(closedBecause) === null ? 'that it is private' : 'this reason'} and how it stands are shown; those who decide receive the rest by direct message.`,
  ];
}
