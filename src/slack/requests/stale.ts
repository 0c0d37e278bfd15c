import type { z } from 'zod';
import { storable } from './fields.ts';

/** A button, form or command that is not ours as it stands: of an earlier version, or made up. Nothing is done for it. */
export class Stale extends Error {
  override readonly name = 'Stale';
}

/** What a button or form carries, as it was put there; throws `Stale` where it has another shape. */
export function carried<Value>(json: string, shape: z.ZodType<Value>): Value {
  return chosen(parsed(json), shape);
}

/** A value that can only be one of ours; throws `Stale` where it is not. */
export function chosen<Value>(value: unknown, shape: z.ZodType<Value>): Value {
  const read = shape.safeParse(value);
  if (!read.success) throw new Stale();
  return read.data;
}

// The words of the parser repeat what they could not read.
function parsed(json: string): unknown {
  try {
    return JSON.parse(json, (_key, value) => (typeof value === 'string' ? storable(value) : value));
  } catch {
    throw new Stale();
  }
}
