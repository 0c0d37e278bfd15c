import type { z } from 'zod';
import { slackLimits } from '../limits.ts';

/** What a press of a choice does: the button's action, and what it carries of the choice. */
export type GoOn = { readonly actionId: string; readonly value: (id: string) => string };

/** A button's value; the shorter one where the whole is more than a button can carry. */
export function valueWithin<T>(shape: z.ZodType<T>, whole: T, shorter: T): string {
  const value = JSON.stringify(shape.parse(whole));
  return value.length <= slackLimits.button.value ? value : JSON.stringify(shape.parse(shorter));
}
