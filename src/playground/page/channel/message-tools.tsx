import type { MessageOnScreen } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { type Session, useSession } from '../session.ts';

type MessageToolsProps = { readonly message: MessageOnScreen; readonly inThread: boolean };

/** What can be done with a message: Slack's own, and the app's message shortcuts. */
export function MessageTools({ message, inThread }: MessageToolsProps) {
  const session = useSession();
  const items = itemsFor(message, inThread, session);
  if (items.length === 0) return null;
  return (
    <div className="message-tools">
      <Menu
        button={<Icon name="more" />}
        buttonClass="icon-button"
        label={`More for the message of ${message.author.name}, ${message.at.time}`}
        items={items}
      />
    </div>
  );
}

/** Nothing can be done with what only one person sees, and nobody replies to an app that takes no messages, as in Slack. */
function itemsFor(message: MessageOnScreen, inThread: boolean, { screen, go, act }: Session): MenuItem[] {
  if (message.private) return [];
  const { channel, ts, thread } = message;
  const direct = screen.conversations.some(({ id, kind }) => id === channel && kind === 'direct');
  const shortcuts = screen.shortcuts
    .filter(({ on }) => on === 'message')
    .map(({ name, callbackId }): MenuItem => {
      const run = () => void act({ kind: 'message_shortcut', channel, ts, callbackId });
      return { key: callbackId, label: name, detail: screen.bot.name, run };
    });
  const reply: MenuItem = { key: 'reply', label: 'Reply in thread', run: () => go({ in: channel, thread: thread ?? ts }) };
  return inThread || direct ? shortcuts : [reply, ...shortcuts];
}
