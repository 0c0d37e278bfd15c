import type { types } from '@slack/bolt';
import type { VerdictStanding } from '#src/domain/sign-off/decision.ts';
import { receivedWords } from '#src/domain/sign-off/words.ts';
import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import type { ShownVerdict, ShownVersion } from '#src/use-cases/sign-off/read/describe-sign-off-history.ts';
import type { SignOffShown } from '#src/use-cases/sign-off/show/show-sign-off.ts';
import { asRichAsFits, linesThatFit } from '../../fitting.ts';
import { date, instant } from '../../instants.ts';
import { message, type Piece, plainText, type SlackMessage } from '../../layout.ts';
import { channel, counted, extract, joined, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { yourActs } from '../decide/acts.ts';
import { recordVerdictButton } from '../decide/private-buttons.ts';
import { drawSignOffCard } from './card.ts';
import { closedPieces } from './closed-card.ts';
import { verdictOn } from './words.ts';

export const manageActions = {
  amend: 'sign_off_amend',
  withdraw: 'sign_off_withdraw',
  privacy: 'sign_off_privacy',
  remind: 'sign_off_remind',
} as const;

type Whole = Extract<SignOffShown, { kind: 'whole' }>;

/** Bodies whose buttons stand here: each set takes characters of the message, and hardly anybody decides for more. */
const mostBodies = 4;
const budgets = { versions: 1_200, history: 2_400 } as const;

/** `/signoff show`: the card, what this person can do, every version and every answer, and where the cards stand. */
export function drawSignOffShown(shown: SignOffShown): SlackMessage {
  if (shown.kind === 'closed') return message(closedPieces(shown.card));
  return drawSignOffCard(shown.card, {
    acts: [...yours(shown), ...manage(shown), ...record(shown)],
    after: [...versions(shown), ...history(shown), ...places(shown), ...ofFiles(shown)],
  });
}

/** Somebody who sits in two bodies decides for each apart. */
function yours({ yours: all }: Whole): Piece[] {
  const left = all.length - mostBodies;
  const shown = all.slice(0, mostBodies).flatMap(yourActs);
  if (left <= 0) return shown;
  return [
    ...shown,
    {
      kind: 'small',
      words: words`You can decide for ${counted(left, 'more body', 'more bodies')}: answer on their cards, or in Conclave's Home.`,
    },
  ];
}

function manage({ card, mayAmend, mayRemind, mayWithdraw, maySetPrivacy }: Whole): Piece[] {
  const buttons = [
    ...(mayRemind ? [manageButton(manageActions.remind, 'Remind', card)] : []),
    ...(mayAmend ? [manageButton(manageActions.amend, 'New version', card)] : []),
    ...(maySetPrivacy ? [manageButton(manageActions.privacy, 'Who may see it', card)] : []),
    ...(mayWithdraw ? [manageButton(manageActions.withdraw, 'Withdraw', card)] : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', id: 'sign_off_manage', buttons }];
}

/** What whoever looks after a request does with it. */
export function manageButton(
  action: string,
  label: string,
  { signOffId, reference }: Pick<SignOffCard, 'signOffId' | 'reference'>,
): types.Button {
  return {
    type: 'button',
    action_id: action,
    text: plainText(label),
    value: JSON.stringify({ signOffId }),
    accessibility_label: `${label}: ${reference}`,
  };
}

function record({ card, recordFor }: Whole): Piece[] {
  return recordFor === null ? [] : [recordVerdictButton({ ...recordFor, reference: card.reference })];
}

function versions({ versions: all, card }: Whole): Piece[] {
  return [listOf('Versions', budgets.versions, [300, 80, 0], (limit) => all.map((version) => versionLine(version, card.timezone, limit)))];
}

const changes = { first: '', major: ', major', minor: ', minor' } as const;

function versionLine(version: ShownVersion, zone: string, limit: number): Words {
  const { number, change, title, by, at, hash, reason, contested } = version;
  const why = reason === null || limit === 0 ? nothing : words` (${extract(reason, limit)})`;
  const against =
    contested === null
      ? nothing
      : words`, contested by ${name(contested.by, 60)}${limit === 0 ? nothing : words`: “${extract(contested.reason, limit)}”`}`;
  return words`• *Version ${number}*${changes[change]}${why}, ${date(at, zone)}, ${name(by, 60)}: ${name(title, Math.max(limit, 40))}. Fingerprint ${hash.slice(0, 12)}${against}`;
}

function history({ verdicts, card }: Whole): Piece[] {
  if (verdicts.length === 0) return [];
  return [
    listOf('Every answer', budgets.history, [300, 80, 0], (limit) => verdicts.map((verdict) => verdictLine(verdict, card.timezone, limit))),
  ];
}

const standings: Readonly<Record<VerdictStanding, string>> = {
  counts: '',
  changed: ', changed since',
  started_again: ', before the body started again',
  replied: ', asked again with a later version',
  after_outcome: ', after the outcome',
  contested: ', contested by them, not counted',
  stands_aside: ', not counted: they stand aside',
  speaks_no_longer: ', not counted: they no longer speak for the body',
};

function verdictLine(given: ShownVerdict, zone: string, limit: number): Words {
  const { person, standsFor, body, verdict, version, reason, recorded, at, standing } = given;
  const others = standsFor.map((one) => name(one, 60));
  const inPlaceOf = others.length === 0 ? nothing : words` (for ${listed(others, 3)})`;
  const how = recorded === null ? nothing : words`, recorded by ${name(recorded.by, 60)} (received ${receivedWords[recorded.how]})`;
  const why = reason === null || limit === 0 ? nothing : words`: “${extract(reason, limit)}”`;
  return words`• ${instant(at, zone)}: ${name(person, 60)}${inPlaceOf} ${verdictOn(verdict, words`version ${version}`)} for ${theBody(body, 60)}${standings[standing]}${how}${why}`;
}

/** The same lines as richly as they fit, the last ones counted where even the shortest do not. */
function listOf(title: string, budget: number, limits: readonly number[], lines: (limit: number) => readonly Words[]): Piece {
  const renderings = limits.map((limit) => () => joined(lines(limit), '\n'));
  const { fitting, left } = linesThatFit(lines(limits.at(-1) ?? 0), budget);
  const cut = () => joined(left > 0 ? [...fitting, words`• and ${left} more`] : fitting, '\n');
  return { kind: 'paragraph', words: words`*${title}*\n${asRichAsFits([...renderings, cut], budget)}` };
}

/** A message before one person alone shares no file. */
function ofFiles({ card: { files, requester } }: Whole): Piece[] {
  if (files.length === 0) return [];
  const ask = words`A file opens for whoever reads one of its cards. If it does not open for you, ask ${name(requester.name, 100)} for it.`;
  return [{ kind: 'small', words: ask }];
}

function places({ channelIds }: Whole): Piece[] {
  if (channelIds.length === 0) return [{ kind: 'small', words: words`Its cards stand with those who decide, as direct messages.` }];
  return [
    {
      kind: 'small',
      words: words`Its cards stand in ${listed(
        channelIds.map((id) => channel(id, 'a channel')),
        12,
      )}.`,
    },
  ];
}
