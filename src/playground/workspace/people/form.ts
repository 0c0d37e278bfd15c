import type { Json, OpenView } from '../model.ts';
import { type Control, controls, findControl } from './reading.ts';
import { complaint, type Filling, filledValue, holdsValue, initialValue } from './values.ts';

/** What a person has filled into the views before them. A value outlives an update of its view that keeps block and action id. */
export class Form {
  private readonly filled = new Map<string, Json>();

  fill(view: OpenView, values: Readonly<Record<string, Filling>>): void {
    for (const [name, filling] of Object.entries(values)) {
      const control = findControl(view, name);
      this.filled.set(keyOf(view, control), filledValue(control, filling));
    }
  }

  /** In the form of `view.state.values`: by block id, then by action id. */
  values(view: OpenView): Json {
    const values: Record<string, Record<string, Json>> = {};
    for (const control of controls(view).filter(holdsValue)) {
      values[control.blockId] = { ...values[control.blockId], [control.actionId]: this.value(view, control) };
    }
    return values;
  }

  /** What Slack's own check says before anything is sent, by block id. */
  complaints(view: OpenView): Record<string, string> {
    const said = controls(view)
      .filter(holdsValue)
      .map((control): [string, string | null] => [control.blockId, complaint(control, this.value(view, control))]);
    return Object.fromEntries(said.flatMap(([blockId, words]) => (words === null ? [] : [[blockId, words]])));
  }

  private value(view: OpenView, control: Control): Json {
    return this.filled.get(keyOf(view, control)) ?? initialValue(control);
  }
}

function keyOf(view: OpenView, { blockId, actionId }: Control): string {
  return JSON.stringify([view.id, blockId, actionId]);
}
