import { z } from 'zod';
import { id, text, word } from './fields.ts';
import { chosen } from './stale.ts';

// Only what is read. Slack adds fields at will: unknown ones pass.

const team = z.object({ id });
const user = z.object({ id });
const address = z.url({ protocol: /^https?$/ });

export const commandPayload = z.object({
  team_id: id,
  channel_id: id,
  user_id: id,
  command: word,
  // No message of Slack's is longer.
  text: text(40_000).default(''),
  trigger_id: word,
  response_url: address,
});

export const actionPayload = z.object({
  type: z.literal('block_actions'),
  team,
  user: user.extend({ team_id: id.optional() }),
  trigger_id: word,
  channel: z.object({ id }).optional(),
  response_url: address.optional(),
  view: z.object({ id: word, type: z.string().optional() }).optional(),
  actions: z.tuple(
    [z.object({ type: z.string().optional(), action_id: word, action_ts: word, value: text(2000).optional() })],
    z.unknown(),
  ),
});

/** The values of a form's inputs: by block id, then action id. */
const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

export const submissionPayload = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  view: z.object({ id: word, hash: word, callback_id: text(255), private_metadata: text(3000), state }),
});

export const closedPayload = z.object({ type: z.literal('view_closed'), team, user, view: z.object({ id: word, callback_id: text(255) }) });

/** A shortcut, on a message or anywhere. */
export const shortcutPayload = z.object({
  type: z.enum(['shortcut', 'message_action']),
  team,
  user,
  callback_id: text(255),
  trigger_id: word,
  response_url: address.optional(),
  channel: z.object({ id }).optional(),
  message: z.object({ text: text(40_000).nullish() }).optional(),
});

export const channelJoined = z.object({
  team_id: id,
  event_id: word,
  event: z.object({ type: z.literal('member_joined_channel'), user: id, channel: id }),
});

export const homeOpened = z.object({
  team_id: id,
  event: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string() }),
});

export type ShortcutPayload = z.infer<typeof shortcutPayload>;
export type SubmissionPayload = z.infer<typeof submissionPayload>;

/** What an input of a form holds: its text or the value chosen; empty where nothing was given. Block and action ids are the same word. */
export function inputValue({ view }: SubmissionPayload, name: string): string {
  const [element] = Object.values(view.state.values[name] ?? {});
  return element === undefined ? '' : chosen(element, chosenOrTyped);
}

/** What is typed into an input is at most this long, whatever its own limit. */
const given = text(3000);

const chosenOrTyped = z.union([
  z.object({ selected_option: z.object({ value: given }).nullable() }).transform(({ selected_option }) => selected_option?.value ?? ''),
  z.object({ value: given.nullish() }).transform(({ value }) => value ?? ''),
]);
