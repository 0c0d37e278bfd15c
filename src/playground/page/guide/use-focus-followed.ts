import { type FocusEvent, useEffect, useRef } from 'react';

/** Where the focus goes away with a step that is over, the step after it gets it: the keyboard goes on from there. */
export function useFocusFollowed(past: number) {
  const guide = useRef<HTMLElement>(null);
  const within = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens as a step is over
  useEffect(() => {
    if (!within.current || document.activeElement !== document.body) return;
    const next = guide.current?.querySelector<HTMLElement>('[aria-current="step"]') ?? guide.current;
    next?.focus({ preventScroll: true });
  }, [past]);
  return {
    ref: guide,
    onFocus: () => {
      within.current = true;
    },
    // What is taken away leaves the focus to nothing else.
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) within.current = false;
    },
  };
}
