import { useEffect, useRef } from 'react';
import { Home } from '../home/home.tsx';
import { send } from '../live/send.ts';
import { useSession } from '../session.ts';
import { AppHeader } from './app-header.tsx';

/** The app's Home. The app is told that it was opened, and shows what it will. */
export function AppHome() {
  const { screen, act } = useSession();
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    void act({ kind: 'open_home' });
  }, [act]);
  return (
    <>
      <AppHeader tab="home" />
      <div className="messages">
        <Home home={screen.home} act={(done) => send(screen.you, done)} />
      </div>
    </>
  );
}
