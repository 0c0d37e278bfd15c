/** What `/board next` shows: the meetings still to come, soonest first, each with every instant derived from it. Instants are ISO strings in UTC. */
export type BoardClockView = {
  /** The body whose clock was asked for; null where every body's meetings are shown */
  readonly body: string | null;
  readonly meetings: readonly MeetingClock[];
};

export type MeetingClock = {
  readonly body: string;
  readonly at: string;
  /** The zone in which the instants of this meeting are shown */
  readonly timezone: string;
  readonly place: string | null;
  readonly deadlines: { readonly paper: string | null; readonly signOff: string | null };
  /** In the order of their instants; empty where the body's clock has no digests */
  readonly digests: readonly ClockDigest[];
};

export type ClockDigest = {
  /** The instant it goes out */
  readonly at: string;
  /** The last instant whose updates it still carries */
  readonly updateCutOff: string;
  /** The bodies that get it; `channelId` null where the body has no channel, so that it goes nowhere there */
  readonly to: readonly { readonly body: string; readonly channelId: string | null }[];
  /** When it went out; null while it is still to come */
  readonly gone: { readonly at: string; readonly number: number; readonly late: boolean } | null;
};
