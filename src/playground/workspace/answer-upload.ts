import type { HttpAnswer, HttpCall, PreparedCall } from './answer-call.ts';
import { SlackError } from './api/answer.ts';
import type { WorkspaceState } from './state.ts';

/** The bytes of an announced file, raw or as a form's file; needs no token, as its address was given to the app alone. */
export async function answerUpload(state: WorkspaceState, id: string, call: HttpCall): Promise<PreparedCall> {
  const bytes = await bytesOf(call);
  return { args: { file: id, length: bytes.length }, run: () => perform(state, id, bytes) };
}

function perform(state: WorkspaceState, id: string, bytes: Buffer): HttpAnswer {
  try {
    const file = state.files.find(id);
    // Slack does not say what it answers here; a file that is not what was announced must not pass unnoticed.
    if (file.completed || bytes.length !== file.length) return { status: 400, body: `length is ${bytes.length}, not ${file.length}` };
    state.files.change(id, { bytes });
    return { status: 200, body: `OK - ${bytes.length}` };
  } catch (error) {
    if (error instanceof SlackError) return { status: 404, body: error.code };
    throw error;
  }
}

async function bytesOf({ contentType, bytes }: HttpCall): Promise<Buffer> {
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const file = [...form.values()].find((value) => value instanceof File);
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
