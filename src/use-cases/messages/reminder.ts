/** Reminds somebody, once a day at most, of everything they owe; and puts before a chair or the secretariat what is overdue. */
export type SignOffReminder = {
  readonly kind: 'sign_off_reminder';
  /** ISO date on which it was made: what was owed by itself is told on that day or not at all */
  readonly day: string;
  readonly timezone: string;
  /** Who has asked for it; null: it fell due */
  readonly askedBy: string | null;
  readonly owed: readonly OwedVerdict[];
  readonly overdue: readonly OverdueSignOff[];
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
