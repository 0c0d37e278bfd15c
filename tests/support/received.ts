import type { Workspace } from '#src/playground/workspace/workspace.ts';

/** Something that reached somebody in Slack, as the app sent it: text, blocks, values and all. */
export type Received = { readonly by: string; readonly what: string };

/**
 * Everything the app has ever sent where people without a right may read it: to any channel, whoever sits there now; to each of these people, in
 * direct messages, private replies, windows and Home; and the files that were shared with them.
 *
 * @param unentitled Slack ids
 */
export function receivedWithoutRight(workspace: Workspace, unentitled: readonly string[]): Received[] {
  const conversations = new Map(
    workspace.calls('conversations.open').map(({ args, answer }) => [channelOf(answer), String(args['users'])]),
  );
  const reader = (channel: string) => (channel.startsWith('C') ? channel : (conversations.get(channel) ?? channel));
  const concerns = (by: string) => by.startsWith('C') || unentitled.includes(by);
  const sent = workspace.calls().flatMap(({ method, args }) => {
    if (method === 'chat.postMessage' || method === 'chat.update')
      return [{ by: reader(String(args['channel'])), what: JSON.stringify(args) }];
    if (method === 'chat.postEphemeral') return [{ by: String(args['user']), what: JSON.stringify(args) }];
    return method === 'views.publish' ? [{ by: String(args['user_id']), what: JSON.stringify(args) }] : [];
  });
  const seen = unentitled.flatMap((by) => {
    const person = workspace.as(by);
    const channels = workspace.channels().filter(({ members }) => members.has(by));
    const read = [...person.directMessages(), ...channels.flatMap(({ id }) => person.sees(id))];
    return [...read, person.view(), person.home()].map((what) => ({ by, what: JSON.stringify(what ?? null) }));
  });
  const answered = workspace.deliveries().map(({ payload, body }) => ({ by: whose(payload), what: body }));
  const files = workspace
    .files()
    .flatMap(({ name, title, altText, bytes, sharedIn }) =>
      sharedIn.map(({ channel }) => ({ by: reader(channel), what: [name, title, altText, bytes?.toString()].join(' ') })),
    );
  return [...sent, ...seen, ...answered, ...files].filter(({ by }) => concerns(by));
}

/** Every private reply and window that these people are ever shown from here on, also where another takes its place. */
export function recordShown(workspace: Workspace, unentitled: readonly string[]): readonly Received[] {
  const shown: Received[] = [];
  workspace.onChange((change) => {
    if (change.kind === 'message' && change.message.ephemeral !== null && unentitled.includes(change.message.ephemeral)) {
      shown.push({ by: change.message.ephemeral, what: JSON.stringify(change.message) });
    }
    if (change.kind === 'view' && unentitled.includes(change.user)) {
      const { user: by } = change;
      const person = workspace.as(by);
      shown.push(...[...person.views(), person.home()].map((view) => ({ by, what: JSON.stringify(view) })));
    }
  });
  return shown;
}

function channelOf(answer: unknown): string {
  const { channel } = answer as { channel?: { id?: string } };
  return channel?.id ?? '';
}

function whose(payload: object): string {
  const { user, user_id: id } = payload as { user?: { id?: string }; user_id?: string };
  return user?.id ?? id ?? '';
}
