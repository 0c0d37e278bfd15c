import { useCallback, useState } from 'react';
import type { Notice } from './parts/notices.tsx';

let last = 0;

/** What Slack has said, until it is dismissed or something else is done without a word against it. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const tell = useCallback((text: string | null) => {
    last += 1;
    const notice = text === null ? null : { id: last, text };
    setNotices((before) => (notice ? [...before.filter((other) => other.text !== notice.text), notice] : []));
  }, []);
  const dismiss = useCallback((id: number) => setNotices((before) => before.filter((notice) => notice.id !== id)), []);
  return { notices, tell, dismiss };
}
