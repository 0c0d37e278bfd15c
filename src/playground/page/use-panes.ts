import { useState } from 'react';
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
  const toggle = (to: Pane) => setPane((now) => (now === to ? 'conversation' : to));
  return {
    pane,
    guideShown: narrow ? pane === 'guide' : beside,
    toggleSidebar: () => toggle('sidebar'),
    toggleGuide: () => (narrow ? toggle('guide') : setBeside(!beside)),
    toConversation: () => setPane('conversation'),
  };
}
