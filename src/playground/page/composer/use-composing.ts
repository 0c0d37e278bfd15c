import type { KeyboardEvent } from 'react';
import { useSession } from '../session.ts';
import { type Suggestion, type Suggestions, take } from './suggestions.ts';
import { type Caret, useCaret } from './use-caret.ts';
import { useDraft } from './use-draft.ts';
import { useSuggestions } from './use-suggestions.ts';

export type Composing = Pick<Caret, 'field' | 'setCaret'> & {
  readonly text: string;
  readonly sending: boolean;
  readonly suggestions: Suggestions | null;
  /** Which of the suggestions Enter takes */
  readonly chosen: number;
  readonly type: (text: string, caret: number) => void;
  readonly take: (suggestion: Suggestion, from: number) => void;
  readonly send: () => Promise<void>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Writing in one place: what is typed, what it may be meant to become, and its sending. */
export function useComposing(channel: string, thread: string | null): Composing {
  const { screen } = useSession();
  const { key, text, write, send, sending } = useDraft(channel, thread);
  const { field, caret, setCaret } = useCaret(key);
  const type = (next: string, at: number) => {
    write(next);
    setCaret(at);
  };
  const takeIt = (suggestion: Suggestion, from: number) => {
    const taken = take(text, caret, from, suggestion);
    type(taken.text, taken.caret);
    field.current?.focus();
  };
  // Slack takes no commands in threads.
  const known = thread === null ? screen : { ...screen, commands: [] };
  const { suggestions, chosen, press } = useSuggestions(text, caret, known, takeIt);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const sends = event.key === 'Enter' && !event.shiftKey;
    const taken = !event.shiftKey && press(event.key);
    if (taken || sends) event.preventDefault();
    if (sends && !taken) void send();
  };
  return { field, text, sending, suggestions, chosen, type, setCaret, take: takeIt, send, onKeyDown };
}
