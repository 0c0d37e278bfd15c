import type { Change, Json, Message, Metadata } from './model.ts';
import { withIds } from './with-ids.ts';

export type NewMessage = {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly metadata?: Metadata | null;
  readonly threadTs?: string | null;
  readonly broadcast?: boolean;
  readonly ephemeral?: string | null;
  readonly files?: readonly string[];
};

/** All messages, in the order of their time stamps. */
export class Messages {
  private readonly all: Message[] = [];
  private readonly now: () => number;
  private readonly changed: (change: Change) => void;
  private lastMicroseconds = 0;

  constructor(now: () => number, changed: (change: Change) => void) {
    this.now = now;
    this.changed = changed;
  }

  /** A time stamp later than any before it, as it is a message's identity in its channel. */
  nextTs(): string {
    this.lastMicroseconds = Math.max(this.lastMicroseconds + 1, Math.floor(this.now() * 1000));
    const seconds = Math.floor(this.lastMicroseconds / 1_000_000);
    return `${seconds}.${String(this.lastMicroseconds % 1_000_000).padStart(6, '0')}`;
  }

  add(from: NewMessage): Message {
    const message: Message = {
      ts: this.nextTs(),
      channel: from.channel,
      user: from.user,
      text: from.text,
      blocks: withIds(from.blocks ?? []),
      metadata: from.metadata ?? null,
      threadTs: from.threadTs ?? null,
      broadcast: from.broadcast ?? false,
      ephemeral: from.ephemeral ?? null,
      edited: null,
      files: from.files ?? [],
    };
    this.all.push(message);
    this.changed({ kind: 'message', message });
    return message;
  }

  find(channel: string, ts: string): Message | null {
    return this.all.find((message) => message.channel === channel && message.ts === ts) ?? null;
  }

  change(old: Message, to: Partial<Pick<Message, 'text' | 'blocks' | 'metadata' | 'edited' | 'files'>>): Message {
    const message = { ...old, ...to, blocks: to.blocks ? withIds(to.blocks) : old.blocks };
    this.all[this.all.indexOf(old)] = message;
    this.changed({ kind: 'message', message });
    return message;
  }

  delete(message: Message): void {
    this.all.splice(this.all.indexOf(message), 1);
    this.changed({ kind: 'deleted', message });
  }

  /** What stands in a channel for a viewer, replies in threads included; for nobody in particular without the private ones. */
  in(channel: string, viewer: string | null): Message[] {
    return this.all.filter((message) => message.channel === channel && (message.ephemeral === null || message.ephemeral === viewer));
  }
}
