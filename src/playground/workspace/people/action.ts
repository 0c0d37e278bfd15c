import type { Json } from '../model.ts';
import type { Control } from './reading.ts';
import { type FileOf, type Filling, filledValue } from './values.ts';

/** What `actions` of a payload says of a button that is pressed, or of a menu or input in which something is chosen. */
export function actionOf(control: Control, filling: Filling, fileOf: FileOf): Json {
  const { type, actionId, blockId, element } = control;
  const identity = { type, action_id: actionId, block_id: blockId };
  if (type === 'button') return { ...identity, text: element['text'], ...(control.value === null ? {} : { value: control.value }) };
  return { ...identity, ...filledValue(control, filling, fileOf) };
}
