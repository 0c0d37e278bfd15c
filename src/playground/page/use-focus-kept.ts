import { useEffect, useRef } from 'react';
import type { Pane } from './use-panes.ts';

/** Where a pane goes away with what had the focus, the conversation gets it: the keyboard goes on from there, not from the top of the page. */
export function useFocusKept(pane: Pane): void {
  const before = useRef(pane);
  useEffect(() => {
    if (before.current === pane) return;
    before.current = pane;
    const { activeElement, body } = document;
    if (activeElement === body || activeElement?.checkVisibility() === false) document.getElementById('conversation')?.focus();
  }, [pane]);
}
