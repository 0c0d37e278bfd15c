import type { MessageOnScreen } from '../../web/contract.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { PlaceLink } from '../parts/place-link.tsx';
import { Attachments } from './attachments.tsx';
import { MessageTools } from './message-tools.tsx';
import { repliesInWords } from './rows.ts';
import { useMessageSource } from './use-message-source.ts';

type MessageProps = {
  readonly message: MessageOnScreen;
  /** Stands under the name of the message before */
  readonly follows: boolean;
  readonly replies: number;
  readonly inThread: boolean;
};

export function Message({ message, follows, replies, inThread }: MessageProps) {
  const { author, at } = message;
  const by = `${author.name}, ${at.time}`;
  return (
    <article className={`message${follows ? ' message-follows' : ''}${message.private ? ' message-private' : ''}`} aria-label={by}>
      <div className="message-gutter">
        {follows ? <time dateTime={at.iso}>{at.time}</time> : <Avatar id={author.id} name={author.name} app={author.app} />}
      </div>
      <div className="message-body">
        {message.private && (
          <p className="message-note">
            <Icon name="eye" />
            Only visible to you
          </p>
        )}
        {message.broadcast && !inThread && message.thread !== null && (
          <p className="message-note">
            Replied to <PlaceLink to={{ in: message.channel, thread: message.thread }}>a thread</PlaceLink>
          </p>
        )}
        {!follows && <By message={message} />}
        <Content message={message} />
        {message.edited && <small className="edited">(edited)</small>}
        <Attachments files={message.files} />
        {replies > 0 && !inThread && (
          <PlaceLink to={{ in: message.channel, thread: message.ts }} className="replies">
            {repliesInWords(replies)}
          </PlaceLink>
        )}
      </div>
      <MessageTools message={message} inThread={inThread} />
    </article>
  );
}

function By({ message: { author, at } }: Pick<MessageProps, 'message'>) {
  return (
    <p className="message-by">
      <b>{author.name}</b>
      {author.app && <span className="badge">App</span>}
      <time dateTime={at.iso}>{at.time}</time>
    </p>
  );
}

function Content({ message }: Pick<MessageProps, 'message'>) {
  return <Blocks blocks={message.blocks} fallback={message.text} source={useMessageSource(message)} />;
}
