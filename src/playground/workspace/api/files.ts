import { z } from 'zod';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { slackLimits } from '#src/slack/limits.ts';
import type { Channel, Json, StoredFile } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { refuseProblems, SlackError } from './answer.ts';
import { Arguments } from './arguments.ts';
import { postableChannel, threadOf } from './channels.ts';
import { fileJson } from './file-json.ts';
import type { Method } from './method.ts';

/** The first of three calls: announces a file and says where its bytes go. */
export const filesGetUploadUrlExternal: Method = (state, args) => {
  const name = args.required('filename');
  if (args.required('length') === '0') throw new SlackError('missing_argument');
  const length = args.number('length', 0);
  const altText = args.text('alt_txt');
  if (length > slackLimits.file.bytes) throw new SlackError('file_upload_size_restricted');
  if (altText !== null && altText.length > slackLimits.file.altText) throw new SlackError('alt_txt_too_large');
  const file = state.files.announce({ user: state.bot.userId, name, length, altText });
  return { upload_url: `${state.address}/upload/${file.id}`, file_id: file.id };
};

const listed = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/** The last of three calls: the files exist from here on, and stand in a channel where one is named. */
export const filesCompleteUploadExternal: Method = (state, args) => {
  const given = listed.safeParse(args.json('files', 'invalid_arguments'));
  if (!given.success)
    throw new SlackError('invalid_arguments', { response_metadata: { messages: ['[ERROR] files is not a list of files'] } });
  for (const { id } of given.data)
    if (state.files.find(id).bytes === null || state.files.find(id).completed) throw new SlackError('file_not_found');
  const comment = args.text('initial_comment') ?? '';
  if (comment !== '') refuseProblems(problemsInMessage({ text: comment }), '');
  const places = placesOf(state, args);
  const ids = given.data.map(({ id, title }) => state.files.change(id, { completed: true, ...(title === undefined ? {} : { title }) }).id);
  for (const { channel, threadTs } of places) {
    const { ts } = state.messages.add({ channel: channel.id, user: state.bot.userId, text: comment, threadTs, files: ids });
    for (const id of ids) state.files.change(id, { sharedIn: [...state.files.find(id).sharedIn, { channel: channel.id, ts }] });
  }
  return { files: ids.map((id) => fileJson(state, state.files.find(id))) };
};

export const filesInfo: Method = (state, args) => {
  const file: StoredFile = state.files.find(args.required('file'));
  if (!file.completed) throw new SlackError('file_not_found');
  return { file: fileJson(state, file), comments: [], response_metadata: { next_cursor: '' } };
};

/** Files that stand, newest last, of one channel or one person where these are named. */
export const filesList: Method = (state, args) => {
  const [channel, user] = [args.text('channel'), args.text('user')];
  const found = state.files
    .list()
    .filter(({ completed, sharedIn }) => completed && (channel === null || sharedIn.some((share) => share.channel === channel)))
    .filter((file) => user === null || file.user === user);
  const count = args.number('count', 100);
  const page = args.number('page', 1);
  const paging = { count, total: found.length, page, pages: Math.max(1, Math.ceil(found.length / count)) };
  return { files: found.slice((page - 1) * count, page * count).map((file) => fileJson(state, file)), paging };
};

/** A bot deletes what it has given itself. Messages that hold the file's link keep it, and it opens nothing any more. */
export const filesDelete: Method = (state, args) => {
  const file = state.files.find(args.required('file'));
  if (file.user !== state.bot.userId) throw new SlackError('cant_delete_file');
  state.files.remove(file.id);
  return {};
};

type Place = { readonly channel: Channel; readonly threadTs: string | null };

/** The channels named, each checked before anything is shown anywhere. A thread belongs to one channel. */
function placesOf(state: WorkspaceState, args: Arguments): Place[] {
  const named = [args.text('channel_id'), ...(args.text('channels')?.split(',') ?? [])].filter((id) => id !== null);
  const threadTs = args.text('thread_ts');
  if (threadTs !== null && named.length !== 1)
    throw new SlackError('invalid_arguments', { response_metadata: { messages: ['[ERROR] thread_ts takes one channel'] } });
  return named.map((id) => {
    const asked: Json = { channel: id, thread_ts: threadTs };
    const channel = postableChannel(state, new Arguments(asked));
    return { channel, threadTs: threadOf(state, channel, new Arguments(asked)) };
  });
}
