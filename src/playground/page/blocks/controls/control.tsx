import { stringOf } from '../../../workspace/model.ts';
import { Unknown } from '../kinds/unknown.tsx';
import { Button } from './button.tsx';
import { FileInput } from './file-input.tsx';
import { MultiSelect } from './multi-select.tsx';
import { Overflow } from './overflow.tsx';
import { Picker } from './picker.tsx';
import type { ControlProps } from './place.ts';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';
import { Checkboxes, RadioButtons } from './ticks.tsx';
import { Unsupported } from './unsupported.tsx';
import './controls.css';

/** Anything that can be pressed, chosen in or typed into. */
export function Control(props: ControlProps) {
  const type = stringOf(props.element['type']) ?? '';
  switch (type) {
    case 'button':
      return <Button {...props} />;
    case 'workflow_button':
      return <Unsupported what="Buttons that start workflows" />;
    case 'overflow':
      return <Overflow {...props} />;
    case 'checkboxes':
      return <Checkboxes {...props} />;
    case 'radio_buttons':
      return <RadioButtons {...props} />;
    case 'datepicker':
      return <Picker kind="date" {...props} />;
    case 'timepicker':
      return <Picker kind="time" {...props} />;
    case 'datetimepicker':
      return <Picker kind="datetime-local" {...props} />;
    case 'file_input':
      return <FileInput {...props} />;
    case 'rich_text_input':
      return <Unsupported what="Fields for formatted text" />;
    default:
      return <ControlOfAFamily {...props} type={type} />;
  }
}

function ControlOfAFamily({ type, ...props }: ControlProps & { readonly type: string }) {
  if (/^multi_.*_select$/.test(type)) return <MultiSelect {...props} />;
  if (type.endsWith('_select')) return <Select {...props} />;
  if (['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'].includes(type)) return <TextInput {...props} />;
  return <Unknown of={props.element} />;
}
