import { useRef, useState } from 'react';
import { useEscape } from './parts/use-escape.ts';
import { useNarrow } from './parts/use-narrow.ts';

/** What a narrow window shows, which has room for one column. */
export type Pane = 'conversation' | 'sidebar' | 'guide';

export type Panes = {
  readonly pane: Pane;
  readonly guideShown: boolean;
  readonly toggleSidebar: () => void;
  readonly toggleGuide: () => void;
  /** Back to the conversation, where one column hides it */
  readonly toConversation: () => void;
};

/** Which columns are shown. */
export function usePanes(): Panes {
  const narrow = useNarrow();
  const [pane, setPane] = useState<Pane>('conversation');
  const [beside, setBeside] = useState(true);
  const opener = useRef<Element | null>(null);
  const toggle = (to: Pane) => {
    opener.current = document.activeElement;
    setPane((now) => (now === to ? 'conversation' : to));
  };
  useEscape(narrow && pane !== 'conversation', () => {
    setPane('conversation');
    if (opener.current instanceof HTMLElement) opener.current.focus();
  });
  return {
    pane,
    guideShown: narrow ? pane === 'guide' : beside,
    toggleSidebar: () => toggle('sidebar'),
    toggleGuide: () => (narrow ? toggle('guide') : setBeside(!beside)),
    toConversation: () => setPane('conversation'),
  };
}
