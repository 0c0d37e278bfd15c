import type { HttpAnswer, HttpCall, PreparedCall } from './answer-call.ts';
import { SlackError } from './api/answer.ts';
import { mimeTypeOf } from './file-types.ts';
import type { WorkspaceState } from './state.ts';

/** The bytes of a file, for the bot by its token. Whoever has none is sent to Slack's sign-in, with no error status: here to an address that is not there. */
export function answerDownload(state: WorkspaceState, id: string, { token }: HttpCall): PreparedCall {
  const signIn: HttpAnswer = { status: 302, body: '', headers: { location: `${state.address}/?redir=files-pri` } };
  return { args: { file: id }, run: () => (token === state.options.botToken ? bytesOf(state, id) : signIn) };
}

function bytesOf(state: WorkspaceState, id: string): HttpAnswer {
  try {
    const { bytes, completed, name } = state.files.find(id);
    if (!completed || bytes === null) throw new SlackError('file_not_found');
    return { status: 200, body: bytes, headers: { 'content-type': mimeTypeOf(name) } };
  } catch (error) {
    if (error instanceof SlackError) return { status: 404, body: error.code };
    throw error;
  }
}
