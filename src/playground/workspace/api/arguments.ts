import { isJson, type Json } from '../model.ts';
import { SlackError } from './answer.ts';

/** The arguments of one call. A form carries everything as strings, lists and objects as JSON; a JSON body as they are. */
export class Arguments {
  readonly all: Json;

  constructor(all: Json) {
    this.all = all;
  }

  text(name: string): string | null {
    const value = this.all[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return invalid(`${name} must be a string`);
  }

  required(name: string): string {
    return this.text(name) ?? invalid(`missing required field: ${name}`);
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(this.text(name) ?? '');
  }

  number(name: string, otherwise: number): number {
    const given = this.text(name);
    if (given === null) return otherwise;
    const value = Number(given);
    return Number.isInteger(value) && value > 0 ? value : invalid(`${name} must be a number above 0`);
  }

  /** A list or object; undefined where it was not sent. `unreadable` is Slack's name for one that is no JSON. */
  json(name: string, unreadable: string): unknown {
    const value = this.all[name];
    if (typeof value !== 'string') return value ?? undefined;
    if (value === '') return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw new SlackError(unreadable);
    }
  }
}

/** Reads a call's body; an unreadable one has Slack's own errors. */
export function parseBody(contentType: string, body: string): Json {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    const parsed: unknown = JSON.parse(body === '' ? '{}' : body);
    if (isJson(parsed)) return parsed;
  } catch {
    throw new SlackError('invalid_json');
  }
  throw new SlackError('json_not_object');
}

function invalid(what: string): never {
  throw new SlackError('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${what}`] } });
}
