import type { DigestSnapshot } from '#src/domain/digest/snapshot.ts';
import type { AskKind, Status } from '#src/domain/status.ts';
import type { SignOffCertificate, SignOffCertificatePage, SignOffClosedCertificate } from './messages/certificate.ts';
import type { NamedPerson } from './messages/named-person.ts';
import type { SignOffReminder } from './messages/reminder.ts';
import type { SignOffCard, SignOffClosedCard, SignOffOutcomeNote } from './messages/sign-off.ts';
import type { SignOffNote } from './messages/sign-off-note.ts';

/** What a message says, as data: frozen in its row, drawn as Slack blocks when it is sent. Instants are ISO strings in UTC. */
export type MessageContent =
  | EntryCard
  | SignOffCard
  | SignOffClosedCard
  | SignOffOutcomeNote
  | SignOffCertificate
  | SignOffClosedCertificate
  | SignOffCertificatePage
  | SignOffNote
  | SignOffReminder
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

/** A plain private message: paragraphs of our own words; `quotes` hold what people typed. */
export type Note =
  /** `problem`: absent where it was made before it was said */
  | {
      readonly kind: 'note';
      readonly about: 'saved_but_not_shown';
      readonly what: string;
      readonly channelId: string;
      readonly problem?: string;
    }
  /** `what`: the one message that is told of whenever it cannot be posted; absent where whatever waits there is meant */
  | { readonly kind: 'note'; readonly about: 'cannot_post'; readonly channelId: string; readonly problem: string; readonly what?: string }
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
  /** To who decides in `person`'s place. Days are ISO dates, the last one included */
  | {
      readonly kind: 'note';
      readonly about: 'stands_in';
      readonly person: string;
      readonly body: string;
      readonly from: string;
      readonly until: string;
    }
  | { readonly kind: 'note'; readonly about: 'stands_in_no_more'; readonly person: string; readonly body: string };

/** What a message is, in a few words, for a note that tells of it. */
export function titleOfMessage(content: MessageContent): string {
  switch (content.kind) {
    case 'entry_card':
      return `the progress report on ${content.pathway}`;
    case 'sign_off_card':
    case 'sign_off_closed_card':
      return `${content.reference} ${content.title}`;
    case 'sign_off_outcome':
      return `the outcome of ${content.reference} ${content.title}`;
    case 'sign_off_certificate':
    case 'sign_off_closed_certificate':
      return `the certificate of ${content.reference} ${content.title}`;
    case 'sign_off_certificate_page':
      return `the data of the certificate of ${content.reference} ${content.title}`;
    case 'sign_off_note':
      return `a note on ${content.reference} ${content.title}`;
    case 'sign_off_reminder':
      return 'a reminder of sign-offs';
    case 'digest_summary':
    case 'digest_part':
      return `the digest for the ${content.digest.meeting.body}`;
    case 'note':
      return 'a note';
  }
}
