import type { types } from '@slack/bolt';
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
  enterprise: z.object({}).nullish(),
  trigger_id: word,
  channel: z.object({ id }).optional(),
  response_url: address.optional(),
  view: z.object({ id: word, type: z.string().optional() }).optional(),
  actions: z.tuple(
    [
      z.object({
        type: z.string().optional(),
        action_id: word,
        action_ts: word,
        value: text(2000).optional(),
        selected_option: z.object({ value: text(2000) }).nullish(),
      }),
    ],
    z.unknown(),
  ),
});

/** The values of a form's inputs: by block id, then action id. */
const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });
const label = z.object({ text: z.string() });
/** Blocks of ours, as Slack gives them back with a form. */
const blocks = z.array(z.custom<types.AnyBlock>((block) => z.object({ type: z.string() }).safeParse(block).success));
const shown = z.object({ title: label, submit: label.nullish(), close: label.nullish(), blocks });
const filled = shown.extend({ id: word, hash: word, callback_id: text(255), private_metadata: text(3000), state });

export const submissionPayload = z.object({ type: z.literal('view_submission'), team, user, view: filled });

/** A choice in a form that is still open. */
export const choicePayload = z.object({ view: filled.extend({ type: z.literal('modal') }) });

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

const never = z.never().optional();

/** What somebody has written in a thread; neither an edit, nor a notice, nor anything an app wrote. */
export const threadReply = z.object({
  team_id: id,
  event_id: word,
  event: z.object({
    type: z.literal('message'),
    subtype: never,
    bot_id: never,
    edited: never,
    channel: id,
    user: id,
    text: z.string(),
    thread_ts: word,
  }),
});

export type ActionPayload = z.infer<typeof actionPayload>;
export type ShortcutPayload = z.infer<typeof shortcutPayload>;
export type SubmissionPayload = z.infer<typeof submissionPayload>;
/** A form as it stands before somebody, with what they filled in. */
export type FilledForm = { readonly view: z.infer<typeof filled> };

/** What an input of a form holds: its text, day or the value chosen; empty where nothing was given. The input is the only one of its block. */
export function inputValue(form: FilledForm, block: string): string {
  const element = elementOf(form, block);
  return element === undefined ? '' : chosen(element, chosenOrTyped);
}

/** The values of the boxes ticked in an input. */
export function inputValues(form: FilledForm, block: string): readonly string[] {
  const element = elementOf(form, block);
  return element === undefined ? [] : chosen(element, ticked);
}

/** The ids of the files given in any input of a form, each once. */
export function filesIn({ view }: FilledForm): readonly string[] {
  const elements = Object.values(view.state.values).flatMap((block) => Object.values(block));
  const ids = elements.flatMap((element) => uploaded.safeParse(element).data?.files ?? []).map((file) => file.id);
  return [...new Set(ids)];
}

function elementOf({ view }: FilledForm, block: string): unknown {
  return Object.values(view.state.values[block] ?? {})[0];
}

/** What is typed into an input is at most this long, whatever its own limit. */
const given = text(3000);

const option = z.object({ value: given });
const ticked = z.object({ selected_options: z.array(option) }).transform((boxes) => boxes.selected_options.map(({ value }) => value));
const uploaded = z.object({ type: z.literal('file_input'), files: z.array(z.object({ id })) });

const chosenOrTyped = z.union([
  z.object({ selected_date: given.nullable() }).transform(({ selected_date }) => selected_date ?? ''),
  z.object({ selected_user: id.nullable() }).transform(({ selected_user }) => selected_user ?? ''),
  z.object({ selected_option: option.nullable() }).transform(({ selected_option }) => selected_option?.value ?? ''),
  z.object({ value: given.nullish() }).transform(({ value }) => value ?? ''),
]);
