import type { z } from 'zod';
import type { Handler } from './handler.ts';
import { carried } from './stale.ts';

/** A button of ours: its action id, and what a press does with its value. */
export type Button = {
  readonly actionId: string;
  readonly press: Handler<string>;
  /** True where a press by somebody the governance file does not name is refused on the record; its value must hold nothing people wrote */
  readonly onRecord: boolean;
};

/** A button whose value is JSON of this shape. */
export function button<Value>(actionId: string, shape: z.ZodType<Value>, press: Handler<Value>, { onRecord = false } = {}): Button {
  return { actionId, onRecord, press: (context, value) => press(context, carried(value, shape)) };
}
