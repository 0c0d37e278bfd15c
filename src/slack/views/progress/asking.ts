import type { types } from '@slack/bolt';
import { blocksOf } from '../layout.ts';
import { type Words, words } from '../words.ts';

/** At the head of a filled form: what is asked about before anything is saved, each question in a paragraph of its own. */
export function asking(questions: readonly Words[]): types.KnownBlock[] {
  return blocksOf(questions.map((question) => ({ kind: 'paragraph', words: words`*Not saved yet.* ${question}` })));
}
