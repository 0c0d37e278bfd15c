import { z } from 'zod';
import { problemsInChange, problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { type Json, type Metadata, objectsOf } from '../model.ts';
import { refuseProblems, SlackError } from './answer.ts';
import type { Arguments } from './arguments.ts';

/** Text and blocks of a call, checked as Slack checks those of a new message, or those an old one is changed to. */
export function messageContent(args: Arguments, of: 'new' | 'changed' = 'new'): { readonly text: string; readonly blocks: Json[] } {
  const text = args.text('text');
  const blocks = args.json('blocks', 'invalid_blocks_format');
  const problemsIn = of === 'new' ? problemsInMessage : problemsInChange;
  refuseProblems(problemsIn({ text: text ?? undefined, blocks }), '');
  return { text: text ?? '', blocks: objectsOf(blocks) };
}

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

export function messageMetadata(args: Arguments): Metadata | null {
  const given = args.json('metadata', 'invalid_metadata_format');
  if (given === undefined) return null;
  const checked = metadataSchema.safeParse(given);
  if (!checked.success) throw new SlackError('invalid_metadata_format');
  return checked.data;
}
