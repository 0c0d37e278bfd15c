import { useCallback, useState } from 'react';

/** Counts what is under way: busy until all of it is done. */
export function useRunning() {
  const [running, setRunning] = useState(0);
  const run = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setRunning((count) => count + 1);
    try {
      await work();
    } finally {
      setRunning((count) => count - 1);
    }
  }, []);
  return { busy: running > 0, run };
}
