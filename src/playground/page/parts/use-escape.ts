import { useEffect, useEffectEvent } from 'react';

/** Closes something by Escape while it is open, unless something lies in front of it: the browser closes that. */
export function useEscape(open: boolean, close: () => void): void {
  const pressed = useEffectEvent(({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented && document.querySelector(':popover-open, dialog[open]') === null) close();
  });
  useEffect(() => {
    if (!open) return;
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [open]);
}
