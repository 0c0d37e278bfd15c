import type { Json } from '#src/playground/workspace/model.ts';
import { kent } from './kent.ts';
import type { Playground } from './playground.ts';

/** Calls the local Slack as the app does: for what the app itself does not send, and Slack can show. */
export async function call({ workspace }: Playground, method: string, args: Json): Promise<unknown> {
  const { url, botToken } = workspace();
  const response = await fetch(`${url}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
    body: JSON.stringify(args),
  });
  return response.json();
}

/** Posts a message to the dementia group. */
export function post(playground: Playground, message: Json): Promise<unknown> {
  return call(playground, 'chat.postMessage', { channel: kent.group, ...message });
}
