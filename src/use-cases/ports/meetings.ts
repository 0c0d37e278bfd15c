import type { DateTime } from 'luxon';
import type { Meeting } from '#src/domain/directory.ts';

export type Meetings = {
  /** Sittings still to come (at > now) and not cancelled, soonest first. */
  upcoming(workspaceId: string, now: DateTime): Promise<readonly Meeting[]>;
  /** Every sitting after this instant, past and cancelled ones too, soonest first: what the deadlines of sign-offs derive from. */
  since(workspaceId: string, from: DateTime): Promise<readonly Meeting[]>;
  /** The body's last sitting before this instant that was not cancelled, or null. */
  previous(bodyId: string, before: DateTime): Promise<Meeting | null>;
  /** Holds the meeting's row until the transaction ends, so that no other process cuts a digest for it. */
  lock(meetingId: string): Promise<void>;
};
