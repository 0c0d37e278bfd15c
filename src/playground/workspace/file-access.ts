import type { Message, StoredFile } from './model.ts';
import type { WorkspaceState } from './state.ts';

/** Where Slack opens a file, for who may see it. */
export function permalinkOf({ address }: Pick<WorkspaceState, 'address'>, { user, id, name }: StoredFile): string {
  return `${address}/files/${user}/${id}/${slugOf(name)}`;
}

export function slugOf(name: string): string {
  return encodeURIComponent(name.toLowerCase().replaceAll(' ', '_'));
}

/** The app shares each file whose link stands in what it posts, as it has them all: its own, and those given to it in a form. */
export function shareLinkedFiles(state: WorkspaceState, message: Message): Message {
  const content = JSON.stringify([message.text, message.blocks]);
  const linked = state.files.list().filter((file) => file.completed && content.includes(permalinkOf(state, file)));
  if (linked.length === 0) return message;
  for (const { id, sharedIn } of linked) state.files.change(id, { sharedIn: [...sharedIn, { channel: message.channel, ts: message.ts }] });
  return state.messages.change(message, { files: linked.map(({ id }) => id) });
}

/** A file is open to whose it is, to the app, and to whoever can read a conversation in which it was shared. */
export function mayOpen(state: WorkspaceState, { user, sharedIn }: StoredFile, reader: string): boolean {
  if (reader === user || reader === state.bot.userId) return true;
  return sharedIn.map(({ channel }) => state.channel(channel)).some(({ kind, members }) => kind === 'public' || members.has(reader));
}
