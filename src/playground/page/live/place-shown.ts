import type { Conversation, Screen } from '../../web/contract.ts';
import { app, home, type Place } from './place.ts';

/** What a place is for this person: a conversation they can open, with the thread that is open in it, or the app's Home. */
export type PlaceShown =
  | { readonly kind: 'conversation'; readonly conversation: Conversation; readonly thread: string | null }
  | { readonly kind: 'home' };

/** Where the address leads this person; where it leads nowhere for them, their first conversation. */
export function placeShown({ conversations }: Pick<Screen, 'conversations'>, place: Pick<Place, 'in' | 'thread'>): PlaceShown {
  if (place.in === home) return { kind: 'home' };
  const conversation = conversationCalled(conversations, place.in);
  if (conversation) return { kind: 'conversation', conversation, thread: place.thread };
  const [first] = conversations;
  return first ? { kind: 'conversation', conversation: first, thread: null } : { kind: 'home' };
}

/** A conversation by what stands for it in an address or a walk-through; null where this person does not have it. */
export function conversationCalled(conversations: readonly Conversation[], id: string | null): Conversation | null {
  return conversations.find((one) => one.id === id || (id === app && one.kind === 'direct')) ?? null;
}
