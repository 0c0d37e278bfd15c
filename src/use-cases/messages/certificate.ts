import type { SignOffOutcome } from '#src/domain/sign-off/sign-off.ts';
import type { SignOffCardBody, SignOffClosedCard } from './sign-off.ts';

/** How a request ended and by which sums, as it stands in the channel of the pathway's group, or before somebody entitled to it. */
export type SignOffCertificate = {
  readonly kind: 'sign_off_certificate';
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  /** SHA-256 of the version, in hexadecimal */
  readonly hash: string;
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

/** Of those who stand aside its sum speaks, as of when it decided. */
export type CertifiedCardBody = Omit<SignOffCardBody, 'aside'> & {
  /** The arithmetic of its rule: "2 of 3 approved, 2 needed" */
  readonly sum: string;
};

export type FinalOutcome = Exclude<SignOffOutcome, 'changes_requested'>;

/** What stands where a certificate may not: title, reason, state. */
export type SignOffClosedCertificate = Pick<SignOffCertificate, 'reference' | 'title' | 'version' | 'outcome' | 'conditionsOutstanding'> &
  Pick<SignOffClosedCard, 'closedBecause'> & { readonly kind: 'sign_off_closed_certificate' };
