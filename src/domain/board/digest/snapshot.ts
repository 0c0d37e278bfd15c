import type { SignOffOutcome } from '../../sign-off/sign-off.ts';
import type { AskKind, ShownStatus, Status } from '../../status.ts';

/**
 * A digest frozen as data when it was cut: what was posted, and every later paper or export, come from it.
 * Instants are ISO strings in UTC, to be shown in `timezone`.
 */
export type DigestSnapshot = {
  /** For which sitting */
  readonly meeting: { readonly key: string; readonly body: string; readonly at: string; readonly place: string | null };
  readonly timezone: string;
  /** 1, 2, ... of this meeting; null for a preview */
  readonly number: number | null;
  readonly kind: 'scheduled' | 'extra' | 'preview';
  readonly dueAt: string | null;
  readonly cutAt: string;
  /** Marked late: it went out after its instant */
  readonly late: boolean;
  /** From the body's previous meeting; null: from the beginning */
  readonly coversFrom: string | null;
  /** The update cut-off */
  readonly coversUntil: string;
  /** The chronicle's last link when it was cut, so that a cut tail shows; null for an empty chronicle */
  readonly chronicle: { readonly position: number; readonly hash: string } | null;
  readonly deadlines: { readonly paper: string | null; readonly signOff: string | null };
  /** Every review group whose pathways the meeting should know about */
  readonly groups: readonly DigestGroup[];
  readonly signOffs: readonly DigestSignOff[];
  /** What its chair has approved alone, for the meeting's body to ratify. Absent where it was cut before there was such a thing */
  readonly ratifications?: readonly DigestRatification[];
  /** The bodies it was meant for; one without a channel is named here and gets nothing */
  readonly recipients: readonly { readonly body: string; readonly channelId: string | null }[];
  readonly vacancies: readonly DigestVacancy[];
  readonly compositionGaps: readonly { readonly body: string; readonly gap: string }[];
};

export type DigestGroup = { readonly name: string; readonly channelId: string | null; readonly pathways: readonly DigestPathway[] };

export type DigestPathway = {
  readonly key: string;
  readonly name: string;
  /** Why it is private: then only its name and this reason are shown, and the rest says nothing; null where it is not */
  readonly privateReason: string | null;
  readonly tier: string;
  readonly phase: string;
  /** "not_received" where no entry came in the covered period */
  readonly status: ShownStatus;
  /** The last status ever reported, with its instant, also where nothing came in the period */
  readonly lastStatus: { readonly status: Status; readonly at: string } | null;
  /** The status as the last digest that stood in this channel showed it; null where there was none */
  readonly movedFrom: ShownStatus | null;
  readonly isNew: boolean;
  readonly entries: readonly DigestEntry[];
};

export type DigestEntry = {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly status: Status;
  readonly done: string;
  readonly next: string | null;
  readonly pathToGreen: string | null;
  readonly ask: { readonly kind: AskKind; readonly text: string } | null;
  readonly isNew: boolean;
};

/**
 * Stands as `privateReason` where a request is no secret, and no more of it is shown because somebody among the readers is kept from its papers. No more
 * than that: in a small body the reason points at a person.
 */
export const withheld = 'not shown here';

export type DigestSignOff = {
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly pathway: string;
  /** Why it is private, or `withheld`: then only title, reason, state and deadline are shown, and the rest is empty; null where all is */
  readonly privateReason: string | null;
  readonly state: 'open' | SignOffOutcome;
  readonly awaiting: readonly { readonly body: string; readonly people: readonly string[] }[];
  readonly approvedBy: readonly string[];
  /** How each body whose turn it is, or has been, stands in votes, where it has a quorum or a casting vote. Absent where none has, or it was cut before this was told */
  readonly counts?: readonly { readonly body: string; readonly inWords: string }[];
  /** The bodies that have sent this version back; the others side by side with them may still answer. Absent where it was cut before this was told */
  readonly sentBackBy?: readonly string[];
  /** Who sends the new version. Absent where none is awaited */
  readonly requester?: string;
  readonly awaitingFormallyResponsible: string | null;
  /** What has still to be done before it is approved without conditions. Absent where it was cut before there was such a thing */
  readonly conditions?: readonly DigestCondition[];
  readonly deadline: string | null;
  readonly overdue: boolean;
  readonly isNew: boolean;
};

/** `due`: ISO date; null where none was set */
export type DigestCondition = { readonly body: string; readonly text: string; readonly owner: string; readonly due: string | null };

export type DigestRatification = {
  readonly reference: string;
  readonly title: string;
  /** Why it is private, or `withheld`: then nothing more is said of it; null where all is */
  readonly privateReason: string | null;
  /** Null where it is private */
  readonly chair: string | null;
  /** Null where it is private, or was still to follow */
  readonly reason: string | null;
  readonly at: string;
};

export type DigestVacancy = { readonly body: string; readonly role: string; readonly tag: string | null };
