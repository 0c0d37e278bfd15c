import type { SignOffOutcome } from '#src/domain/sign-off/sign-off.ts';
import type { SignOffCardBody, SignOffCardFile, SignOffClosedCard } from './sign-off.ts';

/** How a request ended and by which sums, as it stands in the channel of the pathway's group, or before somebody entitled to it. */
export type SignOffCertificate = {
  readonly kind: 'sign_off_certificate';
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  /** SHA-256 of the version, in hexadecimal */
  readonly hash: string;
  /** Of the version */
  readonly files: readonly SignOffCardFile[];
  readonly pathway: string;
  readonly requester: string;
  readonly timezone: string;
  readonly outcome: FinalOutcome;
  readonly outcomeAt: string;
  /** Why it was withdrawn; else null */
  readonly outcomeReason: string | null;
  readonly conditionsOutstanding: number;
  /** By step */
  readonly bodies: readonly CertifiedCardBody[];
  /** The links of the chronicle that speak of it: none as it is stored, as its own have no place before the commit */
  readonly chain: readonly number[];
};

/** The whole of a certificate as data, in the thread below it. */
export type SignOffCertificatePage = Pick<SignOffCertificate, 'signOffId' | 'reference' | 'title'> & {
  readonly kind: 'sign_off_certificate_page';
  readonly fileName: string;
  /** JSON; null as it is stored: it is put together as the message leaves */
  readonly data: string | null;
  /** Where Slack opens it; null before Slack has it, and where it takes none */
  readonly permalink: string | null;
  /** It may not be read here any more, and its file is taken away; never stored */
  readonly closed?: true;
};

/** Of those who stand aside its sum speaks, as of when it decided. */
export type CertifiedCardBody = Omit<SignOffCardBody, 'aside' | 'before'> & {
  /** The arithmetic of its rule: "2 approvals needed: 2 given" */
  readonly sum: string;
};

export type FinalOutcome = Exclude<SignOffOutcome, 'changes_requested'>;

/** What stands where a certificate may not: title, reason, state. */
export type SignOffClosedCertificate = Pick<
  SignOffCertificate,
  'signOffId' | 'reference' | 'title' | 'version' | 'outcome' | 'conditionsOutstanding'
> &
  Pick<SignOffClosedCard, 'closedBecause'> & { readonly kind: 'sign_off_closed_certificate' };
