/**
 * Reminds somebody, once a day at most, of everything they owe; and puts before a chair or the secretariat what is overdue, and before them and who
 * asked what nobody is reminded of: it has no deadline, or was sent back.
 */
export type SignOffReminder = {
  readonly kind: 'sign_off_reminder';
  /** ISO date on which it was made: what was owed by itself is told on that day or not at all */
  readonly day: string;
  readonly timezone: string;
  /** Who has asked for it; null: it fell due */
  readonly askedBy: string | null;
  readonly owed: readonly OwedVerdict[];
  readonly overdue: readonly OverdueSignOff[];
  /** Absent where it was made before there was such a thing */
  readonly unscheduled?: readonly UnscheduledSignOff[];
};

type Asked = {
  readonly signOffId: string;
  readonly signOffBodyId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  /** ISO instant; null: no deadline */
  readonly deadline: string | null;
};

export type OwedVerdict = Asked & {
  readonly overdue: boolean;
  /** Names of those they decide for beside themselves */
  readonly standsFor: readonly string[];
};

export type OverdueSignOff = Asked & {
  readonly as: 'chair' | 'secretariat';
  /** Names of those who have not answered; empty where too few are left who may */
  readonly waitingFor: readonly string[];
};

/** A request that nobody is reminded of, as it has no deadline or was sent back, as it is put before who asked or the secretariat. */
export type UnscheduledSignOff = Pick<Asked, 'signOffId' | 'reference' | 'title'> & {
  readonly as: 'requester' | 'secretariat';
  /** ISO instant */
  readonly requestedAt: string;
  /** The bodies whose turn it is, with the names of those who have not answered; none where it was sent back */
  readonly waitingFor: readonly { readonly body: string; readonly people: readonly string[] }[];
  /** By which bodies it was sent back, and the name of whoever a new version is wanted of (null: not to be read); absent where none did */
  readonly sentBack?: { readonly by: readonly string[]; readonly requester: string | null };
};
