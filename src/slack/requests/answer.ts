import type { types } from '@slack/bolt';
import { z } from 'zod';

/** What a person who asked for something gets back, privately. Kept with the request's key, so that a repeat gets the same. */
export type Answer =
  /** Nothing to say: what was done shows by itself */
  | { readonly kind: 'silent' }
  | { readonly kind: 'reply'; readonly text: string; readonly blocks: readonly types.KnownBlock[] }
  /** A form opens */
  | { readonly kind: 'open'; readonly view: types.ModalView }
  /** The form stays, with a message under each input named */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** The form gives way to this view */
  | { readonly kind: 'update'; readonly view: types.ModalView };

export function reply(drawn: { readonly text: string; readonly blocks: readonly types.KnownBlock[] }): Answer {
  return { kind: 'reply', text: drawn.text, blocks: drawn.blocks };
}

// Written by us alone, with the receipt.
const storedAnswer = z.custom<Answer>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export function readStoredAnswer(value: unknown): Answer {
  return storedAnswer.parse(value);
}
