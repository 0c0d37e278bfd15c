import { type KeyboardEvent, useId } from 'react';
import type { Json } from '../../../workspace/model.ts';
import { plainOf } from '../text/plain.ts';
import { textIn } from './chosen.ts';
import { lengthNote } from './length-note.ts';
import { type ControlProps, describedField } from './place.ts';
import { useControl } from './use-control.tsx';
import { useInTurn } from './use-in-turn.ts';

/** How each kind of text is typed. Slack checks it when the form is sent, so that nothing here holds text back. */
const kinds: Readonly<Record<string, { readonly type: string; readonly inputMode: 'text' | 'decimal' | 'numeric' | 'email' | 'url' }>> = {
  plain_text_input: { type: 'text', inputMode: 'text' },
  number_input: { type: 'text', inputMode: 'decimal' },
  email_text_input: { type: 'email', inputMode: 'email' },
  url_text_input: { type: 'url', inputMode: 'url' },
};

/** A field for text, a number, an e-mail address or a link. */
export function TextInput(props: ControlProps) {
  const { element } = props;
  const id = useId();
  const control = useControl(props);
  const typedOn = useInTurn(control.choose);
  const text = textIn(control.chosen);
  const triggers = control.acts ? triggersOf(element) : [];
  const note = lengthNote(text, element);
  const described = describedField(props);
  const shared = {
    ...described,
    'aria-describedby': [described['aria-describedby'], note ? `${id}-note` : null].filter(Boolean).join(' ') || undefined,
    className: 'bk-text-input',
    placeholder: plainOf(element['placeholder']),
    value: text,
    autoComplete: 'off',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      control.fill(target.value);
      if (triggers.includes('on_character_entered')) typedOn(target.value);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !triggers.includes('on_enter_pressed')) return;
      // Enter would send the whole form.
      event.preventDefault();
      void control.choose(text);
    },
  };
  return (
    <>
      {element['multiline'] === true ? <textarea rows={3} {...shared} /> : <input {...kinds[String(element['type'])]} {...shared} />}
      {triggers.includes('on_enter_pressed') && <p className="bk-small">Press Enter to go on.</p>}
      {note && (
        <p id={`${id}-note`} className={note.wrong ? 'bk-error' : 'bk-small'}>
          {note.words}
        </p>
      )}
    </>
  );
}

/** When an input that acts does so: by Enter, where the app says nothing. */
function triggersOf(element: Json): readonly unknown[] {
  const config: unknown = element['dispatch_action_config'];
  const given = typeof config === 'object' && config !== null && 'trigger_actions_on' in config ? config.trigger_actions_on : null;
  return Array.isArray(given) ? given : ['on_enter_pressed'];
}
