import { slackLimits } from '#src/slack/limits.ts';
import { CannotBeDone } from '../cannot-be-done.ts';
import { fileTypeOf } from '../file-types.ts';
import { isJson, type Json, objectsOf, stringOf } from '../model.ts';
import { type Control, textOf } from './reading.ts';

/** What a person types or chooses: text, an option by its words or value, a file by its id, or several of them. */
export type Filling = string | number | readonly string[] | null;

const typed = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'];
const chosen: Record<string, { readonly field: string; readonly initial: string; readonly list: boolean }> = {
  datepicker: { field: 'selected_date', initial: 'initial_date', list: false },
  timepicker: { field: 'selected_time', initial: 'initial_time', list: false },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', list: false },
  users_select: { field: 'selected_user', initial: 'initial_user', list: false },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', list: false },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', list: false },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', list: true },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', list: true },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', list: true },
};
/** A file of this person's by its id, as the Web API shows it. */
export type FileOf = (id: string) => Json;

const optionTypes = ['static_select', 'external_select', 'radio_buttons', 'overflow'];
const severalOptions = ['multi_static_select', 'multi_external_select', 'checkboxes'];

/** True for what has a value in a view's state: inputs and choosers, but no buttons. */
export function holdsValue({ type }: Control): boolean {
  if (type === 'overflow') return false;
  return [...typed, ...optionTypes, ...severalOptions, 'file_input'].includes(type) || type in chosen;
}

/** The value with which a control begins, in the form of `view.state.values`. */
export function initialValue({ type, element }: Control): Json {
  if (typed.includes(type)) return { type, value: element['initial_value'] ?? null };
  const picker = chosen[type];
  if (picker) return { type, [picker.field]: element[picker.initial] ?? (picker.list ? [] : null) };
  if (type === 'file_input') return { type, files: [] };
  if (severalOptions.includes(type)) return { type, selected_options: element['initial_options'] ?? [] };
  return { type, selected_option: element['initial_option'] ?? null };
}

/** The value of a control after a person has filled it in, in the form of `view.state.values`. */
export function filledValue(control: Control, filling: Filling, fileOf: FileOf): Json {
  const { type } = control;
  if (typed.includes(type)) return { type, value: filling === null || filling === '' ? null : String(filling) };
  if (type === 'file_input') return { type, files: listOf(filling).map(fileOf) };
  const picker = chosen[type];
  if (picker) return { type, [picker.field]: picked(type, picker.list, filling) };
  if (severalOptions.includes(type)) return { type, selected_options: listOf(filling).map((name) => option(control, name)) };
  if (optionTypes.includes(type)) return { type, selected_option: filling === null ? null : option(control, String(filling)) };
  throw new CannotBeDone(`"${control.label}" is a ${type}: it can't be filled in`);
}

/** Whether nothing was typed or chosen. */
function isEmpty(value: Json): boolean {
  return Object.entries(value).every(([key, inner]) => key === 'type' || inner === null || (Array.isArray(inner) && inner.length === 0));
}

/** What Slack itself says of a value before it sends anything; null where it is content. */
export function complaint({ type, element, input }: Control, value: Json): string | null {
  if (isEmpty(value)) return input && input['optional'] !== true ? 'Please complete this required field.' : null;
  const text = stringOf(value['value']) ?? '';
  if (type === 'plain_text_input') return lengthComplaint(text, element);
  if (type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  if (type === 'email_text_input' && !/^\S+@\S+$/.test(text)) return 'Please enter a valid email address.';
  if (type === 'number_input' && !Number.isFinite(Number(text))) return 'Please enter a number.';
  return type === 'file_input' ? filesComplaint(objectsOf(value['files']), element) : null;
}

function filesComplaint(files: readonly Json[], element: Json): string | null {
  const most = Number(element['max_files'] ?? slackLimits.fileInput.files);
  const types = Array.isArray(element['filetypes']) ? element['filetypes'] : [];
  if (files.length > most) return `Please choose no more than ${most} files.`;
  const fits = files.every((file) => types.length === 0 || types.includes(fileTypeOf(String(file['name']))));
  return fits ? null : `Please choose files of these types only: ${types.join(', ')}.`;
}

function lengthComplaint(text: string, element: Json): string | null {
  const most = Number(element['max_length'] ?? 3000);
  const least = Number(element['min_length'] ?? 0);
  if (text.length > most) return `Must be no more than ${most} characters.`;
  return text.length < least ? `Must be at least ${least} characters.` : null;
}

function option({ element, label }: Control, name: string): Json {
  const options = [
    ...objectsOf(element['options']),
    ...objectsOf(element['option_groups']).flatMap((group) => objectsOf(group['options'])),
  ];
  const found = options.find((one) => one['value'] === name) ?? options.find((one) => textOf(one['text']) === name);
  if (isJson(found)) return found;
  throw new CannotBeDone(`"${label}" has no option "${name}". There is: ${options.map((one) => `"${textOf(one['text'])}"`).join(', ')}`);
}

function picked(type: string, list: boolean, filling: Filling): unknown {
  if (list) return listOf(filling);
  // An instant in seconds, which is the one number among them.
  return type === 'datetimepicker' && filling !== null ? Number(filling) : filling;
}

function listOf(filling: Filling): readonly string[] {
  if (filling === null) return [];
  return typeof filling === 'object' ? filling : [String(filling)];
}
