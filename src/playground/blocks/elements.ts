import { z } from 'zod';
import { slackLimits } from '../../slack/limits.ts';
import { checkboxes, multiSelects, overflow, radioButtons, selects } from './choices.ts';
import { actionable, confirmable, focusable, markdownText, placeholdable, plainText, styleable } from './text-objects.ts';

const link = z.string().min(1).max(slackLimits.button.url);
const slackFile = z.union([z.strictObject({ id: z.string().min(1) }), z.strictObject({ url: z.string().min(1) })]);

export const imageSource = {
  image_url: z.string().min(1).max(slackLimits.image.url).optional(),
  slack_file: slackFile.optional(),
  alt_text: z.string().min(1).max(slackLimits.image.altText),
};

export function checkImageSource(image: { image_url?: unknown; slack_file?: unknown }, issues: z.core.$RefinementCtx): void {
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    issues.addIssue({ code: 'custom', message: 'needs either image_url or slack_file', path: ['image_url'] });
  }
}

const image = z.strictObject({ type: z.literal('image'), ...imageSource }).superRefine(checkImageSource);

const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  ...confirmable,
  ...styleable,
  text: plainText(slackLimits.button.text),
  value: z.string().max(slackLimits.button.value).optional(),
  url: link.optional(),
  accessibility_label: z.string().max(slackLimits.button.accessibilityLabel).optional(),
});

const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...actionable,
  ...confirmable,
  ...styleable,
  text: plainText(slackLimits.button.text),
  workflow: z.looseObject({ trigger: z.looseObject({ url: link }) }),
  accessibility_label: z.string().max(slackLimits.button.accessibilityLabel).optional(),
});

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm');
const when = { ...actionable, ...confirmable, ...focusable };

const datepicker = z.strictObject({ type: z.literal('datepicker'), ...when, ...placeholdable, initial_date: date.optional() });
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...when,
  ...placeholdable,
  initial_time: time.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({ type: z.literal('datetimepicker'), ...when, initial_date_time: z.int().optional() });

const dispatchConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .optional(),
});
const typed = { ...actionable, ...focusable, ...placeholdable, dispatch_action_config: dispatchConfig.optional() };
const typedText = z.string().max(slackLimits.plainTextInput.maxLength);

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: typedText.optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(slackLimits.plainTextInput.maxLength).optional(),
    max_length: z.int().min(1).max(slackLimits.plainTextInput.maxLength).optional(),
  })
  .superRefine((input, issues) => {
    if (input.max_length !== undefined && (input.initial_value?.length ?? 0) > input.max_length) {
      issues.addIssue({ code: 'custom', message: "is longer than the input's own max_length", path: ['initial_value'] });
    }
    if ((input.min_length ?? 0) > (input.max_length ?? slackLimits.plainTextInput.maxLength)) {
      issues.addIssue({ code: 'custom', message: 'is more than max_length', path: ['min_length'] });
    }
  });

const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: z.looseObject({ type: z.literal('rich_text') }).optional(),
  min_lines: z.int().optional(),
  max_lines: z.int().optional(),
});

const modalInputs = [
  z.strictObject({ type: z.literal('email_text_input'), ...typed, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: z.string().optional() }),
  z.strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    ...actionable,
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.int().min(1).max(slackLimits.fileInput.files).optional(),
  }),
] as const;

const pickers = [datepicker, timepicker, radioButtons, checkboxes, ...selects, ...multiSelects] as const;
const inputs = [plainTextInput, richTextInput, datetimepicker, ...pickers] as const;

export const accessory = z.discriminatedUnion('type', [button, workflowButton, image, overflow, ...pickers]);
export const actionElement = z.discriminatedUnion('type', [button, workflowButton, overflow, datetimepicker, richTextInput, ...pickers]);
export const contextElement = z.discriminatedUnion('type', [
  image,
  plainText(slackLimits.textObject),
  markdownText(slackLimits.textObject),
]);
export const inputElement = z.discriminatedUnion('type', [...inputs]);
/** Inputs for e-mail addresses, links, numbers and files stand in modals only. */
export const modalInputElement = z.discriminatedUnion('type', [...inputs, ...modalInputs]);
