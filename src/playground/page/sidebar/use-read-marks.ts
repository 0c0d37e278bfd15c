import { useCallback, useState } from 'react';
import type { ReadMarks } from './unread.ts';

export type ReadMarksKept = {
  readonly marks: ReadMarks;
  readonly mark: (channel: string, ts: string) => void;
};

const prefix = 'conclave:read';

/** What each person has read in this world, for all tabs. */
export function useReadMarks(world: string, you: string): ReadMarksKept {
  const key = `${prefix} ${world} ${you}`;
  const [kept, setKept] = useState(() => ({ key, marks: read(key, world) }));
  // Another person's marks.
  if (kept.key !== key) setKept({ key, marks: read(key, world) });
  const mark = useCallback(
    (channel: string, ts: string) => {
      const marks = { ...read(key, world), [channel]: ts };
      localStorage.setItem(key, JSON.stringify(marks));
      setKept({ key, marks });
    },
    [key, world],
  );
  return { marks: kept.marks, mark };
}

/** Forgets what was read in worlds that are no more. */
function read(key: string, world: string): ReadMarks {
  for (const other of Object.keys(localStorage)) {
    if (other.startsWith(prefix) && !other.startsWith(`${prefix} ${world} `)) localStorage.removeItem(other);
  }
  return JSON.parse(localStorage.getItem(key) ?? '{}');
}
