import { z } from 'zod';

// Only what is read. Slack adds fields at will: unknown ones pass.

const team = z.object({ id: z.string() });
const user = z.object({ id: z.string() });

export const commandPayload = z.object({
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.url(),
});

export const actionPayload = z.object({
  type: z.literal('block_actions'),
  team,
  user: user.extend({ team_id: z.string().optional() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  response_url: z.url().optional(),
  view: z.object({ id: z.string() }).optional(),
  actions: z.tuple([z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().optional() })], z.unknown()),
});

/** The values of a form's inputs: by block id, then action id. */
const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

export const submissionPayload = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  view: z.object({ id: z.string(), hash: z.string(), callback_id: z.string(), private_metadata: z.string(), state }),
});

export const channelJoined = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({ type: z.literal('member_joined_channel'), user: z.string(), channel: z.string() }),
});

export type SubmissionPayload = z.infer<typeof submissionPayload>;

/** What an input of a form holds: its text or the value chosen; empty where nothing was given. Block and action ids are the same word. */
export function inputValue({ view }: SubmissionPayload, name: string): string {
  const [element] = Object.values(view.state.values[name] ?? {});
  return element === undefined ? '' : chosenOrTyped.parse(element);
}

const chosenOrTyped = z.union([
  z
    .object({ selected_option: z.object({ value: z.string() }).nullable() })
    .transform(({ selected_option }) => selected_option?.value ?? ''),
  z.object({ value: z.string().nullish() }).transform(({ value }) => value ?? ''),
]);
