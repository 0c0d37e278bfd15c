import { app, home } from '../live/place.ts';
import type { PlaceShown } from '../live/place-shown.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.ts';
import './sidebar.css';
import { SidebarLink } from './sidebar-link.tsx';
import { countUnread, type ReadMarks } from './unread.ts';

/** Everywhere this person can go. */
export function Sidebar({ shown, marks }: { readonly shown: PlaceShown; readonly marks: ReadMarks }) {
  const { screen } = useSession();
  const { bot, conversations } = screen;
  const unread = countUnread(screen, marks);
  const channels = conversations.filter(({ kind }) => kind !== 'direct');
  const direct = conversations.filter(({ kind }) => kind === 'direct');
  const current = shown.kind === 'home' ? home : shown.conversation.id;
  return (
    <nav className="sidebar" aria-label="Conversations">
      <h2 id="channels">Channels</h2>
      <ul aria-labelledby="channels">
        {channels.map(({ id, kind, name, appIn }) => (
          <SidebarLink
            key={id}
            to={id}
            current={id === current}
            unread={unread[id] ?? 0}
            mark={<Icon name={kind === 'private' ? 'lock' : 'hash'} />}
            name={name}
            note={appIn ? null : `${bot.name} is not in this channel`}
          />
        ))}
      </ul>
      {channels.length === 0 && <p className="sidebar-nothing">You are in no channel.</p>}
      <h2 id="direct">Direct messages</h2>
      <ul aria-labelledby="direct">
        {direct.map(({ id }) => (
          <SidebarLink
            key={id}
            to={app}
            current={id === current}
            unread={unread[id] ?? 0}
            mark={<Avatar id={bot.id} name={bot.name} app small />}
            name={bot.name}
            note={null}
          />
        ))}
      </ul>
      <h2 id="apps">Apps</h2>
      <ul aria-labelledby="apps">
        <SidebarLink to={home} current={current === home} unread={0} mark={<Icon name="home" />} name={`${bot.name}: Home`} note={null} />
      </ul>
    </nav>
  );
}
