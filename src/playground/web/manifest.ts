import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

/** What people see of the app before it has said anything, as Slack knows it from manifest.yml. */
export type Manifest = z.infer<typeof features>;

const features = z
  .object({
    features: z.object({
      app_home: z.object({ messages_tab_read_only_enabled: z.boolean() }),
      bot_user: z.object({ display_name: z.string() }),
      shortcuts: z.array(z.object({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string() })).default([]),
      slash_commands: z.array(
        z.object({
          command: z.string(),
          description: z.string(),
          usage_hint: z.string().default(''),
          should_escape: z.boolean().default(false),
        }),
      ),
    }),
  })
  .transform(({ features: { app_home: home, bot_user: bot, shortcuts, slash_commands: commands } }) => ({
    botName: bot.display_name,
    /** Whether nobody can write to the app in the direct messages */
    readOnly: home.messages_tab_read_only_enabled,
    commands: commands.map(({ command, description, usage_hint: hint, should_escape: escaped }) => ({
      command,
      description,
      hint,
      escaped,
    })),
    shortcuts: shortcuts.map(({ name, type: on, callback_id: callbackId }) => ({ name, callbackId, on })),
  }));

export async function readManifest(): Promise<Manifest> {
  return features.parse(parse(await readFile(new URL('../../../manifest.yml', import.meta.url), 'utf8')));
}
