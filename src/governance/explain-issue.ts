import type { z } from 'zod';

/** What is wrong with a value's shape, in plain words. */
export function explainIssue(given: z.core.$ZodRawIssue): string | undefined {
  switch (given.code) {
    case 'invalid_type':
    case 'invalid_value':
      return unexpected(given);
    case 'too_small':
      if (given.origin === 'string') return 'empty: expected at least one character';
      return given.origin === 'array'
        ? 'empty: expected at least one entry'
        : `expected ${given.minimum} or more, found ${shown(given.input)}`;
    case 'too_big':
      if (given.origin === 'string') return `too long: expected at most ${given.maximum} characters`;
      return `expected ${given.maximum} or less, found ${shown(given.input)}`;
    case 'invalid_format':
      return `expected ${given.format === 'email' ? 'an e-mail address' : 'another form'}, found ${shown(given.input)}`;
    // Unknown keys are told one by one, custom issues and unions bring their own words, and the schema makes none of the rest.
    case 'unrecognized_keys':
    case 'custom':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return undefined;
  }
}

function unexpected(given: z.core.$ZodRawIssue): string {
  if (given.input === undefined) return `missing: expected ${expectation(given)}`;
  if (given.input === null) return `empty: expected ${expectation(given)}, or leave the line out where it need not be said`;
  const inQuotes = given.code === 'invalid_type' && given.expected === 'string' && typeof given.input !== 'object';
  return `expected ${expectation(given)}, found ${shown(given.input)}${inQuotes ? ' (put it in quotes)' : ''}`;
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
  return String(value);
}
