import type { DateTime } from 'luxon';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';

export type StoredDigest = {
  readonly id: string;
  readonly meetingId: string;
  readonly number: number;
  readonly kind: 'scheduled' | 'extra';
  readonly cutAt: DateTime;
  readonly coversUntil: DateTime;
  readonly snapshot: DigestSnapshot;
};

/** The chronicle's last link at some time, and where that is printed, in words. */
export type PrintedHead = { readonly position: number; readonly hash: string; readonly printedIn: string };

export type Digests = {
  /** Every digest cut for this meeting, lowest number first. */
  ofMeeting(meetingId: string): Promise<readonly StoredDigest[]>;
  /** The last digest that reached a channel for the body's last sitting before this instant that took place and had any; null where none had. */
  lastBefore(bodyId: string, before: DateTime): Promise<StoredDigest | null>;
  /** The digest of this workspace last delivered to this channel (which may be shared with another), of whatever meeting, or null. */
  lastIn(workspaceId: string, channelId: string): Promise<StoredDigest | null>;
  /** Freezes the digest. A number already taken for this meeting is an error: the meeting's row must be held. */
  add(workspaceId: string, digest: StoredDigest & { readonly dueAt: DateTime | null }): Promise<void>;
  /** The end of the chronicle as each digest of this workspace printed it, in the order in which they were cut. */
  printedHeads(workspaceId: string): Promise<readonly PrintedHead[]>;
  addDelivery(delivery: {
    readonly digestId: string;
    readonly bodyId: string;
    readonly channelId: string;
    readonly messageId: string;
  }): Promise<void>;
};
