import { createContext, use } from 'react';
import type { Act, ActAnswer, PersonOnScreen, Screen } from '../web/contract.ts';
import type { Moving } from './clock/use-moving.ts';
import type { Place } from './live/place.ts';
import type { Kept } from './parts/kept.ts';

/** What every part of the page has at hand. */
export type Session = Moving & {
  readonly screen: Screen;
  readonly you: PersonOnScreen;
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  /** Does something as this person; a notice is shown, and is in the answer too */
  readonly act: (act: Act) => Promise<ActAnswer>;
  /** Shows a notice; null takes away those that stand */
  readonly tell: (notice: string | null) => void;
  /** What has been typed and not been sent, by composer */
  readonly drafts: Kept<Readonly<Record<string, string>>>;
  /** The composer that is to be typed into next */
  readonly wanted: Kept<string | null>;
};

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('There is no session around this component');
  return session;
}

/** The key of a composer among the drafts. */
export function composerKey(you: string, channel: string, thread: string | null): string {
  return [you, channel, thread ?? ''].join(' ');
}
