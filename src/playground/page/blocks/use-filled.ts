import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chosen, ControlRef, Filled } from '../../web/contract.ts';
import type { Json } from '../../workspace/model.ts';
import { stillThere } from './still-there.ts';

/** What is being filled in. It outlives updates of the blocks as far as block and action ids remain. */
export function useFilled(blocks: readonly Json[]) {
  const [filled, setFilled] = useState<Filled>({});
  // What is sent right after filling in has to hold it, before the page is drawn again.
  const latest = useRef(filled);
  const replace = useCallback((next: Filled) => {
    latest.current = next;
    setFilled(next);
  }, []);
  useEffect(() => replace(stillThere(latest.current, blocks)), [blocks, replace]);
  const fill = ({ blockId, actionId }: ControlRef, chosen: Chosen) =>
    replace({ ...latest.current, [blockId]: { ...latest.current[blockId], [actionId]: chosen } });
  return { filled, latest: () => latest.current, fill };
}
