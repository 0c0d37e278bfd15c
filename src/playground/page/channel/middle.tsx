import { useEffect } from 'react';
import type { PlaceShown } from '../live/place-shown.ts';
import { useSession } from '../session.ts';
import { lastIn } from '../sidebar/unread.ts';
import type { ReadMarksKept } from '../sidebar/use-read-marks.ts';
import { AppHome } from './app-home.tsx';
import './channel.css';
import { ConversationView } from './conversation-view.tsx';

/** The middle column: a conversation or the app's Home. What stands there is read. */
export function Middle({ shown, reading }: { readonly shown: PlaceShown; readonly reading: ReadMarksKept }) {
  const { screen, you } = useSession();
  const { marks, mark } = reading;
  const id = shown.kind === 'conversation' ? shown.conversation.id : null;
  const last = id === null ? null : lastIn(screen.messages, id);
  useEffect(() => {
    if (id !== null && last !== null && last > (marks[id] ?? '')) mark(id, last);
  }, [id, last, marks, mark]);
  const title = shown.kind === 'home' || shown.conversation.kind === 'direct' ? screen.bot.name : `#${shown.conversation.name}`;
  useEffect(() => {
    document.title = `${title} as ${you.name}: Conclave playground`;
  }, [title, you.name]);
  return (
    <section id="conversation" className="middle" aria-label="Conversation" tabIndex={-1}>
      {shown.kind === 'home' ? (
        <AppHome key={you.id} />
      ) : (
        <ConversationView key={`${you.id} ${id}`} conversation={shown.conversation} seen={marks[shown.conversation.id] ?? null} />
      )}
    </section>
  );
}
