import { confirmationModal } from '../views/confirmation-modal.ts';
import { outOfUse } from '../views/replies.ts';
import { type Answer, type Reply, refusal } from './answer.ts';
import type { SubmissionPayload } from './payloads.ts';
import { Stale } from './stale.ts';

/** What a handler answers, or what `otherwise` says where it finds that what was used is not ours as it stands. */
export async function orOutOfUse(handler: () => Promise<Answer>, otherwise: () => Answer): Promise<Answer> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof Stale) return otherwise();
    throw error;
  }
}

export function commandOutOfUse(typed: string): Reply {
  return refusal(outOfUse('command', typed));
}

export function buttonOutOfUse(): Reply {
  return refusal(outOfUse('button', null));
}

export function shortcutOutOfUse(): Reply {
  return refusal(outOfUse('shortcut', null));
}

/** Under the form's first input, so that what was typed can be copied; a form without any gives way to the message. */
export function formOutOfUse({ view }: SubmissionPayload): Answer {
  const drawn = outOfUse('form', null);
  const [input] = Object.keys(view.state.values);
  if (input === undefined) return { kind: 'update', view: confirmationModal(drawn), outcome: 'refused' };
  return { kind: 'errors', errors: { [input]: drawn.text } };
}
