import { z } from 'zod';
import { slackLimits } from '#src/slack/limits.ts';
import type { Act, WorldAct } from './contract.ts';

const id = z.string().min(1).max(100);
const text = z.string().trim().min(1).max(slackLimits.message.text);
const chosen = z.union([z.string().max(slackLimits.message.text), z.array(z.string().max(255)).max(100), z.null()]);
const filled = z.record(z.string(), z.record(z.string(), chosen));
const control = z.strictObject({ blockId: z.string(), actionId: z.string() });
const message = { channel: id, ts: id };

const personal: z.ZodType<Act> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('write'), channel: id, thread: id.nullable(), text }),
  z.strictObject({ kind: z.literal('act_on_message'), ...message, control, chosen }),
  z.strictObject({ kind: z.literal('act_on_view'), viewId: id, control, chosen, filled }),
  z.strictObject({ kind: z.literal('submit'), viewId: id, filled }),
  z.strictObject({ kind: z.literal('close'), viewId: id, filled }),
  z.strictObject({ kind: z.literal('open_home') }),
  z.strictObject({ kind: z.literal('global_shortcut'), callbackId: id }),
  z.strictObject({ kind: z.literal('message_shortcut'), ...message, callbackId: id }),
  z.strictObject({ kind: z.enum(['invite_app', 'remove_app']), channel: id }),
]);

const nobodys: z.ZodType<WorldAct> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('go_to_next') }),
  z.strictObject({ kind: z.literal('advance_a_day') }),
  z.strictObject({ kind: z.literal('set_clock'), to: z.string().max(100) }),
  z.strictObject({ kind: z.literal('skip_step'), step: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('start_case'), key: id }),
  z.strictObject({ kind: z.enum(['check_file', 'start_from_file']), name: z.string().min(1).max(255), source: z.string() }),
]);

/** The body of `POST /acts`. */
export const requestToAct = z.union([z.strictObject({ as: z.null(), act: nobodys }), z.strictObject({ as: id, act: personal })]);
