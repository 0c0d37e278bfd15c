import { type RunningCase, zoneOf } from '../running-case.ts';
import type { Channel } from '../workspace/model.ts';
import type { Person } from '../workspace/people/person.ts';
import type { FileOnScreen, MessageOnScreen } from './contract.ts';
import { timeOnScreen } from './times.ts';

/** Everything this person can read in these channels, oldest first. */
export function messagesIn(running: RunningCase, person: Person, channels: readonly Channel[], botName: string): MessageOnScreen[] {
  const { bot, users } = running.world.workspace;
  const names = new Map([...users().map(({ id, name }) => [id, name] as const), [bot.userId, botName], ['USLACKBOT', 'Slackbot']]);
  const zone = zoneOf(running);
  const files = new Map(running.world.workspace.files().map(({ id, name, length }) => [id, fileOnScreen(id, name, length, person.id)]));
  return channels
    .flatMap(({ id }) => person.reads(id))
    .sort((a, b) => (a.ts < b.ts ? -1 : 1))
    .map((message) => ({
      channel: message.channel,
      ts: message.ts,
      author: { id: message.user, name: names.get(message.user) ?? message.user, app: message.user === bot.userId },
      text: message.text,
      blocks: message.blocks,
      thread: message.threadTs,
      broadcast: message.broadcast,
      private: message.ephemeral !== null,
      edited: message.edited !== null,
      files: message.files.flatMap((id) => files.get(id) ?? []),
      at: timeOnScreen(running.appearedAt(message), zone),
    }));
}

function fileOnScreen(id: string, name: string, size: number, as: string): FileOnScreen {
  return { id, name, size, url: `/files/${id}?as=${as}`, image: /\.(png|jpe?g|gif|webp|svg)$/i.test(name) };
}
