import { useState } from 'react';
import { type Suggestion, type Suggestions, suggest } from './suggestions.ts';

type Known = Parameters<typeof suggest>[2];

/** What is offered while somebody types, and which of it the keyboard has come to. */
export function useSuggestions(text: string, caret: number, known: Known, take: (suggestion: Suggestion, from: number) => void) {
  const [reached, setReached] = useState({ text, index: 0 });
  const [declined, setDeclined] = useState<string | null>(null);
  const suggestions = declined === text ? null : suggest(text, caret, known);
  const last = (suggestions?.list.length ?? 1) - 1;
  const chosen = reached.text === text ? Math.min(reached.index, last) : 0;
  const move = (index: number) => setReached({ text, index });

  const pressed = (key: string, { list, from }: Suggestions): boolean => {
    const suggestion = list[chosen];
    if (key === 'ArrowDown') move(chosen === last ? 0 : chosen + 1);
    else if (key === 'ArrowUp') move(chosen === 0 ? last : chosen - 1);
    else if (key === 'Escape') setDeclined(text);
    else if ((key === 'Enter' || key === 'Tab') && suggestion) take(suggestion, from);
    else return false;
    return true;
  };
  /** Whether the key was for the suggestions. */
  const press = (key: string): boolean => suggestions !== null && pressed(key, suggestions);
  return { suggestions, chosen, press };
}
