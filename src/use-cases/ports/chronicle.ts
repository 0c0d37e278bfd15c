import type { ChronicleEvent, ChronicleLink } from '#src/domain/chronicle.ts';

export type Chronicle = {
  /** Adds to what the transaction will append to the chain; the chain itself is locked and written last. */
  record(workspaceId: string, event: ChronicleEvent): void;
  /** The chain's last link, or null for an empty chain. */
  head(workspaceId: string): Promise<{ position: number; hash: string } | null>;
  /** Up to `limit` links whose position is greater than `after`, in order. */
  links(workspaceId: string, after: number, limit: number): Promise<readonly ChronicleLink[]>;
  /** Every link about this subject, in order. */
  about(workspaceId: string, subject: string): Promise<readonly ChronicleLink[]>;
};
