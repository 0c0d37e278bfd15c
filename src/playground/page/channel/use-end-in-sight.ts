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
    const { current: frame } = scroller;
    const { current: inside } = content;
    if (!frame || !inside) return;
    const look = () => {
      atEnd.current = frame.scrollHeight - frame.scrollTop - frame.clientHeight < near;
      if (atEnd.current) reached();
    };
    const sizes = new ResizeObserver(() => atEnd.current && toEnd());
    sizes.observe(frame);
    sizes.observe(inside);
    frame.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      frame.removeEventListener('scroll', look);
    };
  }, [scroller, content, reached, toEnd]);
  return { atEnd, toEnd, to };
}
