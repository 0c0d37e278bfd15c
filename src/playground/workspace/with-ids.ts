import { randomBytes } from 'node:crypto';
import type { Json } from './model.ts';

const interactive = /^(button|workflow_button|overflow|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker|.*_select|.*_input)$/;

/** Blocks with the ids that Slack gives to what has none. */
export function withIds(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => {
    const given = { ...block, block_id: block['block_id'] ?? randomBytes(3).toString('hex') };
    return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, withActionIds(key, value)]));
  });
}

function withActionIds(key: string, value: unknown): unknown {
  if (key === 'elements' && Array.isArray(value)) return value.map(withActionId);
  return key === 'accessory' || key === 'element' ? withActionId(value) : value;
}

function withActionId(element: unknown): unknown {
  if (typeof element !== 'object' || element === null || !('type' in element)) return element;
  const acts = typeof element.type === 'string' && interactive.test(element.type);
  return acts && !('action_id' in element) ? { ...element, action_id: randomBytes(3).toString('hex') } : element;
}
