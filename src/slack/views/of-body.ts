import type { GoOn } from './go-on.ts';

function goOn(actionId: string): GoOn {
  return { actionId, value: (bodyId) => JSON.stringify({ bodyId }) };
}

/** What the choice of a body leads to, where a word fitted several. */
export const ofBody = { next: goOn('board_next_of'), preview: goOn('preview_digest_of'), send: goOn('send_digest_of') } as const;
