import { useState } from 'react';
import { useKept } from '../parts/use-kept.ts';
import { composerKey, useSession } from '../session.ts';
import { toSend } from './mentions.ts';

/** What has been typed in one place and not been sent. It stays while the person is elsewhere, and where sending fails. */
export function useDraft(channel: string, thread: string | null) {
  const { screen, you, drafts, act } = useSession();
  const [sending, setSending] = useState(false);
  const key = composerKey(you.id, channel, thread);
  const text = useKept(drafts)[key] ?? '';
  const write = (next: string) => drafts.set({ ...drafts.get(), [key]: next });
  const send = async () => {
    if (sending || text.trim() === '') return;
    setSending(true);
    const { notice } = await act({ kind: 'write', channel, thread, text: toSend(text, screen) });
    setSending(false);
    if (notice === null) write('');
  };
  return { key, text, write, send, sending };
}
