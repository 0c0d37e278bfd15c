import { useRef } from 'react';

type Send = (text: string) => Promise<void>;

/** Sends texts one after the other; of those that come while one is under way, only the last. */
export function useInTurn(send: Send): (text: string) => void {
  const next = useRef<{ readonly text: string; readonly send: Send } | null>(null);
  const sending = useRef(false);
  return (text) => {
    next.current = { text, send };
    if (!sending.current) void drain();
  };

  async function drain(): Promise<void> {
    sending.current = true;
    while (next.current !== null) {
      const { text, send: sendIt } = next.current;
      next.current = null;
      await sendIt(text);
    }
    sending.current = false;
  }
}
