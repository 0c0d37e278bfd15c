import { useEffect, useRef } from 'react';
import type { Conversation } from '../../web/contract.ts';
import { MessageList } from '../channel/message-list.tsx';
import { threadOf, threadRows } from '../channel/rows.ts';
import { ScrollingMessages } from '../channel/scrolling-messages.tsx';
import { Composer } from '../composer/composer.tsx';
import { Icon } from '../parts/icon.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useSession } from '../session.ts';
import './thread.css';

type ThreadPanelProps = { readonly conversation: Conversation; readonly thread: string };

/** A message with its replies, beside the channel. */
export function ThreadPanel({ conversation, thread }: ThreadPanelProps) {
  const { screen, go } = useSession();
  const panel = useFocusOnOpening();
  const { root, replies } = threadOf(screen.messages, conversation.id, thread);
  const messages = root ? [root, ...replies] : replies;
  const direct = conversation.kind === 'direct';
  return (
    <section id="thread" className="thread" aria-label="Thread" ref={panel} tabIndex={-1}>
      <header className="main-header">
        <h2>Thread</h2>
        <span className="soft">{direct ? screen.bot.name : `#${conversation.name}`}</span>
        <CloseButton close={() => go({ thread: null })} />
      </header>
      <ScrollingMessages label="Messages in the thread" messages={messages} start=".row-replies">
        {root === null && <p className="soft nothing-yet">The message that began this thread has been deleted.</p>}
        <MessageList rows={threadRows(root, replies)} inThread />
      </ScrollingMessages>
      {!direct && <Composer channel={conversation.id} thread={thread} label="Reply" />}
    </section>
  );
}

/** In one column the channel is not beside the thread, but where one came from. */
function CloseButton({ close }: { readonly close: () => void }) {
  const narrow = useNarrow();
  const label = narrow ? 'Back to the channel' : 'Close the thread';
  return (
    <button type="button" className="icon-button thread-close" aria-label={label} title={label} onClick={close}>
      <Icon name={narrow ? 'back' : 'close'} />
    </button>
  );
}

/** Brings the keyboard to the panel, and back to where it was once the panel closes. */
function useFocusOnOpening() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return panel;
}
