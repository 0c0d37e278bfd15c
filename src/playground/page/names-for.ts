import { sendFile } from './live/send.ts';
import type { WorkspaceNames } from './names.ts';
import type { Session } from './session.ts';

/** The names behind the ids in messages and views. */
export function namesFor({ screen, go }: Pick<Session, 'screen' | 'go'>): WorkspaceNames {
  const { people, conversations, bot, you } = screen;
  return {
    people,
    conversations,
    user: (id) => (id === bot.id ? bot.name : (people.find((person) => person.id === id)?.name ?? id)),
    channel: (id) => conversations.find((conversation) => conversation.id === id)?.name ?? 'a channel you are not in',
    openChannel: (id) => go({ in: id }),
    upload: (file) => sendFile(you, file),
  };
}
