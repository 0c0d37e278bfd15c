import type { ChairHasActed } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import type { VerdictContested } from '#src/use-cases/sign-off/decide/contest-verdict.ts';
import type { VersionContested } from '#src/use-cases/sign-off/decide/contest-version.ts';
import type { ConditionDischarged } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import type { VerdictGiven } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import type { VerdictRecorded } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { message, type Piece, type SlackMessage } from '../../layout.ts';
import { counted, listed, name, nothing, theBody, type Words, words } from '../../words.ts';
import { verdictOn } from '../read/words.ts';
import { sayWhyButton } from './private-buttons.ts';

/** Tells an approver what is recorded; a verdict that lost the race changes nothing, and they are told. */
export function verdictRecorded(given: VerdictGiven): SlackMessage {
  const late = given.afterOutcome;
  if (late !== null) {
    return said(
      words`*Recorded after the outcome:* you ${did(given)}, but it had decided before: ${late}. Your answer is kept and changes nothing.`,
    );
  }
  const { toFollow, verdict } = given;
  const later = verdict === 'approve_with_conditions' ? words` Give the conditions when you can.` : words` Say why when you can.`;
  const text = words`*Recorded:* you ${did(given)}.${toFollow ? later : nothing}`;
  return said(text, toFollow ? [sayWhyButton({ ...given, act: verdict })] : []);
}

/** Tells an approver that what was to follow their verdict has been added to it. */
export function wordsAdded({ reference, body, verdict }: Pick<VerdictGiven, 'reference' | 'body' | 'verdict'>): SlackMessage {
  const what = verdict === 'approve_with_conditions' ? 'conditions' : 'reason';
  return said(words`*Recorded:* the ${what} for your answer on ${reference} for ${theBody(body)}.`);
}

/** Tells the secretariat what it has recorded for an approver. */
export function verdictRecordedFor(given: VerdictRecorded): SlackMessage {
  const person = name(given.person, 100);
  const late = given.afterOutcome;
  if (late !== null)
    return said(
      words`*Recorded after the outcome:* ${person} ${did(given)}, but it had decided before: ${late}. It is kept and changes nothing.`,
    );
  return said(words`*Recorded:* ${person} ${did(given)}. They are told, and can say that it is not what they said.`);
}

function did({ verdict, version, reference, body, standsFor }: VerdictGiven): Words {
  const others =
    standsFor.length === 0
      ? nothing
      : words`, in place of ${listed(
          standsFor.map((one) => name(one, 100)),
          12,
        )}`;
  return words`${verdictOn(verdict, words`version ${version} of ${reference}`)} for ${theBody(body)}${others}`;
}

export function chairHasActed(acted: ChairHasActed): SlackMessage {
  const { reference, version, body, toFollow } = acted;
  const text = words`*Recorded:* you approved version ${version} of ${reference} for ${theBody(body)} alone, as its chair. Its next meeting is asked to ratify it.${toFollow ? ' Say why when you can.' : ''}`;
  return said(text, toFollow ? [sayWhyButton({ ...acted, act: 'chairs_action' })] : []);
}

export function chairsReasonAdded({ reference, body }: ChairHasActed): SlackMessage {
  return said(words`*Recorded:* the reason for your chair's action on ${reference} for ${theBody(body)}.`);
}

export function versionContested({ reference, version }: VersionContested): SlackMessage {
  return said(
    words`*Recorded:* version ${version} of ${reference} is a major one now. Every body starts again, and its author is told why.`,
  );
}

export function verdictContested({ reference, body, reopened }: VerdictContested): SlackMessage {
  const then = reopened ? words`The decision is open again: give your own answer on the card.` : nothing;
  return said(words`*Recorded:* what was recorded for you on ${reference} for ${theBody(body)} no longer counts. ${then}`);
}

export function conditionDischarged({ reference, body, left }: ConditionDischarged): SlackMessage {
  const open = left === 0 ? words`No condition is left.` : words`${counted(left, 'condition')} still open.`;
  return said(words`*Recorded:* the condition of ${theBody(body)} on ${reference} is met. ${open}`);
}

function said(text: Words, more: readonly Piece[] = []): SlackMessage {
  return message([{ kind: 'paragraph', words: text }, ...more]);
}
