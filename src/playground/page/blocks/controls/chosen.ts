import type { Chosen, ControlRef } from '../../../web/contract.ts';
import { isJson, type Json, stringOf } from '../../../workspace/model.ts';
import type { ActionSource } from '../action-source.ts';

/** What stands in a control: what was filled in here, else what the server has, else what it begins with. */
export function chosenNow(source: Pick<ActionSource, 'filled' | 'values'>, { blockId, actionId }: ControlRef, element: Json): Chosen {
  const filled = source.filled[blockId]?.[actionId];
  if (filled !== undefined) return filled;
  const value = source.values[blockId]?.[actionId];
  return chosenOf(value === undefined ? initial(element) : content(value));
}

export function listOf(chosen: Chosen): readonly string[] {
  if (chosen === null) return [];
  return typeof chosen === 'string' ? [chosen] : chosen;
}

export function textIn(chosen: Chosen): string {
  return listOf(chosen)[0] ?? '';
}

/** `{ type: 'static_select', selected_option: ... }` holds its content under the one other name. */
function content(value: Json): unknown {
  return Object.entries(value).find(([key]) => key !== 'type')?.[1];
}

function initial(element: Json): unknown {
  return Object.entries(element).find(([key]) => key.startsWith('initial_'))?.[1];
}

function chosenOf(raw: unknown): Chosen {
  if (Array.isArray(raw)) return raw.flatMap((one) => oneOf(one) ?? []);
  return oneOf(raw);
}

/** Text, an option by its value, a file by its id. */
function oneOf(raw: unknown): string | null {
  if (typeof raw === 'number') return String(raw);
  return isJson(raw) ? (stringOf(raw['value']) ?? stringOf(raw['id'])) : stringOf(raw);
}
