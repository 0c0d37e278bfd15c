import type { DateTime } from 'luxon';
import type { MessageContent } from '../messages/messages.ts';
import type { Destination } from './outbox.ts';

/** A stored message as whoever sends it sees it. */
export type OutgoingMessage = {
  readonly id: string;
  readonly workspaceId: string;
  readonly team: string;
  readonly kind: 'post' | 'update';
  readonly to: Destination;
  readonly content: MessageContent;
  /** The hash of what has left of it, or is on its way: see `StandingMessage` */
  readonly said: string | null;
  readonly card: string | null;
  readonly actorId: string | null;
  readonly createdAt: Date;
  /** The machine's instant of the first attempt since it was last let go: Slack has it from no earlier than this */
  readonly triedSince: Date;
  /** Where Slack has the message that this one updates or in whose thread it stands; null where there is none or it was never sent */
  readonly anchor: SlackPlace | null;
  /** True where it belongs into the thread of a message that does not stand yet */
  readonly beforeItsThread: boolean;
  /** True where it takes something away that may not be read any more: it is not given up */
  readonly closes: boolean;
};

/** A message that stands in Slack, or is about to. */
export type StandingMessage = {
  readonly id: string;
  readonly to: Destination;
  readonly content: MessageContent;
  /** Of what is read there, or on its way; null of what left before messages passed a gate: then it is the content as it is */
  readonly said: string | null;
};

/** `said`: the hash of what may be read. `isShown`: it is what stands there already */
export type ChangedMessage = Pick<StandingMessage, 'id' | 'to'> & { readonly said: string; readonly isShown: boolean };

export type SlackPlace = { readonly channel: string; readonly ts: string };

/** This caller's to send until then, unless it renews it; `uncertain`: an earlier attempt began and nobody knows how it ended. */
export type Claimed = { readonly kind: 'send' | 'uncertain'; readonly message: OutgoingMessage; readonly until: Date };

export type Claim =
  | Claimed
  /** Its destination may not be sent to before this machine instant */
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'nothing_to_do' };

type Held = {
  /** With the content it would now be posted with */
  readonly message: OutgoingMessage;
  /** False where this problem of the message was known before */
  readonly newToMessage: boolean;
  /** False where something else was held for its place before */
  readonly newToPlace: boolean;
};
export type Parked = {
  /**
   * Nobody can tell whether Slack has it; Slack will not take it as it is, and trying again would not change that; or Slack lets nobody change what
   * stands: what may not be read any more, or what is no longer so
   */
  readonly because: 'uncertain' | 'refused' | 'still_shown' | 'not_changed';
  /** Slack's own word for it, or ours */
  readonly problem: string;
};

/** A message that waits for the secretariat's word, as they are asked about it. */
type ParkedMessage = Parked & {
  readonly id: string;
  readonly to: Destination;
  readonly content: MessageContent;
  readonly createdAt: Date;
};

/** The stored messages on their way to Slack. */
export type Outgoing = {
  /** While the claim lasts, nobody else sends to its destination: an attempt that ends without a word is looked for only after `until`. */
  claim(messageId: string, now: Date, until: Date): Promise<Claim>;
  /** The claim lasts until `until` from here on. False where somebody else has claimed something for its destination since: then it is not this caller's. */
  renew(claimed: Claimed, until: Date): Promise<boolean>;
  /** What is read where it stands, by its hash, is this from here on; and what it says, where that is less than it said (null: it is not). */
  says(message: OutgoingMessage, shown: { readonly said: string; readonly content: MessageContent | null }): Promise<void>;
  /** Slack teams where something stands that left before messages passed a gate. */
  teamsFromBefore(): Promise<readonly string[]>;
  /** Notes that what stands is gone through for what began or ended up to this instant; false where it was noted already. */
  reviewTo(workspaceId: string, instant: DateTime): Promise<boolean>;
  /** The next messages after this one (null: the first) that stand, in the order in which they were stored, held until the transaction ends. */
  standing(workspaceId: string, after: string | null, limit: number): Promise<readonly StandingMessage[]>;
  /** What is read where these stand is this: the others of them are changed in place where no change of them is on its way. */
  changeStanding(workspaceId: string, messages: readonly ChangedMessage[]): Promise<void>;
  /** Slack has it, and of earlier changes of the same message nothing is left to ask. The destination rests until `restUntil`. */
  sent(message: OutgoingMessage, place: SlackPlace, restUntil: Date): Promise<void>;
  /** Slack surely does not have it: it waits, and its destination rests until `restUntil`. */
  putBack(message: OutgoingMessage, problem: string, restUntil: Date): Promise<void>;
  /** As `putBack`, or as `rest` where it is uncertain; true where nothing else in its workspace waits for the same reason. */
  shutOut(message: OutgoingMessage, why: { readonly problem: string; readonly uncertain: boolean }, restUntil: Date): Promise<boolean>;
  /** Its destination rests until `restUntil`; the message stays as uncertain as it is. */
  rest(message: OutgoingMessage, restUntil: Date): Promise<void>;
  /** It cannot be posted there for now: it waits until the app can post there. */
  hold(message: OutgoingMessage, problem: string): Promise<Held>;
  /** It waits for the secretariat's word. False where they have been asked about an earlier change of the same message, in whose place this one comes. */
  park(message: OutgoingMessage, parked: Parked): Promise<boolean>;
  /** It will never be sent: what it updates is gone, or Slack refuses its content. */
  drop(message: OutgoingMessage, problem: string): Promise<void>;
  /** Every message held for this channel is tried again. */
  release(team: string, channelId: string): Promise<void>;
  /** Every held message is tried again, wherever it belongs: an invitation may have gone unnoticed. */
  releaseAll(): Promise<void>;
  /** Settles a parked message by the secretariat's word: it arrived, or it is to be sent again. Null where it is not parked (any more). */
  unpark(workspaceId: string, messageId: string, word: 'arrived' | 'send_again'): Promise<OutgoingMessage | null>;
  /** What the message of ours says that stands here in Slack, or is on its way to say; null where none does. */
  standingAt(workspaceId: string, place: SlackPlace): Promise<MessageContent | null>;
  /** Every message that waits for the secretariat's word, the oldest first. */
  parked(workspaceId: string): Promise<readonly ParkedMessage[]>;
};
