import type { types } from '@slack/bolt';
import { slackLimits } from '../limits.ts';
import { distinct } from './distinct.ts';
import { oneLine, plain, shortened } from './escape.ts';
import { plainText } from './layout.ts';

export type Choice = { readonly value: string; readonly text: string; readonly description?: string };

/** `id` names the block and its input alike. `redraws`: the form is drawn anew when it changes */
type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly redraws?: boolean;
};

function input(field: Field, element: types.InputBlock['element']): types.InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plainText(field.label),
    element,
    optional: field.optional ?? false,
    ...(field.redraws ? { dispatch_action: true } : {}),
    ...(field.hint === undefined ? {} : { hint: plainText(field.hint) }),
  };
}

/** A text field. Text too long to be filled in is left out: Slack would refuse the whole form. */
export function textField(
  field: Field & { readonly multiline?: boolean; readonly filled?: string | null; readonly longest?: number },
): types.InputBlock {
  const longest = field.longest ?? slackLimits.plainTextInput.maxLength;
  const filled = field.filled ?? '';
  return input(field, {
    type: 'plain_text_input',
    action_id: field.id,
    multiline: field.multiline ?? false,
    max_length: longest,
    ...(filled !== '' && filled.length <= longest ? { initial_value: filled } : {}),
  });
}

/** A list to choose from. Slack shows 100 options; more stand in groups by their first and last name, and typing searches all of them. */
export function choiceField(field: Field & { readonly choices: readonly Choice[]; readonly chosen?: string | null }): types.InputBlock {
  const options = optionsOf(field.choices);
  const initial = options.find(({ value }) => value === field.chosen);
  return input(field, {
    type: 'static_select',
    action_id: field.id,
    placeholder: plainText(options.length > slackLimits.select.options ? `Choose, or type to search all ${options.length}` : 'Choose'),
    ...(options.length > slackLimits.select.options ? { option_groups: grouped(options) } : { options }),
    ...(initial ? { initial_option: initial } : {}),
  });
}

/** Several of a list. */
export function severalField(
  field: Field & { readonly choices: readonly Choice[]; readonly chosen?: readonly string[] },
): types.InputBlock {
  const options = optionsOf(field.choices);
  const initial = options.filter(({ value }) => value !== undefined && field.chosen?.includes(value));
  return input(field, {
    type: 'multi_static_select',
    action_id: field.id,
    placeholder: plainText('Choose all that apply'),
    ...(options.length > slackLimits.select.options ? { option_groups: grouped(options) } : { options }),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
}

/** Boxes to tick, up to ten. */
export function checkboxField(
  field: Field & { readonly choices: readonly Choice[]; readonly ticked?: readonly string[] },
): types.InputBlock {
  const options = optionsOf(field.choices);
  const initial = options.filter(({ value }) => value !== undefined && field.ticked?.includes(value));
  return input(field, {
    type: 'checkboxes',
    action_id: field.id,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
}

/** A few choices that all stand in sight; the first is chosen where none is named. */
export function radioField(field: Field & { readonly choices: readonly Choice[]; readonly chosen?: string }): types.InputBlock {
  const options = optionsOf(field.choices);
  const first = options.find(({ value }) => value === field.chosen) ?? options[0];
  return input(field, { type: 'radio_buttons', action_id: field.id, options, ...(first ? { initial_option: first } : {}) });
}

/** A day, as an ISO date. */
export function dateField(field: Field & { readonly filled?: string | null }): types.InputBlock {
  return input(field, {
    type: 'datepicker',
    action_id: field.id,
    placeholder: plainText('Choose a day'),
    ...(field.filled ? { initial_date: field.filled } : {}),
  });
}

/** Anybody in the workspace. */
export function personField(field: Field): types.InputBlock {
  return input(field, { type: 'users_select', action_id: field.id, placeholder: plainText('Choose somebody') });
}

export function fileField(field: Field & { readonly most: number }): types.InputBlock {
  return input(field, { type: 'file_input', action_id: field.id, max_files: field.most });
}

/** No two read the same. */
function optionsOf(choices: readonly Choice[]): types.PlainTextOption[] {
  const { text: longest, description: longestDescription } = slackLimits.option;
  const descriptions = choices.map(({ description }) => (description ? cut(description, longestDescription) : ''));
  const texts = distinct(
    choices.map(({ text }) => text),
    longest,
    descriptions,
  );
  return choices.map(({ value, text }, index) => ({
    value,
    text: plainText(texts[index] ?? text),
    ...(descriptions[index] ? { description: plainText(descriptions[index]) } : {}),
  }));
}

function grouped(options: readonly types.PlainTextOption[]): { label: types.PlainTextElement; options: types.PlainTextOption[] }[] {
  const sorted = options.toSorted((a, b) => a.text.text.localeCompare(b.text.text, 'en-GB'));
  const size = slackLimits.select.options;
  return Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) => {
    const group = sorted.slice(index * size, (index + 1) * size);
    const [first, last] = [group.at(0)?.text.text ?? '', group.at(-1)?.text.text ?? ''];
    return { label: plainText(`${cut(first, 34)} to ${cut(last, 34)}`), options: group };
  });
}

function cut(text: string, limit: number): string {
  return shortened(oneLine(text), limit, plain);
}

/** A modal of ours: its callback id, what it carries for the submission, its fields. */
export function modal(view: {
  readonly callbackId: string;
  readonly carries: unknown;
  readonly title: string;
  readonly submit: string;
  readonly blocks: types.KnownBlock[];
}): types.ModalView {
  return {
    type: 'modal',
    callback_id: view.callbackId,
    private_metadata: JSON.stringify(view.carries),
    title: plainText(view.title),
    submit: plainText(view.submit),
    close: plainText('Cancel'),
    blocks: view.blocks,
  };
}
