import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../slack/http/read-body.ts';
import { CannotBeDone } from '../workspace/cannot-be-done.ts';
import { mimeTypeOf } from '../workspace/file-types.ts';
import type { Worlds } from '../worlds.ts';
import { bytes, json, say } from './replies.ts';

/** Slack takes a gigabyte: here everything is held in memory. */
const largest = 20 * 1024 * 1024;

/** `POST /files?as=...&name=...`: a file that somebody has chosen in a file input. */
export async function takeFile(worlds: Worlds, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const content = await readBody(request, largest);
  const [as, name] = [query.get('as') ?? '', query.get('name') ?? ''];
  if (content === null) return say(response, 413, 'That is more than the 20 MB that a file may have here.');
  if (content.length === 0) return say(response, 400, 'The file is empty.');
  if (name === '' || name.length > 255) return say(response, 400, 'A file needs a name of at most 255 characters.');
  try {
    const { id } = worlds.running().world.workspace.as(as).upload(name, content);
    json(response, { id, name });
  } catch (error) {
    if (!(error instanceof CannotBeDone)) throw error;
    say(response, 400, error.message);
  }
}

/** `GET /files/ID`, for a person with `?as=...`: pictures are shown, anything else is saved. Where they may not see it, there is none. */
export function giveFile(worlds: Worlds, id: string, query: URLSearchParams, response: ServerResponse): void {
  const { workspace } = worlds.running().world;
  const file = workspace.files().find((one) => one.id === id && one.completed);
  const as = query.get('as');
  const reader = workspace.users().find((user) => user.id === as);
  const content = as === null ? file?.bytes : file && reader && workspace.as(reader.id).opens(file.id);
  if (file && content) bytes(response, content, { ...headersOf(file.name), 'cache-control': 'no-store' });
  else say(response, 404, 'There is no such file.');
}

function headersOf(name: string): Record<string, string> {
  const type = mimeTypeOf(name);
  const shown = /^image\/(png|jpeg|gif|webp)$/.test(type);
  return {
    'content-type': type,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
}
