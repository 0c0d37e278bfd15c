import type { ReactNode } from 'react';
import type { MessageOnScreen } from '../../web/contract.ts';
import { useSession } from '../session.ts';
import { Announcer } from './announcer.tsx';
import { useFollowing } from './use-following.ts';

type ScrollingMessagesProps = {
  readonly label: string;
  readonly messages: readonly MessageOnScreen[];
  /** What to begin with, as a selector. Default: the end */
  readonly start?: string;
  readonly children: ReactNode;
};

/** Messages that scroll. Whoever is at the end stays there as more come; whoever reads above is told of them, but for what answers what they have just done. */
export function ScrollingMessages({ label, messages, start, children }: ScrollingMessagesProps) {
  const { you } = useSession();
  const last = messages.at(-1);
  const { scroller, content, behind, toEnd } = useFollowing({
    last: last?.ts ?? null,
    own: last?.author.id === you.id || last?.private === true,
    start: start ?? null,
  });
  return (
    <div className="messages-frame">
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className="messages" ref={scroller} tabIndex={0} aria-label={label}>
        <div ref={content}>{children}</div>
      </section>
      {behind && (
        <button type="button" className="button button-primary new-messages" onClick={toEnd}>
          New messages
        </button>
      )}
      <Announcer messages={messages} />
    </div>
  );
}
