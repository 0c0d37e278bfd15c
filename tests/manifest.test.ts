import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '#commands/index.ts';
import { shortcuts } from '#src/slack/registry.ts';

const manifest = z
  .object({
    features: z.object({
      bot_user: z.object({ display_name: z.string() }),
      app_home: z.object({ home_tab_enabled: z.literal(true), messages_tab_enabled: z.literal(true) }),
      shortcuts: z.array(
        z.strictObject({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string(), description: z.string() }),
      ),
      slash_commands: z.array(
        z.strictObject({
          command: z.string(),
          url: z.string(),
          description: z.string(),
          usage_hint: z.string(),
          should_escape: z.boolean(),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.string(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true), request_url: z.string() }),
      socket_mode_enabled: z.literal(false),
    }),
  })
  .parse(parse(await readFile(new URL('../manifest.yml', import.meta.url), 'utf8')));
const { features, oauth_config: oauth, settings } = manifest;

// From each method's page at https://docs.slack.dev/reference/methods: the scopes without which it is refused, and those with which it
// reads conversations of one kind each.
const scopesByMethod: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.info': ['files:read'],
  'files.list': ['files:read'],
  'files.delete': ['files:write'],
  filesUploadV2: ['files:write'],
  'users.info': ['users:read'],
  // Slack grants users:read.email only together with users:read.
  'users.lookupByEmail': ['users:read', 'users:read.email'],
};

// From https://docs.slack.dev/reference/events: who may subscribe.
const scopesByEvent: Readonly<Record<string, readonly string[]>> = {
  member_joined_channel: ['channels:read', 'groups:read'],
  app_home_opened: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
};

/** What comes under one name is subscribed to by kind of conversation. */
const subscriptions: Readonly<Record<string, readonly string[]>> = { message: ['message.channels', 'message.groups', 'message.im'] };

// Granted for what no method or event shows.
const scopesOfFeatures = ['commands'];

const source = await sourceOf('../src/slack/');
const called = new Set([...source.matchAll(/\bclient\.([a-z]\w*(?:\.[a-z]\w*|V2))\(/g)].map(([, method = '']) => method));
const listened = new Set([...source.matchAll(/\bapp\.event\(\s*'([\w.]+)'/g)].flatMap(([, event = '']) => subscriptions[event] ?? [event]));

describe('manifest.yml', () => {
  test('has the commands of commands/, each with its words', () => {
    const inManifest = features.slash_commands.map(({ command, description, usage_hint }) => ({ command, description, usage_hint }));
    expect(inManifest).toEqual(commands.map(({ name, description, usageHint }) => ({ command: name, description, usage_hint: usageHint })));
  });

  test('keeps to Slack’s limits for commands', () => {
    for (const { command, description, usage_hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint.length).toBeLessThanOrEqual(1000);
    }
  });

  test('has the shortcuts of the registry, each with its words', () => {
    const inManifest = features.shortcuts.map(({ callback_id: callbackId, ...shortcut }) => ({ callbackId, ...shortcut }));
    expect(inManifest).toEqual(shortcuts.map(({ callbackId, type, name, description }) => ({ callbackId, type, name, description })));
  });

  test('keeps to Slack’s limits for shortcuts', () => {
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    for (const { name, callback_id, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(callback_id.length).toBeLessThanOrEqual(255);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });

  test('leaves what people type as they typed it', () => {
    expect(features.slash_commands.filter(({ should_escape }) => should_escape)).toEqual([]);
  });

  test('sends everything to the one address the app takes requests at', () => {
    const addresses = [
      ...features.slash_commands.map(({ url }) => url),
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
    ];
    expect(new Set(addresses).size).toBe(1);
    expect(addresses[0]).toMatch(/^https:\/\/[^/]+\/slack\/events$/);
  });

  test('subscribes to the events the app listens to, and to no others', () => {
    expect([...listened]).not.toEqual([]);
    expect(settings.event_subscriptions.bot_events.toSorted()).toEqual([...listened].sort());
  });

  test('asks for the scopes of the methods called and the events listened to, and for no others', () => {
    expect([...called]).toContain('chat.postMessage');
    const needed = [
      ...[...called].flatMap((method) => scopesOf(scopesByMethod, method)),
      ...[...listened].flatMap((event) => scopesOf(scopesByEvent, event)),
    ];
    const expected = new Set([...scopesOfFeatures, ...needed]);
    expect(oauth.scopes.bot.toSorted()).toEqual([...expected].sort());
  });

  test('has optional only what the app works without: the scopes for looking up what it sent', () => {
    const reading = new Set(['conversations.history', 'conversations.replies'].flatMap((method) => scopesOf(scopesByMethod, method)));
    expect(oauth.scopes.bot_optional.toSorted()).toEqual([...reading].sort());
    expect(oauth.scopes.bot).toEqual(expect.arrayContaining(oauth.scopes.bot_optional));
  });
});

function scopesOf(table: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  const scopes = table[name];
  if (!scopes) throw new Error(`${name} is used, but the test does not know which scopes it takes: add it to the table`);
  return scopes;
}

async function sourceOf(folder: string): Promise<string> {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const files = await readdir(path, { recursive: true });
  const texts = await Promise.all(files.filter((file) => file.endsWith('.ts')).map((file) => readFile(`${path}${file}`, 'utf8')));
  return texts.join('\n');
}
