import type { Audit } from './audit.ts';
import type { Chronicle } from './chronicle.ts';
import type { Delegations } from './delegations.ts';
import type { Digests } from './digests.ts';
import type { Directories } from './directories.ts';
import type { Entries } from './entries.ts';
import type { FollowUps } from './follow-ups.ts';
import type { GovernanceStore } from './governance.ts';
import type { Interests } from './interests.ts';
import type { Meetings } from './meetings.ts';
import type { Outbox } from './outbox.ts';
import type { Outgoing } from './outgoing.ts';
import type { Receipts } from './receipts.ts';
import type { Reminders } from './reminders.ts';
import type { SignOffs } from './sign-offs.ts';

/** Everything a use case may load and save, within one transaction. Each use case names the part it needs. */
export type Stores = {
  readonly directories: Directories;
  readonly meetings: Meetings;
  readonly entries: Entries;
  readonly signOffs: SignOffs;
  readonly interests: Interests;
  readonly delegations: Delegations;
  readonly reminders: Reminders;
  readonly digests: Digests;
  readonly outbox: Outbox;
  readonly outgoing: Outgoing;
  readonly followUps: FollowUps;
  readonly chronicle: Chronicle;
  readonly receipts: Receipts;
  readonly governance: GovernanceStore;
  readonly audit: Audit;
};

/** Runs work in one transaction: all of it is stored, or none. */
export type Transact = <T>(work: (stores: Stores) => Promise<T>, options?: TransactOptions) => Promise<T>;

/**
 * `deadline`: the machine's instant after which nothing is stored any more; the promise then rejects with `NotSaved`. Where the answer to
 * the commit itself was lost it rejects with `PerhapsSaved`. `atOneInstant`: everything is read as it stood when the first of it was read; not for work that
 * changes anything.
 */
export type TransactOptions = { readonly deadline?: Date; readonly atOneInstant?: boolean };

/** The transaction was rolled back because it had not committed by its deadline, or the database was out of reach. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** The database was lost while the transaction was being committed: all of it is stored, or none, and only the rows can tell. */
export class PerhapsSaved extends Error {
  override readonly name = 'PerhapsSaved';
}
