import type { Answer } from './answer.ts';
import type { Button } from './button.ts';
import type { Form } from './form.ts';
import type { Context } from './handler.ts';
import { buttonOutOfUse } from './out-of-use.ts';
import type { ActionPayload, FilledForm } from './payloads.ts';

type Action = ActionPayload['actions'][0];

/** What a press or a choice does. */
type Effect = {
  readonly effect: (given: Context) => Promise<Answer>;
  readonly onRecord: boolean;
  /** The window in which the button stood; null where it stood in a message or Home */
  readonly window: string | null;
  /** The form in which something was chosen */
  readonly form: FilledForm | null;
};

type Registered = { readonly buttons: readonly Button[]; readonly forms: readonly Form[] };

/** Null where there is nothing to do, as mostly for the inputs of forms, which send actions too. */
export function effectOf(action: Action, filled: FilledForm | null, { buttons, forms }: Registered): Effect | null {
  const pressed = buttons.find(({ actionId }) => actionId === action.action_id);
  const window = filled?.view.id ?? null;
  if (pressed) return { effect: (given) => pressed.press(given, valueIn(action)), onRecord: pressed.onRecord, window, form: null };
  if (action.type === 'button') return { effect: async () => buttonOutOfUse(), onRecord: false, window: null, form: null };
  const changed = filled && forms.find(({ callbackId }) => callbackId === filled.view.callback_id)?.changed;
  return changed ? { effect: (given) => changed(given, filled), onRecord: false, window: null, form: filled } : null;
}

/** What a button carries, or what was chosen. */
export function valueIn({ value, selected_option: option }: Action): string {
  return value ?? option?.value ?? '';
}
