import type { PreparedDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import type { PreparedRecord } from '#src/use-cases/sign-off/decide/prepare-record-verdict.ts';
import type { RulingForm } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { message, type SlackMessage } from '../../layout.ts';
import { listed, name, theBody, type Words, words } from '../../words.ts';

// Slack opens a form for somebody of another workspace and may not take it from them. What can only be said in words then goes another way.

/** Of an answer that counts already, whose reason or conditions are to follow. */
export function wordsWithoutForm({ act, reference, title, body, requester }: PreparedDecision): SlackMessage {
  const what = act === 'approve_with_conditions' ? 'conditions' : 'reason';
  return said(
    words`If Slack does not let you fill in the form: your answer on *${reference}* (${name(title, 300)}) for ${theBody(body)} counts without it. Tell the ${what} to ${name(requester, 100)}, who asked, in a message of your own. To have it on record, give it from an account in the workspace that Conclave is in.`,
  );
}

/** A ruling is made with a reason only. */
export function rulingWithoutForm({ reference, title, body, person, otherRulers }: RulingForm): SlackMessage {
  return said(
    words`If Slack does not let you fill in the form: a ruling on the interest of ${name(person, 100)} in *${reference}* (${name(title, 300)}) for ${theBody(body)} needs a reason, which has to be typed. ${otherwise(otherRulers, 'rule on it')} Until then ${name(person, 100)} does not decide.`,
  );
}

/** Who said what, and how it was received, is recorded in words only. */
export function recordWithoutForm({ reference, title, others }: PreparedRecord): SlackMessage {
  return said(
    words`If Slack does not let you fill in the form: what reached you on *${reference}* (${name(title, 300)}) can be recorded only with it. ${otherwise(others, 'record it')} The approver can answer on the card as well.`,
  );
}

function otherwise(people: readonly string[], act: string): Words {
  const inside = words`from an account in the workspace that Conclave is in`;
  if (people.length === 0) return words`You can ${act} ${inside}: ask whoever runs Slack there for one.`;
  const named = people.map((one) => name(one, 100));
  return words`Ask ${listed(named, 12)} to ${act}, or do so ${inside}.`;
}

function said(text: Words): SlackMessage {
  return message([{ kind: 'paragraph', words: text }]);
}
