import { useId } from 'react';
import { type Json, objectsOf, stringOf } from '../../../workspace/model.ts';
import { Text } from '../text/text.tsx';
import { listOf } from './chosen.ts';
import { type ControlProps, described } from './place.ts';
import { useControl } from './use-control.tsx';

/** Boxes to tick: any number of them. */
export function Checkboxes(props: ControlProps) {
  const control = useControl(props);
  const chosen = listOf(control.chosen);
  const toggle = (value: string, on: boolean) => void control.choose(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset takes its name from a legend inside it, which is outside here
    <div role="group" {...described(props)}>
      {objectsOf(props.element['options']).map((option) => (
        <Tick key={idOf(option)} kind="checkbox" name="" option={option} on={chosen.includes(idOf(option))} toggle={toggle} />
      ))}
      {control.question}
    </div>
  );
}

/** One of several. */
export function RadioButtons(props: ControlProps) {
  const control = useControl(props);
  const name = useId();
  const { field } = props.place;
  const chosen = listOf(control.chosen);
  return (
    <div
      role="radiogroup"
      {...described(props)}
      aria-required={field ? !field.optional : undefined}
      aria-invalid={field?.invalid || undefined}
    >
      {objectsOf(props.element['options']).map((option) => (
        <Tick
          key={idOf(option)}
          kind="radio"
          name={name}
          option={option}
          on={chosen.includes(idOf(option))}
          toggle={(value) => void control.choose(value)}
        />
      ))}
      {control.question}
    </div>
  );
}

type TickProps = {
  readonly kind: 'checkbox' | 'radio';
  /** What radio buttons of one group share */
  readonly name: string;
  readonly option: Json;
  readonly on: boolean;
  readonly toggle: (value: string, on: boolean) => void;
};

function Tick({ kind, name, option, on, toggle }: TickProps) {
  const id = useId();
  return (
    <div className="bk-option">
      <input
        id={id}
        type={kind}
        name={name || undefined}
        checked={on}
        aria-describedby={option['description'] === undefined ? undefined : `${id}-about`}
        onChange={({ target }) => toggle(idOf(option), target.checked)}
      />
      <div>
        <label htmlFor={id}>
          <Text of={option['text']} />
        </label>
        {option['description'] !== undefined && (
          <div id={`${id}-about`} className="bk-small">
            <Text of={option['description']} />
          </div>
        )}
      </div>
    </div>
  );
}

function idOf(option: Json): string {
  return stringOf(option['value']) ?? '';
}
