import type { ControlRef } from '../../../web/contract.ts';
import type { Json } from '../../../workspace/model.ts';
import { plainOf } from '../text/plain.ts';

/** Where a control stands. */
export type Place = {
  readonly blockId: string;
  /** Id of the element whose words name it */
  readonly labelledBy: string | null;
  /** The input block around it; outside of one, each choice acts at once */
  readonly field: Field | null;
};

type Field = {
  /** Of the control itself, for its label */
  readonly id: string;
  /** Ids of what is said below it */
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly optional: boolean;
  readonly dispatches: boolean;
};

export type ControlProps = { readonly element: Json; readonly place: Place };

export function refOf({ element, place }: ControlProps): ControlRef {
  return { blockId: place.blockId, actionId: String(element['action_id']) };
}

/** What every control says of itself: its name, what is said of it, whether it has the focus first. */
export function described({ element, place }: ControlProps) {
  const { field, labelledBy } = place;
  const name = labelledBy === null ? { 'aria-label': plainOf(element['placeholder']) || 'Choose' } : { 'aria-labelledby': labelledBy };
  return {
    ...name,
    'aria-describedby': field?.describedBy || undefined,
    'data-focus-on-load': element['focus_on_load'] === true || undefined,
  };
}

/** The same for what holds one value: whether it has to be filled in, and is wrong. Groups can't say either. */
export function describedField(props: ControlProps) {
  const { field } = props.place;
  return {
    ...described(props),
    id: field?.id,
    required: field ? !field.optional : undefined,
    'aria-invalid': field?.invalid || undefined,
  };
}

/** True for what is named by words beside a group of controls, not by the label of one control. */
export function isGroup(type: unknown): boolean {
  return type === 'checkboxes' || type === 'radio_buttons' || (typeof type === 'string' && type.startsWith('multi_'));
}
