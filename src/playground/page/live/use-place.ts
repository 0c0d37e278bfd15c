import { useCallback, useEffect, useState } from 'react';
import { addressOf, moved, type Place, readPlace } from './place.ts';

/** Who the tab was last, for an address that does not say. */
const remembered = 'conclave:as';

export type PlaceInAddress = {
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  /** Puts right who the tab is, without a step back to what was wrong */
  readonly settle: (as: string) => void;
};

/** The tab's place, kept in its address: back and forward work, and a reload stays where it was. */
export function usePlace(): PlaceInAddress {
  const [place, setPlace] = useState(startingPlace);
  useEffect(() => {
    const read = () => setPlace(startingPlace());
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);
  const go = useCallback((to: Partial<Place>) => {
    const next = moved(startingPlace(), to);
    if (next.as !== null) sessionStorage.setItem(remembered, next.as);
    if (addressOf(next) !== location.search) history.pushState(null, '', addressOf(next));
    setPlace(next);
  }, []);
  const settle = useCallback((as: string) => {
    const next = { ...startingPlace(), as };
    sessionStorage.setItem(remembered, as);
    history.replaceState(null, '', addressOf(next));
    setPlace((before) => (before.as === as ? before : next));
  }, []);
  return { place, go, settle };
}

function startingPlace(): Place {
  const place = readPlace(location.search);
  return { ...place, as: place.as ?? sessionStorage.getItem(remembered) };
}
