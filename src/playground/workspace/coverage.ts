import { authTest } from './api/auth-test.ts';
import { chatPostEphemeral } from './api/chat-post-ephemeral.ts';
import { chatPostMessage } from './api/chat-post-message.ts';
import { chatUpdate } from './api/chat-update.ts';
import { conversationsInfo, conversationsList, conversationsMembers, conversationsOpen } from './api/conversations.ts';
import { conversationsHistory, conversationsReplies } from './api/conversations-history.ts';
import type { Method } from './api/method.ts';
import { usersInfo, usersList, usersLookupByEmail } from './api/users.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './api/views.ts';

export type Coverage = {
  readonly method: string;
  /** The arguments that have an effect; others are accepted and ignored, as Slack does */
  readonly supports: readonly string[];
  readonly refuses: readonly string[];
  /** The test file that proves it */
  readonly test: string;
  readonly handle: Method;
};

const channels = ['channel_not_found', 'not_in_channel', 'is_archived'];
const content = ['no_text', 'msg_too_long', 'invalid_blocks', 'msg_blocks_too_long'];
const reading = ['channel_not_found', 'not_in_channel', 'missing_scope', 'invalid_cursor'];
const triggers = ['invalid_trigger_id', 'expired_trigger_id', 'exchanged_trigger_id'];
const paged = ['cursor', 'limit'];
const chatTest = 'tests/playground/workspace/chat.test.ts';
const conversationsTest = 'tests/playground/workspace/conversations.test.ts';
const usersTest = 'tests/playground/workspace/users.test.ts';
const viewsTest = 'tests/playground/workspace/views.test.ts';

/** Every Web API method that the workspace answers; any other is `unknown_method`. */
export const coverage: readonly Coverage[] = [
  {
    method: 'auth.test',
    supports: [],
    refuses: ['not_authed', 'invalid_auth'],
    test: 'tests/playground/workspace/server.test.ts',
    handle: authTest,
  },
  {
    method: 'chat.postMessage',
    supports: ['channel', 'text', 'blocks', 'metadata', 'thread_ts', 'reply_broadcast'],
    refuses: [...channels, ...content, 'thread_not_found', 'invalid_metadata_format', 'invalid_arguments'],
    test: chatTest,
    handle: chatPostMessage,
  },
  {
    method: 'chat.postEphemeral',
    supports: ['channel', 'user', 'text', 'blocks', 'thread_ts'],
    refuses: [...channels, ...content, 'user_not_in_channel'],
    test: chatTest,
    handle: chatPostEphemeral,
  },
  {
    method: 'chat.update',
    supports: ['channel', 'ts', 'text', 'blocks', 'metadata'],
    refuses: [...channels, ...content, 'message_not_found', 'cant_update_message', 'invalid_metadata_format'],
    test: chatTest,
    handle: chatUpdate,
  },
  {
    method: 'conversations.open',
    supports: ['users', 'channel'],
    refuses: ['user_not_found', 'invalid_arguments'],
    test: conversationsTest,
    handle: conversationsOpen,
  },
  {
    method: 'conversations.info',
    supports: ['channel'],
    refuses: ['channel_not_found'],
    test: conversationsTest,
    handle: conversationsInfo,
  },
  {
    method: 'conversations.list',
    supports: ['types', 'exclude_archived', ...paged],
    refuses: ['invalid_cursor'],
    test: conversationsTest,
    handle: conversationsList,
  },
  {
    method: 'conversations.members',
    supports: ['channel', ...paged],
    refuses: ['channel_not_found'],
    test: conversationsTest,
    handle: conversationsMembers,
  },
  {
    method: 'conversations.history',
    supports: ['channel', 'oldest', 'latest', 'inclusive', 'include_all_metadata', ...paged],
    refuses: reading,
    test: conversationsTest,
    handle: conversationsHistory,
  },
  {
    method: 'conversations.replies',
    supports: ['channel', 'ts', 'oldest', 'latest', 'inclusive', 'include_all_metadata', ...paged],
    refuses: [...reading, 'thread_not_found'],
    test: conversationsTest,
    handle: conversationsReplies,
  },
  { method: 'users.info', supports: ['user'], refuses: ['user_not_found'], test: usersTest, handle: usersInfo },
  { method: 'users.list', supports: paged, refuses: ['invalid_cursor'], test: usersTest, handle: usersList },
  { method: 'users.lookupByEmail', supports: ['email'], refuses: ['users_not_found'], test: usersTest, handle: usersLookupByEmail },
  {
    method: 'views.open',
    supports: ['trigger_id', 'view'],
    refuses: [...triggers, 'invalid_arguments', 'view_too_large', 'duplicate_external_id'],
    test: viewsTest,
    handle: viewsOpen,
  },
  {
    method: 'views.push',
    supports: ['trigger_id', 'view'],
    refuses: [...triggers, 'push_limit_reached', 'not_found', 'invalid_arguments'],
    test: viewsTest,
    handle: viewsPush,
  },
  {
    method: 'views.update',
    supports: ['view_id', 'external_id', 'hash', 'view'],
    refuses: ['not_found', 'hash_conflict', 'invalid_arguments'],
    test: viewsTest,
    handle: viewsUpdate,
  },
  {
    method: 'views.publish',
    supports: ['user_id', 'hash', 'view'],
    refuses: ['user_not_found', 'hash_conflict', 'invalid_arguments'],
    test: viewsTest,
    handle: viewsPublish,
  },
];
