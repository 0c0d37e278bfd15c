import type { MessageContent } from '../messages/messages.ts';

/** Messages to Slack. Stored with the change that causes them, sent after it is committed, in order for each destination. */
export type Outbox = {
  /** Stores a message to be posted and gives its id. */
  post(message: NewMessage): Promise<string>;
  /** As `post`, of several at once, in this order. */
  postAll(messages: readonly NewMessage[]): Promise<readonly string[]>;
  /** Every copy of a card, whether it has left yet or not, with what it shows, or is on its way to show. */
  copiesOf(workspaceId: string, card: string): Promise<readonly CardCopy[]>;
  /** As `copiesOf`, of several cards at once. */
  copiesOfEach(workspaceId: string, cards: readonly string[]): Promise<ReadonlyMap<string, readonly CardCopy[]>>;
  /**
   * Stores an update of every copy of a card that does not show it yet; `content` gives each copy its own, by what that copy shows. What is the same for
   * several copies is stored together: whoever gives the very same object to each of them spares their comparison.
   */
  updateCards(workspaceId: string, card: string, content: (copy: CardCopy) => MessageContent): Promise<void>;
};

export type NewMessage = {
  readonly workspaceId: string;
  readonly to: Destination;
  readonly content: MessageContent;
  /** Id of the message in whose thread it stands */
  readonly threadOf?: string;
  /** What it is a card of, e.g. `sign-off:ID`: copies of one card are updated together */
  readonly card?: string;
  /** The person whose act caused it: told where it cannot be shown */
  readonly actorId?: string;
};

export type Destination = { readonly channelId: string } | { readonly slackUserId: string };
export type CardCopy = { readonly messageId: string; readonly to: Destination; readonly content: MessageContent };
