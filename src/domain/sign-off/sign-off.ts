import type { DateTime } from 'luxon';
import type { Subject } from '../directory.ts';
import type { ApprovalRule } from './approval-rule.ts';

/** A request that named bodies approve one version of a subject. */
export type SignOff = {
  readonly id: string;
  /** n of SO-n */
  readonly number: number;
  readonly subject: Subject;
  readonly routeId: string;
  readonly pathwayId: string;
  readonly requesterId: string;
  readonly note: string | null;
  readonly formallyResponsibleId: string | null;
  readonly requestedAt: DateTime;
  /** Oldest first; the last one is current */
  readonly versions: readonly SignOffVersion[];
  /** In the order of their steps */
  readonly bodies: readonly AskedBody[];
  readonly outcome: SignOffOutcome | null;
  readonly outcomeAt: DateTime | null;
};

export type SignOffOutcome = 'approved' | 'changes_requested' | 'rejected';

export type SignOffVersion = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly links: readonly string[];
  /** SHA-256 of title and links, in hexadecimal */
  readonly hash: string;
  readonly at: DateTime;
};

/** A body asked, with its rule as it stood when the request was sent. */
export type AskedBody = {
  readonly id: string;
  /** 1 for the first step */
  readonly step: number;
  readonly bodyId: string;
  readonly rule: ApprovalRule;
  readonly outcome: SignOffOutcome | null;
  readonly outcomeAt: DateTime | null;
  /** Every verdict ever given, in order */
  readonly verdicts: readonly Verdict[];
};

export const verdictKinds = ['approve', 'request_changes', 'reject'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export type Verdict = {
  readonly id: string;
  readonly personId: string;
  readonly versionId: string;
  readonly kind: VerdictKind;
  readonly reason: string | null;
  /** The role held in the body when it was given */
  readonly role: string;
  /** It lost the race: the body had decided. Changes nothing */
  readonly afterOutcome: boolean;
  readonly at: DateTime;
};

/** What an event changed, to be saved and told. */
export type SignOffChange =
  | { readonly kind: 'verdict_recorded'; readonly askedBodyId: string; readonly verdict: Verdict }
  | { readonly kind: 'body_decided'; readonly askedBodyId: string; readonly outcome: SignOffOutcome }
  | { readonly kind: 'step_opened'; readonly step: number }
  | { readonly kind: 'settled'; readonly outcome: SignOffOutcome };
