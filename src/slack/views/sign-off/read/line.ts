import type { types } from '@slack/bolt';
import { unsaidReason } from '#src/domain/private-reasons.ts';
import type { SignOffLine } from '#src/use-cases/sign-off/read/sign-off-line.ts';
import { slackLimits } from '../../../limits.ts';
import { oneLine, plain, shortened } from '../../escape.ts';
import { asRichAsFits } from '../../fitting.ts';
import { day } from '../../instants.ts';
import { type Piece, plainText } from '../../layout.ts';
import { joined, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { stateWithConditions } from './words.ts';

/** Shows a request: as a private message where the button stands in one, in a window of its own from Home. */
export const showActions = { message: 'sign_off_show', window: 'sign_off_show_window' } as const;

/** How much is said of a request: the richest that fits is shown. */
type Detail = { readonly names: number; readonly people: number; readonly bodies: number };
const details: readonly Detail[] = [
  { names: 120, people: Number.POSITIVE_INFINITY, bodies: Number.POSITIVE_INFINITY },
  { names: 60, people: 5, bodies: 4 },
  { names: 40, people: 1, bodies: 2 },
];
/** Characters of one line: a page of them fits in a message. */
const budget = 1_200;

/** One request of a list, with its "Show" button. */
export function lineItem(line: SignOffLine, action: string): Piece {
  return { kind: 'item', words: lineWords(line), button: showButton(line, action) };
}

/** "SO-12 Title, version 1 (Dementia)", below it "open, by Tuesday 15 November 2011" and who has not answered. */
function lineWords(line: SignOffLine): Words {
  const renderings = details.map((detail) => () => rendered(line, detail));
  return asRichAsFits(renderings, budget);
}

function rendered({ reference, title, state, conditionsOutstanding, closedBecause, content }: SignOffLine, detail: Detail): Words {
  const what = words`*${reference}* ${name(title, detail.names * 2)}`;
  const how = stateWithConditions(state, conditionsOutstanding);
  const closed =
    closedBecause === null
      ? nothing
      : words` (${closedBecause === unsaidReason ? words`private` : words`private: ${name(closedBecause, detail.names)}`})`;
  if (content === null) return words`${what}${closed}\n${how}${closedBecause === null ? ", you can't see it" : ''}`;
  const { version, requester, pathway, sentBackBy, waiting, awaitingFormallyResponsible: formal } = content;
  const isSentBack = state === 'changes_requested';
  const owing = waiting.map((one) => owed(one, detail));
  const lines = [
    words`${what}, version ${version} (${name(pathway, detail.names)})${closed}`,
    words`${how}${byThose(sentBackBy, detail)}${deadline(state, content)}`,
    ...(isSentBack ? [words`Waiting for a new version from ${name(requester, detail.names)}`] : []),
    ...(owing.length === 0 ? [] : [words`${isSentBack ? 'May still answer' : 'Not answered yet'}: ${listed(owing, detail.bodies)}`]),
    ...(formal === null ? [] : [words`Awaiting the formally responsible body: ${theBody(formal, detail.names)}`]),
  ];
  return joined(lines, '\n');
}

function byThose(bodies: readonly string[], detail: Detail): Words {
  const by = bodies.map((body) => theBody(body, detail.names));
  return by.length === 0 ? nothing : words` by ${listed(by, detail.bodies)}`;
}

type Content = NonNullable<SignOffLine['content']>;

function deadline(state: SignOffLine['state'], { deadline: at, timezone, overdue }: Content): Words {
  if (state !== 'open' && state !== 'changes_requested') return nothing;
  if (at === null) return words`, no deadline`;
  return words`, by ${day(at, timezone)}${overdue ? words`, *overdue*` : nothing}`;
}

function owed({ body, people, inquorate, count }: Content['waiting'][number], detail: Detail): Words {
  const who = people.map((person) => name(person, detail.names));
  const left = inquorate ? [words`*too few are left who may decide*`] : [];
  const sum = count === undefined ? nothing : words`; ${count}`;
  return words`${name(body, detail.names)} (${listed([...who, ...left], detail.people)}${sum})`;
}

/** "Show", which opens as much of a request as whoever presses it may see: to them alone. */
export function showButton(
  { signOffId, reference, title }: Pick<SignOffLine, 'signOffId' | 'reference' | 'title'>,
  action: string,
  label = 'Show',
): types.Button {
  return {
    type: 'button',
    action_id: action,
    text: plainText(label),
    value: JSON.stringify({ signOffId }),
    accessibility_label: shortened(oneLine(`Show ${reference}: ${title}`), slackLimits.button.accessibilityLabel, plain),
  };
}
