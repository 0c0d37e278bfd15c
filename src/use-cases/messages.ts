import type { DigestSnapshot } from '#src/domain/digest/snapshot.ts';
import type { AskKind, Status } from '#src/domain/status.ts';

/** What a message says, as data: frozen in its row, drawn as Slack blocks when it is sent. Instants are ISO strings in UTC. */
export type MessageContent =
  | EntryCard
  | SignOffCard
  | SignOffOutcomeNote
  | { readonly kind: 'digest_summary'; readonly digest: DigestSnapshot }
  /** `part`: an index into `digestParts(digest)`, which says how many messages the thread takes */
  | { readonly kind: 'digest_part'; readonly digest: DigestSnapshot; readonly part: number }
  | Note;

/** A progress report as it stands in its group's channel. */
export type EntryCard = {
  readonly kind: 'entry_card';
  readonly pathway: string;
  readonly group: string;
  readonly author: NamedPerson;
  readonly at: string;
  readonly timezone: string;
  readonly status: Status;
  /** The status of the pathway before this report; null for the first */
  readonly statusBefore: Status | null;
  /** True where no status was given and the last one was kept */
  readonly statusKept: boolean;
  readonly done: string;
  readonly next: string | null;
  readonly pathToGreen: string | null;
  readonly ask: { readonly kind: AskKind; readonly text: string } | null;
};

export type NamedPerson = { readonly name: string; readonly slackUserId: string | null };

/** A sign-off as it stands in the channel of a body asked, or before one approver. */
export type SignOffCard = {
  readonly kind: 'sign_off_card';
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly links: readonly string[];
  readonly note: string | null;
  readonly subject: string;
  readonly pathway: string;
  readonly route: string;
  readonly requester: NamedPerson;
  readonly requestedAt: string;
  readonly timezone: string;
  readonly deadline: SignOffDeadline | null;
  readonly steps: readonly SignOffCardStep[];
  /** Name of the formally responsible body while it has not approved; else null */
  readonly awaitingFormallyResponsible: string | null;
  readonly outcome: SignOffState;
  /** The body for which the buttons of this copy of the card decide; null where there is nothing to decide here */
  readonly decideFor: { readonly signOffBodyId: string; readonly body: string } | null;
};

export type SignOffDeadline = { readonly at: string; readonly meetingOf: string; readonly meetingAt: string };
export type SignOffState = 'open' | 'approved' | 'changes_requested' | 'rejected';
export type SignOffCardStep = { readonly number: number; readonly open: boolean; readonly bodies: readonly SignOffCardBody[] };
export type SignOffCardBody = {
  readonly signOffBodyId: string;
  readonly name: string;
  /** The rule in words: "any one approver", "more than half of the approvers" */
  readonly rule: string;
  readonly outcome: SignOffState;
  readonly inquorate: boolean;
  readonly verdicts: readonly {
    readonly person: NamedPerson;
    readonly verdict: string;
    readonly reason: string | null;
    readonly at: string;
  }[];
  /** Approvers who still owe a verdict */
  readonly waitingFor: readonly NamedPerson[];
  readonly vacantSeats: number;
};

/** Tells the requester how the request ended. */
export type SignOffOutcomeNote = {
  readonly kind: 'sign_off_outcome';
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly pathway: string;
  readonly outcome: Exclude<SignOffState, 'open'>;
  readonly bodies: readonly {
    readonly name: string;
    readonly outcome: SignOffState;
    readonly reasons: readonly { readonly person: string; readonly reason: string }[];
  }[];
};

/** A plain private message: paragraphs of our own words; `quotes` hold what people typed. */
export type Note =
  | { readonly kind: 'note'; readonly about: 'saved_but_not_shown'; readonly what: string; readonly channelId: string }
  | { readonly kind: 'note'; readonly about: 'cannot_post'; readonly channelId: string; readonly problem: string }
  | {
      readonly kind: 'note';
      readonly about: 'cannot_reach';
      readonly slackUserId: string;
      readonly what: string;
      readonly problem: string;
    }
  | {
      readonly kind: 'note';
      readonly about: 'parked';
      readonly messageId: string;
      readonly channelId: string | null;
      readonly what: string;
    }
  | {
      readonly kind: 'note';
      readonly about: 'refused';
      readonly messageId: string;
      readonly what: string;
      readonly problem: string;
    }
  | {
      readonly kind: 'note';
      readonly about: 'not_in_slack';
      readonly person: string;
      readonly body: string;
      readonly reference: string;
      readonly title: string;
    }
  | { readonly kind: 'note'; readonly about: 'inquorate'; readonly reference: string; readonly title: string; readonly body: string };

/** What a message is, in a few words, for a note that tells of it. */
export function titleOfMessage(content: MessageContent): string {
  switch (content.kind) {
    case 'entry_card':
      return `the progress report on ${content.pathway}`;
    case 'sign_off_card':
      return `${content.reference} ${content.title}`;
    case 'sign_off_outcome':
      return `the outcome of ${content.reference} ${content.title}`;
    case 'digest_summary':
    case 'digest_part':
      return `the digest for the ${content.digest.meeting.body}`;
    case 'note':
      return 'a note';
  }
}
