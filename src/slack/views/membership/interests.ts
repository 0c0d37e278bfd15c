import type { types } from '@slack/bolt';
import { interestWords, rulingWords } from '#src/domain/sign-off/words.ts';
import type { InterestDeclared } from '#src/use-cases/membership/declare-interest.ts';
import type { InterestLine } from '#src/use-cases/membership/show-interests.ts';
import type { StandsAside } from '#src/use-cases/membership/where-aside.ts';
import type { InterestRuledOn } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { slackLimits } from '../../limits.ts';
import { capitalised } from '../capitalised.ts';
import { oneLine, plain, shortened } from '../escape.ts';
import { calendarDay, date } from '../instants.ts';
import { message, type Piece, plainText, type SlackMessage } from '../layout.ts';
import { giveButton } from '../sign-off/decide/private-buttons.ts';
import { counted, extract, joined, listed, name, nothing, theBody, type Words, words } from '../words.ts';

export const endInterestAction = 'sign_off_end_interest';

const mostAside = 10;

/** Tells who declared an interest what follows from it now. */
export function interestDeclared({ from, aside }: InterestDeclared): SlackMessage {
  const lead =
    from === null
      ? words`*Declared.* It is on record, and you can end it in Home.`
      : words`*Declared.* It holds from ${calendarDay(from)}, and you can end it in Home.`;
  const where = whereAsideInWords(aside);
  return message([
    { kind: 'paragraph', words: lead },
    { kind: 'paragraph', words: where },
  ]);
}

function whereAsideInWords({ shown, more }: InterestDeclared['aside']): Words {
  if (shown.length + more === 0) return words`No open request that waits for you is touched by it now. You are told when one is.`;
  const left = shown.length - mostAside;
  const lines = [...shown.slice(0, mostAside).map(asideLine), ...(left > 0 ? [words`and ${counted(left, 'more', 'more')}`] : [])];
  const others =
    more === 0
      ? []
      : [
          words`It touches ${counted(more, 'other open request', 'other open requests')} to bodies you sit in. Their cards say for which you do not decide.`,
        ];
  return joined([...(lines.length > 0 ? [words`You do not decide on:`, ...lines] : []), ...others], '\n');
}

function asideLine({ reference, title, body, rulers }: StandsAside): Words {
  const who = rulers.map((one) => name(one, 80));
  const asked = who.length === 0 ? nothing : words`; ${listed(who, 4)} ${who.length === 1 ? 'is' : 'are'} asked to rule on it`;
  return words`• *${reference}* ${name(title, 150)}, for ${theBody(body, 100)}${asked}`;
}

export function interestRuledOn({ reference, body, person, action }: InterestRuledOn): SlackMessage {
  const text = words`*Ruled* on the interest of ${name(person, 100)} in ${reference} for ${theBody(body)}: ${rulingWords[action]}. They are told, with your reason.`;
  return message([{ kind: 'paragraph', words: text }]);
}

export function interestEnded({ text }: { readonly text: string }): SlackMessage {
  const said = words`*Ended:* your interest “${extract(text, 200)}”. You decide again on what it touched. It stays on record.`;
  return message([{ kind: 'paragraph', words: said }]);
}

type At = { readonly signOffBodyId: string; readonly version: number; readonly reference: string; readonly body: string };

/** What can be done where Slack does not open the form. */
export function declareWithoutForm(at: At): SlackMessage {
  const text = words`If Slack does not open the form, or does not take it from you, step aside from this request, and ask the secretariat to put your interest on record.`;
  const button = giveButton({ ...at, verdict: 'recuse', toFollow: false, label: 'Step aside' });
  return message([
    { kind: 'paragraph', words: text },
    { kind: 'buttons', id: endInterestAction, buttons: [button] },
  ]);
}

const mostShown = 5;

/** The viewer's own interests, as Home has them. */
export function interestPieces(interests: readonly InterestLine[]): Piece[] {
  if (interests.length === 0) return [];
  const left = interests.length - mostShown;
  return [
    { kind: 'heading', text: 'Interests you have declared' },
    ...interests.slice(0, mostShown).map((line): Piece => ({ kind: 'item', words: interestWordsOf(line), button: endButton(line) })),
    ...(left > 0 ? [{ kind: 'small' as const, words: words`and ${counted(left, 'more', 'more')}, which come up as these end` }] : []),
    { kind: 'line' },
  ];
}

function interestWordsOf({ category, text, touches, oneRequest, since, until, timezone: zone }: InterestLine): Words {
  const what = [...touches.map((one) => name(one, 80)), ...(oneRequest ? [words`one request`] : [])];
  const last = until === null ? nothing : words`, ends on ${date(until, zone)}`;
  return words`*${capitalised(interestWords[category])}*: ${extract(text, 300)}\nTouches ${listed(what, 6)}. Declared from ${date(since, zone)}${last}`;
}

function endButton({ interestId, text }: InterestLine): types.Button {
  return {
    type: 'button',
    action_id: endInterestAction,
    text: plainText('End'),
    value: JSON.stringify({ interestId }),
    accessibility_label: shortened(oneLine(`End the interest: ${text}`), slackLimits.button.accessibilityLabel, plain),
    confirm: {
      title: plainText('Has this interest ended?'),
      text: plainText('You then decide again on what it touched. It stays on record.'),
      confirm: plainText('It has ended'),
      deny: plainText('Cancel'),
    },
  };
}
