import { sendFile } from './live/send.ts';
import type { WorkspaceNames } from './names.ts';
import type { Session } from './session.ts';

/** The names behind the ids in messages and views. */
export function namesFor({ screen, go }: Pick<Session, 'screen' | 'go'>): WorkspaceNames {
  const { people, conversations, channels, bot, you } = screen;
  return {
    people,
    conversations,
    user: (id) => (id === bot.id ? bot.name : (people.find((person) => person.id === id)?.name ?? id)),
    channel: (id) => [...conversations, ...channels].find((channel) => channel.id === id)?.name ?? 'private-channel',
    openChannel: (id) => go({ in: id }),
    leadsTo: (url) => {
      const [, file] = /^http:\/\/127\.0\.0\.1:\d+\/files\/\w+\/(\w+)\//.exec(url) ?? [];
      return file === undefined ? url : `/files/${file}?as=${you}`;
    },
    upload: (file) => sendFile(you, file),
  };
}
