import { z } from 'zod';
import { slackLimits } from '../../slack/limits.ts';

export function plainText(longest: number) {
  return z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(longest), emoji: z.boolean().optional() });
}

export function markdownText(longest: number) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(longest), verbatim: z.boolean().optional() });
}

export function anyText(longest: number) {
  return z.discriminatedUnion('type', [plainText(longest), markdownText(longest)]);
}

const option = slackLimits.option;

function optionWith<T extends z.ZodType>(text: T) {
  return z.strictObject({
    text,
    value: z.string().min(1).max(option.value),
    description: plainText(option.description).optional(),
    url: z.string().max(option.url).optional(),
  });
}

/** Options of selects and overflow menus: plain text only. */
export const plainOption = optionWith(plainText(option.text));

/** Options of checkboxes and radio buttons may use markdown. */
export const richOption = optionWith(anyText(option.text)).extend({ description: anyText(option.description).optional() });

export const optionGroup = z.strictObject({
  label: plainText(slackLimits.select.groupLabel),
  options: z.array(plainOption).min(1).max(slackLimits.select.options),
});

const confirm = slackLimits.confirm;
const style = z.enum(['primary', 'danger']);

const confirmDialog = z.strictObject({
  title: plainText(confirm.title),
  text: anyText(confirm.text),
  confirm: plainText(confirm.confirm),
  deny: plainText(confirm.deny),
  style: style.optional(),
});

export const actionable = { action_id: z.string().min(1).max(slackLimits.actionId).optional() };
export const confirmable = { confirm: confirmDialog.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(slackLimits.select.placeholder).optional() };
export const styleable = { style: style.optional() };
