import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useEndInSight } from './use-end-in-sight.ts';

type Followed = {
  /** ts of the last message; null where there is none */
  readonly last: string | null;
  /** Whether the person wrote it, or was answered by it in private */
  readonly own: boolean;
  /** What to begin with, as a selector; null for the end */
  readonly start: string | null;
};

type Following = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Whether something has come below what is in sight */
  readonly behind: boolean;
  readonly toEnd: () => void;
};

/** Follows messages as they come for whoever is at the end, and brings there whoever has just written. */
export function useFollowing({ last, own, start }: Followed): Following {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [behind, setBehind] = useState(false);
  const caughtUp = useCallback(() => setBehind(false), []);
  const { atEnd, toEnd, to } = useEndInSight(scroller, content, caughtUp);
  const followed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const before = followed.current;
    if (last === null || last <= (before ?? '')) return;
    followed.current = last;
    const beginning = before === null && start !== null ? content.current?.querySelector<HTMLElement>(start) : null;
    if (beginning) to(beginning);
    else if (before === null || own || atEnd.current) toEnd();
    else setBehind(true);
  }, [last, own, start, atEnd, toEnd, to]);
  return { scroller, content, behind, toEnd };
}
