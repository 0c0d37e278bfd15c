import { appsConnectionsOpen } from './api/apps-connections-open.ts';
import { authTest } from './api/auth-test.ts';
import { chatPostEphemeral } from './api/chat-post-ephemeral.ts';
import { chatPostMessage } from './api/chat-post-message.ts';
import { chatUpdate } from './api/chat-update.ts';
import { conversationsInfo, conversationsList, conversationsMembers, conversationsOpen } from './api/conversations.ts';
import { conversationsHistory, conversationsReplies } from './api/conversations-history.ts';
import { filesCompleteUploadExternal, filesDelete, filesGetUploadUrlExternal, filesInfo, filesList } from './api/files.ts';
import type { Method } from './api/method.ts';
import { usersInfo, usersList, usersLookupByEmail } from './api/users.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './api/views.ts';

export type Coverage = {
  readonly method: string;
  /** Which token it takes. Default: the bot's */
  readonly token?: 'bot' | 'app';
  /** The arguments that have an effect; others are accepted and ignored, as Slack does */
  readonly supports: readonly string[];
  readonly refuses: readonly string[];
  /** The test file that proves it, with the test that stands for it there */
  readonly test: string;
  readonly proof: string;
  readonly handle: Method;
};

const channels = ['channel_not_found', 'not_in_channel', 'is_archived'];
const content = ['no_text', 'msg_too_long', 'invalid_blocks', 'msg_blocks_too_long'];
const reading = ['channel_not_found', 'not_in_channel', 'missing_scope', 'invalid_cursor'];
const triggers = ['invalid_trigger_id', 'expired_trigger_id', 'exchanged_trigger_id'];
const paged = ['cursor', 'limit'];
const chatTest = 'tests/playground/workspace/chat.test.ts';
const conversationsTest = 'tests/playground/workspace/conversations.test.ts';
const filesTest = 'tests/playground/workspace/files.test.ts';
const socketsTest = 'tests/playground/workspace/sockets.test.ts';
const usersTest = 'tests/playground/workspace/users.test.ts';
const viewsTest = 'tests/playground/workspace/views.test.ts';

/** Every Web API method that the workspace answers; any other is `unknown_method`. */
export const coverage: readonly Coverage[] = [
  {
    method: 'apps.connections.open',
    token: 'app',
    supports: [],
    refuses: ['not_authed', 'invalid_auth', 'not_allowed_token_type'],
    test: socketsTest,
    proof: 'opens with the app-level token, and each address once',
    handle: appsConnectionsOpen,
  },
  {
    method: 'auth.test',
    supports: [],
    refuses: ['not_authed', 'invalid_auth'],
    test: 'tests/playground/workspace/server.test.ts',
    proof: 'knows the bot by its token',
    handle: authTest,
  },
  {
    method: 'chat.postMessage',
    supports: ['channel', 'text', 'blocks', 'metadata', 'thread_ts', 'reply_broadcast', 'unfurl_media'],
    refuses: [...channels, ...content, 'thread_not_found', 'invalid_metadata_format', 'invalid_arguments'],
    test: chatTest,
    proof: 'stands in the channel for all its people, with ever later time stamps',
    handle: chatPostMessage,
  },
  {
    method: 'chat.postEphemeral',
    supports: ['channel', 'user', 'text', 'blocks', 'thread_ts'],
    refuses: [...channels, ...content, 'user_not_in_channel'],
    test: chatTest,
    proof: 'is seen by one person only, and not by history',
    handle: chatPostEphemeral,
  },
  {
    method: 'chat.update',
    supports: ['channel', 'ts', 'text', 'blocks', 'metadata'],
    refuses: [...channels, ...content, 'message_not_found', 'cant_update_message', 'invalid_metadata_format'],
    test: chatTest,
    proof: 'changes a message in place',
    handle: chatUpdate,
  },
  {
    method: 'conversations.open',
    supports: ['users', 'channel'],
    refuses: ['user_not_found', 'invalid_arguments'],
    test: conversationsTest,
    proof: 'gives the same direct conversation each time',
    handle: conversationsOpen,
  },
  {
    method: 'conversations.info',
    supports: ['channel'],
    refuses: ['channel_not_found'],
    test: conversationsTest,
    proof: 'conversations.info and members of what it can see',
    handle: conversationsInfo,
  },
  {
    method: 'conversations.list',
    supports: ['types', 'exclude_archived', ...paged],
    refuses: ['invalid_cursor'],
    test: conversationsTest,
    proof: 'conversations.list by types, page by page',
    handle: conversationsList,
  },
  {
    method: 'conversations.members',
    supports: ['channel', ...paged],
    refuses: ['channel_not_found'],
    test: conversationsTest,
    proof: 'conversations.info and members of what it can see',
    handle: conversationsMembers,
  },
  {
    method: 'conversations.history',
    supports: ['channel', 'oldest', 'latest', 'inclusive', 'include_all_metadata', ...paged],
    refuses: reading,
    test: conversationsTest,
    proof: 'gives the newest first, metadata only where asked for',
    handle: conversationsHistory,
  },
  {
    method: 'conversations.replies',
    supports: ['channel', 'ts', 'oldest', 'latest', 'inclusive', 'include_all_metadata', ...paged],
    refuses: [...reading, 'thread_not_found'],
    test: conversationsTest,
    proof: 'gives the thread, the oldest first',
    handle: conversationsReplies,
  },
  {
    method: 'files.getUploadURLExternal',
    supports: ['filename', 'length', 'alt_txt'],
    refuses: ['missing_argument', 'file_upload_size_restricted', 'alt_txt_too_large', 'invalid_arguments'],
    test: filesTest,
    proof: 'goes up in three calls',
    handle: filesGetUploadUrlExternal,
  },
  {
    method: 'files.completeUploadExternal',
    supports: ['files', 'channel_id', 'channels', 'thread_ts', 'initial_comment'],
    refuses: [...channels, 'file_not_found', 'thread_not_found', 'invalid_arguments'],
    test: filesTest,
    proof: 'goes up in three calls',
    handle: filesCompleteUploadExternal,
  },
  {
    method: 'files.info',
    supports: ['file'],
    refuses: ['file_not_found'],
    test: filesTest,
    proof: 'goes up in three calls',
    handle: filesInfo,
  },
  {
    method: 'files.list',
    supports: ['channel', 'user', 'count', 'page'],
    refuses: ['invalid_arguments'],
    test: filesTest,
    proof: 'is listed where it stands, and gone once the app has deleted it',
    handle: filesList,
  },
  {
    method: 'files.delete',
    supports: ['file'],
    refuses: ['file_not_found', 'cant_delete_file'],
    test: filesTest,
    proof: 'is listed where it stands, and gone once the app has deleted it',
    handle: filesDelete,
  },
  { method: 'users.info', supports: ['user'], refuses: ['user_not_found'], test: usersTest, proof: 'users.info', handle: usersInfo },
  { method: 'users.list', supports: paged, refuses: ['invalid_cursor'], test: usersTest, proof: 'users.list', handle: usersList },
  {
    method: 'users.lookupByEmail',
    supports: ['email'],
    refuses: ['users_not_found'],
    test: usersTest,
    proof: 'users.lookupByEmail, in any case of letters',
    handle: usersLookupByEmail,
  },
  {
    method: 'views.open',
    supports: ['trigger_id', 'view'],
    refuses: [...triggers, 'invalid_arguments', 'view_too_large', 'duplicate_external_id'],
    test: viewsTest,
    proof: 'opens a modal before the person of the trigger',
    handle: viewsOpen,
  },
  {
    method: 'views.push',
    supports: ['trigger_id', 'view'],
    refuses: [...triggers, 'push_limit_reached', 'not_found', 'invalid_arguments'],
    test: viewsTest,
    proof: 'stacks up to three, and closing goes back',
    handle: viewsPush,
  },
  {
    method: 'views.update',
    supports: ['view_id', 'external_id', 'hash', 'view'],
    refuses: ['not_found', 'hash_conflict', 'invalid_arguments'],
    test: viewsTest,
    proof: 'changes a view by id or external_id, and keeps what was typed under the same ids',
    handle: viewsUpdate,
  },
  {
    method: 'views.publish',
    supports: ['user_id', 'hash', 'view'],
    refuses: ['user_not_found', 'hash_conflict', 'invalid_arguments'],
    test: viewsTest,
    proof: 'sets the Home of one person',
    handle: viewsPublish,
  },
];
