import type { z } from 'zod';
import type { Handler } from './handler.ts';

/** A button of ours: its action id, what its value holds, and what a press does. */
export type Button = { readonly actionId: string; readonly press: Handler<string> };

/** A button whose value is JSON of this shape. */
export function button<Value>(actionId: string, shape: z.ZodType<Value>, press: Handler<Value>): Button {
  return { actionId, press: (context, value) => press(context, shape.parse(JSON.parse(value))) };
}
