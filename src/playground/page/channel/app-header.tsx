import { app, home } from '../live/place.ts';
import { Avatar } from '../parts/avatar.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { useSession } from '../session.ts';

/** The app's name, its Home and what it has written to this person. */
export function AppHeader({ tab }: { readonly tab: 'home' | 'messages' }) {
  const { bot } = useSession().screen;
  return (
    <header className="main-header main-header-app">
      <div className="main-title">
        <Avatar id={bot.id} name={bot.name} app small />
        <h2>{bot.name}</h2>
        <span className="badge">App</span>
      </div>
      <nav className="tabs" aria-label={bot.name}>
        <PlaceLink to={{ in: home }} current={tab === 'home'} className="tab">
          Home
        </PlaceLink>
        <PlaceLink to={{ in: app }} current={tab === 'messages'} className="tab">
          Messages
        </PlaceLink>
      </nav>
    </header>
  );
}
