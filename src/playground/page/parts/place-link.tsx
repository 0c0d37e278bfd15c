import type { MouseEvent, ReactNode } from 'react';
import { addressOf, moved, type Place } from '../live/place.ts';
import { useSession } from '../session.ts';

type PlaceLinkProps = {
  readonly to: Partial<Place>;
  readonly current?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

/** A link to a place in the workspace: opens there, or in a new tab where the person asks the browser for one. */
export function PlaceLink({ to, current = false, className, children }: PlaceLinkProps) {
  const { place, go } = useSession();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a className={className} href={addressOf(moved(place, to))} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
