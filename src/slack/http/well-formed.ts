import { isCommand, isEvent, isInteraction } from '../requests/shapes.ts';

const formType = 'application/x-www-form-urlencoded';
const jsonType = 'application/json';

/** More fields than any command has. */
const mostFields = 50;

/** A content type without what may be said beside it: Bolt knows the bare words only. */
export function bareType(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase();
}

/**
 * Whether a signed body is one that Bolt can take: a form with a command or the payload of an interaction, or an event as JSON. Bolt ends
 * the process over a body of `null`, answers others with an error, and leaves those nobody listens to unanswered.
 */
export function isWellFormed(type: string | undefined, body: string): boolean {
  if (type === jsonType) return isEvent(parsed(body));
  return type === formType && isWellFormedForm([...new URLSearchParams(body)]);
}

function isWellFormedForm(entries: readonly [string, string][]): boolean {
  const fields = new Map(entries);
  // Of fields that stand twice Bolt makes lists.
  if (fields.size < entries.length || fields.size > mostFields) return false;
  const payload = fields.get('payload');
  if (payload !== undefined) return fields.size === 1 && isInteraction(parsed(payload));
  return fields.get('ssl_check') === '1' || isCommand(Object.fromEntries(fields));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
