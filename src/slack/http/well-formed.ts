/**
 * Whether a signed body is one that Bolt can take: a form with a command or a JSON payload, or a JSON object. Bolt ends the process
 * over a body of `null` and answers others with a stack trace.
 */
export function isWellFormed(contentType: string | undefined, body: string): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return isObject(parsed(body));
  if (type !== 'application/x-www-form-urlencoded') return false;
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? form.has('command') || form.get('ssl_check') === '1' : isObject(parsed(payload));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
