import { useState } from 'react';
import type { MessageOnScreen } from '../../web/contract.ts';
import { useNames } from '../names.ts';
import { spoken } from './spoken.ts';

/** As many lines as a screen reader may still be at. */
const most = 5;

/** Reads new messages out, each as one line: their cards with all their buttons would be too much. */
export function Announcer({ messages }: { readonly messages: readonly MessageOnScreen[] }) {
  const names = useNames();
  const last = messages.at(-1)?.ts ?? '';
  const [from] = useState(last);
  const lines = messages.filter(({ ts }) => ts > from).slice(-most);
  return (
    <div className="visually-hidden" role="log" aria-label="New messages">
      {lines.map((message) => (
        <p key={message.ts}>{spoken(message, names)}</p>
      ))}
    </div>
  );
}
