import type { DateTime } from 'luxon';

/**
 * `owed`: of what they owe, whether it fell due or somebody asked for it; `chair` and `secretariat`, whom it goes on to: that nobody has answered;
 * `unscheduled`: that it has no deadline; `looked_at`: Slack was asked about the account of who owes; `account_gone`: the secretariat was told that it
 * is gone; `version_gone` and `condition_gone`: the same, of whom a new version is wanted, and of who has a condition to meet.
 */
export const reminderKinds = [
  'owed',
  'chair',
  'secretariat',
  'unscheduled',
  'looked_at',
  'account_gone',
  'version_gone',
  'condition_gone',
] as const;

export type Reminder = {
  /** Who is reminded; or who owes, and was looked at */
  readonly personId: string;
  /** ISO date in the zone in which the person's days are counted */
  readonly day: string;
  readonly kind: (typeof reminderKinds)[number];
  /** The one request it is about; null: the message of what fell due that day */
  readonly signOffId: string | null;
  readonly at: DateTime;
};

/** Who was reminded of what, on which day: nobody twice a day of the same. */
export type Reminders = {
  /** Keeps these and gives those that were not kept before: they are this caller's to send. */
  claim(workspaceId: string, reminders: readonly Reminder[]): Promise<readonly Reminder[]>;
  /** What these people were reminded of on this day. */
  of(personIds: readonly string[], day: string): Promise<readonly Reminder[]>;
};
