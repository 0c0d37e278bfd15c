import { useState } from 'react';
import type { Conversation } from '../../web/contract.ts';
import { Composer } from '../composer/composer.tsx';
import { useSession } from '../session.ts';
import { AppHeader } from './app-header.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { MessageList } from './message-list.tsx';
import { firstUnseen, inChannel, rows } from './rows.ts';
import { ScrollingMessages } from './scrolling-messages.tsx';

type ConversationViewProps = {
  readonly conversation: Conversation;
  /** ts of the last message read before it was opened */
  readonly seen: string | null;
};

export function ConversationView({ conversation, seen }: ConversationViewProps) {
  const { screen } = useSession();
  const { id, name, kind } = conversation;
  const [seenBefore] = useState(seen);
  const messages = inChannel(screen.messages, id);
  const label = kind === 'direct' ? `Messages from ${screen.bot.name}` : `Messages in #${name}`;
  return (
    <>
      {kind === 'direct' ? <AppHeader tab="messages" /> : <ChannelHeader conversation={conversation} />}
      <ScrollingMessages label={label} messages={messages}>
        {messages.length === 0 && (
          <p className="soft nothing-yet">Nothing has been said here yet.{kind === 'direct' ? '' : ' Type / for the commands.'}</p>
        )}
        <MessageList rows={rows(messages, screen.messages, firstUnseen(messages, seenBefore, screen.you))} />
      </ScrollingMessages>
      {kind === 'direct' ? <NoComposer /> : <Composer channel={id} thread={null} label={`Message #${name}`} />}
    </>
  );
}

/** In Slack's own words, for an app whose manifest says that nobody writes to it. */
function NoComposer() {
  return <p className="no-composer">Sending messages to this app has been turned off.</p>;
}
