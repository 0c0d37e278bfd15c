import { useEffect, useRef } from 'react';
import type { Suggestion, Suggestions } from './suggestions.ts';

type SuggestionListProps = {
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly chosen: number;
  readonly take: (suggestion: Suggestion, from: number) => void;
};

/** What may be meant; the keyboard stays in the composer. */
export function SuggestionList({ id, suggestions, chosen, take }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="suggestions">
      <p aria-hidden="true">{suggestions.about}</p>
      <div id={id} ref={list} role="listbox" aria-label={suggestions.about}>
        {suggestions.list.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the composer has the keyboard
          <div
            key={suggestion.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion, suggestions.from)}
          >
            <span>
              <b>{suggestion.label}</b> {suggestion.hint}
            </span>
            <small>{suggestion.detail}</small>
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {suggestions.list.length} to choose from. Use the arrow keys and Enter.
      </p>
    </div>
  );
}
