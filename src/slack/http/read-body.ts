import type { IncomingMessage } from 'node:http';

/** More than any request of Slack's: a view is at most 250 kB, a message with blocks well under a megabyte. */
const bodyLimit = 4 * 1024 * 1024;

/** The request's body, or null where it is larger than the limit (the rest is not kept). */
export async function readBody(request: IncomingMessage, limit: number = bodyLimit): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? null : Buffer.concat(chunks);
}
