import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** How near to the end counts as at the end, in pixels. */
const near = 40;

/** Keeps the end of what scrolls in sight for whoever is there, whatever grows or shrinks. */
export function useEndInSight(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, reached: () => void) {
  const atEnd = useRef(true);
  const toEnd = useCallback(() => {
    atEnd.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller]);
  const to = useCallback(
    (element: HTMLElement) => {
      atEnd.current = false;
      scroller.current?.scrollTo({ top: element.offsetTop });
    },
    [scroller],
  );
  useEffect(() => {
    if (!scroller.current || !content.current) return;
    return watch(scroller.current, content.current, {
      scrolled(end) {
        atEnd.current = end;
        if (end) reached();
      },
      resized() {
        if (atEnd.current) toEnd();
      },
    });
  }, [scroller, content, reached, toEnd]);
  return { atEnd, toEnd, to };
}

type Watching = { readonly scrolled: (toEnd: boolean) => void; readonly resized: () => void };

/** Tells scrolling from growing: what has just grown looks as if somebody had scrolled up, and the observer comes after the scroll events. */
function watch(frame: HTMLElement, content: HTMLElement, { scrolled, resized }: Watching): () => void {
  let known = sizesOf(frame);
  const look = () => {
    if (sizesOf(frame) === known) scrolled(frame.scrollHeight - frame.scrollTop - frame.clientHeight < near);
  };
  const observer = new ResizeObserver(() => {
    known = sizesOf(frame);
    resized();
  });
  observer.observe(frame);
  observer.observe(content);
  frame.addEventListener('scroll', look, { passive: true });
  return () => {
    observer.disconnect();
    frame.removeEventListener('scroll', look);
  };
}

function sizesOf({ scrollHeight, clientHeight }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight}`;
}
