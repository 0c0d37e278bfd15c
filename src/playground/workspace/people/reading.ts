import { CannotBeDone } from '../cannot-be-done.ts';
import { isJson, type Json, objectsOf, stringOf } from '../model.ts';

/** Something a person can press, choose in or type into. */
export type Control = {
  readonly type: string;
  readonly actionId: string;
  readonly blockId: string;
  /** What a person calls it: a button's words, an input's label, else its placeholder */
  readonly label: string;
  readonly value: string | null;
  /** The words of the dialog that asks before anything is sent */
  readonly confirm: string | null;
  readonly element: Json;
  /** The input block around it; null for what stands in sections and actions */
  readonly input: Json | null;
};

/** Where a control stands: exact, as action ids are unique in their block. */
export type ControlRef = { readonly blockId: string; readonly actionId: string };

type Shown = { readonly blocks: readonly Json[]; readonly text?: string };

/** All words a person sees of a message or view: of its blocks, or the plain text where there are none. */
export function allText(shown: Shown): string {
  return shown.blocks.length > 0 ? shown.blocks.flatMap(wordsOf).join('\n') : (shown.text ?? '');
}

/** The buttons of a message or view, in order. */
export function buttons(shown: Shown): Control[] {
  return controls(shown).filter((control) => control.type === 'button');
}

/** Everything in a message or view that a person can act on, in order. */
export function controls(shown: Shown): Control[] {
  return shown.blocks.flatMap((block) => {
    const input = block['type'] === 'input' ? block : null;
    const single = [block['accessory'], block['element']].filter(isJson);
    return [...single, ...objectsOf(block['elements'])]
      .filter((element) => typeof element['action_id'] === 'string')
      .map((element) => control(element, block, input));
  });
}

/** The one control with that action id or label; with `value` where several share it. */
export function findControl(shown: Shown, name: string, value?: string): Control {
  const all = controls(shown);
  const found = all.filter((one) => [one.actionId, one.label, one.blockId].includes(name));
  const exact = value === undefined ? found : found.filter((one) => one.value === value);
  const [only, another] = exact.length > 0 ? exact : found;
  if (only && !another) return only;
  const there = all.map((one) => `"${one.label}" (${one.actionId})`).join(', ');
  throw new CannotBeDone(`${only ? 'More than one' : 'No'} "${name}" to act on. There is: ${there || 'nothing'}`);
}

/** The control that stands exactly there. */
export function controlAt(shown: Shown, { blockId, actionId }: ControlRef): Control {
  const found = controls(shown).find((one) => one.blockId === blockId && one.actionId === actionId);
  if (found) return found;
  throw new CannotBeDone('What you acted on has changed meanwhile and is not there any more.');
}

export function textOf(value: unknown): string | null {
  return isJson(value) ? stringOf(value['text']) : null;
}

function control(element: Json, block: Json, input: Json | null): Control {
  return {
    type: String(element['type']),
    actionId: String(element['action_id']),
    blockId: String(block['block_id']),
    label: textOf(input?.['label']) ?? textOf(element['text']) ?? textOf(element['placeholder']) ?? '',
    value: stringOf(element['value']),
    confirm: isJson(element['confirm']) ? wordsOf(element['confirm']).join('\n') : null,
    element,
    input,
  };
}

/** Words in the order in which they stand; a confirm dialog's only count inside itself. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'confirm' && isJson(inner) && 'title' in inner) return [];
    return (key === 'text' || key === 'alt_text') && typeof inner === 'string' ? [inner] : wordsOf(inner);
  });
}
