import type { DigestPart } from '#src/domain/board/digest/parts.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import type { PublicFace } from '#src/domain/privacy.ts';
import type { AskKind, Status } from '#src/domain/status.ts';
import type { SignOffCertificate, SignOffCertificatePage, SignOffClosedCertificate } from './certificate.ts';
import type { NamedPerson } from './named-person.ts';
import type { SignOffReminder } from './reminder.ts';
import type { SignOffCard, SignOffClosedCard, SignOffOutcomeNote } from './sign-off.ts';
import type { SignOffNote } from './sign-off-note.ts';

/** What a message says, as data: frozen in its row, drawn as Slack blocks when it is sent. Instants are ISO strings in UTC. */
export type MessageContent =
  | EntryCard
  | EntryClosedCard
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
  | DigestPartMessage
  | Note;

/** `part`: an index into the `digestParts` of the whole digest, which says how many messages the thread takes. */
type DigestPartMessage = {
  readonly kind: 'digest_part';
  /** Without what other parts hold: see `withoutParts`. The whole digest in what was stored before a part stood by itself */
  readonly digest: DigestSnapshot;
  readonly part: number;
  /** The part itself; absent in what was stored before it was kept */
  readonly holds?: DigestPart;
  /** That part as it may be read now, where something of it has closed since; never stored */
  readonly nowRead?: DigestPart;
};

/** A progress report as it stands in its group's channel. */
export type EntryCard = {
  readonly kind: 'entry_card';
  /** Absent of one that was stored before this was kept, and whose report was not found */
  readonly pathwayId?: string;
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

/** What stands where a report may not, as its pathway has become private. */
export type EntryClosedCard = Pick<EntryCard, 'group' | 'at' | 'timezone'> & {
  readonly kind: 'entry_closed_card';
  readonly face: PublicFace;
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
      /** Their name; absent where nobody named has this account, and in what was stored before it was kept */
      readonly person?: string;
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
  /** It shows what has become private, or what is no longer so, and Slack lets nobody change it. `channelId` null: a direct message */
  | {
      readonly kind: 'note';
      readonly about: 'still_shown' | 'not_changed';
      readonly messageId: string;
      readonly channelId: string | null;
      readonly what: string;
      readonly problem: string;
    }
  /** What stands in a place can't be changed for now, this and whatever comes after it. `channelId` null: a direct message */
  | {
      readonly kind: 'note';
      readonly about: 'cannot_change';
      readonly channelId: string | null;
      readonly what: string;
      readonly problem: string;
    }
  /** Slack takes nothing from the app in this workspace since an instant (ISO) */
  | { readonly kind: 'note'; readonly about: 'shut_out'; readonly problem: string; readonly since: string; readonly timezone: string }
  /** To who decides in `person`'s place. Days are ISO dates, the last one included */
  | {
      readonly kind: 'note';
      readonly about: 'stands_in';
      readonly person: string;
      readonly body: string;
      readonly from: string;
      readonly until: string;
    }
  /** `left`: they have left their post; else they decide themselves again */
  | { readonly kind: 'note'; readonly about: 'stands_in_no_more'; readonly person: string; readonly body: string; readonly left?: true }
  /** `person`, named by address, has the account in Slack that `other` has */
  | { readonly kind: 'note'; readonly about: 'one_account'; readonly person: string; readonly other: string };

/** Of a parked message, with the answers to it. */
export type ParkedNote = Extract<Note, { about: 'parked' | 'refused' | 'still_shown' | 'not_changed' }>;

const progressReport = 'the progress report on ';

/** What a message is, in a few words, for a note that tells of it. */
export function titleOfMessage(content: MessageContent): string {
  switch (content.kind) {
    case 'entry_card':
      return `${progressReport}${content.pathway}`;
    case 'entry_closed_card':
      return `${progressReport}${content.face.title}`;
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

/** What `titleOfMessage` gave, as who may not read it may: a note that tells of a message holds no more of it. */
export function titleAsRead(
  title: string,
  {
    signOff,
    pathway,
  }: { readonly signOff: (reference: string) => PublicFace | null; readonly pathway: (name: string) => PublicFace | null },
): string {
  const report = title.startsWith(progressReport) ? pathway(title.slice(progressReport.length)) : null;
  if (report) return `${progressReport}${report.title}`;
  const [, before = '', reference = ''] = /^((?:[a-z ]+ )?)(SO-\d+) /.exec(title) ?? [];
  const face = reference === '' ? null : signOff(reference);
  return face ? `${before}${reference} ${face.title}` : title;
}
