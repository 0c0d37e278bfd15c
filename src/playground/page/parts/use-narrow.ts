import { useSyncExternalStore } from 'react';

/** As in layout.css: where there is room for one column only. */
const query = '(max-width: 800px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(query).matches);
}

function listen(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
