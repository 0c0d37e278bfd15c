import type { Json, Message, OpenView } from '../model.ts';
import { type Control, type ControlRef, controls, findControl } from './reading.ts';
import { complaint, type FileOf, type Filling, filledValue, holdsValue, initialValue } from './values.ts';

/** What has controls. */
export type Surface = Message | OpenView;

/** By block id, then by action id. */
export type Filled = Readonly<Record<string, Readonly<Record<string, Filling>>>>;

/** What a person has filled into the views and messages before them. A value outlives an update that keeps block and action id. */
export class Form {
  private readonly filled = new Map<string, Json>();
  private readonly fileOf: FileOf;

  constructor(fileOf: FileOf) {
    this.fileOf = fileOf;
  }

  fill(surface: Surface, values: Readonly<Record<string, Filling>>): void {
    for (const [name, filling] of Object.entries(values)) this.keep(surface, findControl(surface, name), filling);
  }

  /** Fills in by exact place. What is for a control that went with an update meanwhile is let go, as Slack does. */
  fillAt(surface: Surface, filled: Filled): void {
    for (const control of controls(surface).filter(holdsValue)) {
      const filling = filled[control.blockId]?.[control.actionId];
      if (filling !== undefined) this.keep(surface, control, filling);
    }
  }

  /** In the form of `view.state.values`: by block id, then by action id. */
  values(surface: Surface): Record<string, Record<string, Json>> {
    const values: Record<string, Record<string, Json>> = {};
    for (const control of controls(surface).filter(holdsValue)) {
      values[control.blockId] = { ...values[control.blockId], [control.actionId]: this.value(surface, control) };
    }
    return values;
  }

  /** What Slack's own check says before anything is sent, by block id. */
  complaints(surface: Surface): Record<string, string> {
    const said = controls(surface)
      .filter(holdsValue)
      .map((control): [string, string | null] => [control.blockId, complaint(control, this.value(surface, control))]);
    return Object.fromEntries(said.flatMap(([blockId, words]) => (words === null ? [] : [[blockId, words]])));
  }

  private keep(surface: Surface, control: Control, filling: Filling): void {
    this.filled.set(keyOf(surface, control), filledValue(control, filling, this.fileOf));
  }

  private value(surface: Surface, control: Control): Json {
    return this.filled.get(keyOf(surface, control)) ?? initialValue(control);
  }
}

function keyOf(surface: Surface, { blockId, actionId }: ControlRef): string {
  const place = 'hash' in surface ? [surface.id] : [surface.channel, surface.ts];
  return JSON.stringify([...place, blockId, actionId]);
}
