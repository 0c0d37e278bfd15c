import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Where an update takes away what had the focus, `take` gives it another place: the keyboard goes on from there, not from the top of the page. */
export function useKeptFocus(around: RefObject<HTMLElement | null>, take: (element: HTMLElement) => void): void {
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const element = around.current;
    const came = ({ target }: FocusEvent) => {
      focused.current = target instanceof Element ? target : null;
    };
    // To nowhere it goes with what is taken away, too.
    const went = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused.current = null;
    };
    element?.addEventListener('focusin', came);
    element?.addEventListener('focusout', went);
    return () => {
      element?.removeEventListener('focusin', came);
      element?.removeEventListener('focusout', went);
    };
  }, [around]);
  useLayoutEffect(() => {
    if (focused.current?.isConnected !== false) return;
    focused.current = null;
    if (document.activeElement === document.body && around.current) take(around.current);
  });
}
