import { z } from 'zod';
import { slackLimits } from '../../slack/limits.ts';
import { actionable, confirmable, focusable, optionGroup, placeholdable, plainOption, richOption } from './text-objects.ts';

const several = { max_selected_items: z.int().min(1).optional() };
const select = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const filter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
const choices = {
  options: z.array(plainOption).min(1).max(slackLimits.select.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(slackLimits.select.optionGroups).optional(),
};
const conversations = { default_to_current_conversation: z.boolean().optional(), filter: filter.optional() };
const urlEnabled = { response_url_enabled: z.boolean().optional() };
const ids = z.array(z.string().min(1));

type Choice = z.infer<typeof plainOption>;
type Chooser = { options?: Choice[] | undefined; option_groups?: { options: Choice[] }[] | undefined };

function offered(chooser: Chooser): string[] {
  return [...(chooser.options ?? []), ...(chooser.option_groups ?? []).flatMap((group) => group.options)].map((option) => option.value);
}

function checkChooser(
  chooser: Chooser & { initial_option?: Choice | undefined; initial_options?: Choice[] | undefined },
  issues: z.core.$RefinementCtx,
) {
  if ((chooser.options === undefined) === (chooser.option_groups === undefined)) {
    issues.addIssue({ code: 'custom', message: 'needs either options or option groups', path: ['options'] });
  }
  checkInitial(offered(chooser), [...(chooser.initial_options ?? []), ...(chooser.initial_option ? [chooser.initial_option] : [])], issues);
}

function checkInitial(values: readonly string[], initial: readonly { value: string }[], issues: z.core.$RefinementCtx) {
  if (initial.some((option) => !values.includes(option.value))) {
    issues.addIssue({ code: 'custom', message: 'an initial option must be one of the options', path: ['options'] });
  }
  if (new Set(values).size < values.length) {
    issues.addIssue({ code: 'custom', message: 'two options have the same value', path: ['options'] });
  }
}

const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...select, ...choices, initial_option: plainOption.optional() })
  .superRefine(checkChooser);
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...select,
    ...choices,
    ...several,
    initial_options: z.array(plainOption).min(1).optional(),
  })
  .superRefine(checkChooser);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...actionable,
    ...confirmable,
    ...focusable,
    options: z.array(richOption).min(1).max(slackLimits.radioButtons.options),
    initial_option: richOption.optional(),
  })
  .superRefine((radio, issues) =>
    checkInitial(
      radio.options.map((option) => option.value),
      radio.initial_option ? [radio.initial_option] : [],
      issues,
    ),
  );

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...actionable,
    ...confirmable,
    ...focusable,
    options: z.array(richOption).min(1).max(slackLimits.checkboxes.options),
    initial_options: z.array(richOption).min(1).optional(),
  })
  .superRefine((boxes, issues) =>
    checkInitial(
      boxes.options.map((option) => option.value),
      boxes.initial_options ?? [],
      issues,
    ),
  );

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: z.array(plainOption).min(1).max(slackLimits.overflow.options),
});

export const selects = [
  staticSelect,
  z.strictObject({ type: z.literal('users_select'), ...select, initial_user: z.string().min(1).optional() }),
  z.strictObject({ type: z.literal('channels_select'), ...select, ...urlEnabled, initial_channel: z.string().min(1).optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...select,
    ...conversations,
    ...urlEnabled,
    initial_conversation: z.string().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    ...select,
    initial_option: plainOption.optional(),
    min_query_length: z.int().min(1).optional(),
  }),
] as const;

export const multiSelects = [
  multiStaticSelect,
  z.strictObject({ type: z.literal('multi_users_select'), ...select, ...several, initial_users: ids.optional() }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...select, ...several, initial_channels: ids.optional() }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...select,
    ...several,
    ...conversations,
    initial_conversations: ids.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...select,
    ...several,
    initial_options: z.array(plainOption).min(1).optional(),
    min_query_length: z.int().min(1).optional(),
  }),
] as const;
