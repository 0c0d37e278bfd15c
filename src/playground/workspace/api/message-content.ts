import { z } from 'zod';
import { problemsInMessage } from '#src/slack/check-blocks.ts';
import { type Json, type Metadata, objectsOf } from '../model.ts';
import { refuseProblems, SlackError } from './answer.ts';
import type { Arguments } from './arguments.ts';

/** Text and blocks of a call, checked as Slack checks them. */
export function messageContent(args: Arguments): { readonly text: string; readonly blocks: Json[] } {
  const text = args.text('text');
  const blocks = args.json('blocks', 'invalid_blocks_format');
  refuseProblems(problemsInMessage({ text: text ?? undefined, blocks }), '');
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
