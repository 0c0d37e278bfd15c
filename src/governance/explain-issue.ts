import type { z } from 'zod';

/** What is wrong with a value's shape, in plain words. `given`: the issue with the value it is about. */
export function explainIssue(given: z.core.$ZodRawIssue): string | undefined {
  if (given.code === 'invalid_type' || given.code === 'invalid_value') {
    if (given.input === undefined) return `missing: expected ${expectation(given)}`;
    if (given.input === null) return `empty: expected ${expectation(given)}, or leave the line out`;
    return `expected ${expectation(given)}, found ${shown(given.input)}`;
  }
  if (given.code === 'too_small') return given.origin === 'number' || given.origin === 'int' ? `expected ${given.minimum} or more, found ${shown(given.input)}` : `empty: expected at least one ${given.origin === 'string' ? 'character' : 'entry'}`;
  if (given.code === 'too_big') return `expected ${given.origin === 'string' ? `at most ${given.maximum} characters` : `${given.maximum} or less, found ${shown(given.input)}`}`;
  if (given.code === 'invalid_format') return `expected ${given.format === 'email' ? 'an e-mail address' : 'another form'}, found ${shown(given.input)}`;
  return undefined;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'keys with values'],
]);

function expectation(given: z.core.$ZodRawIssue): string {
  if (given.code === 'invalid_value') return `one of ${given.values?.map(String).join(', ')}`;
  const kind = given.code === 'invalid_type' ? given.expected : '';
  return kinds.get(String(kind)) ?? String(kind);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}...` : value}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'keys with values';
  return `${String(value)}${typeof value === 'number' || typeof value === 'boolean' ? ' (put text that looks like that in quotes)' : ''}`;
}
