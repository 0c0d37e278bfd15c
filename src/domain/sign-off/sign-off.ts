import type { DateTime } from 'luxon';
import type { Subject } from '../directory.ts';
import type { ApprovalRule } from '../membership/approval-rule.ts';
import type { RulingAction } from '../membership/interest.ts';

/** A request that named bodies approve one version of a subject. */
export type SignOff = {
  readonly id: string;
  /** n of SO-n */
  readonly number: number;
  readonly subject: Subject;
  readonly routeId: string;
  readonly pathwayId: string;
  readonly requesterId: string;
  /** Why this request is private, beside what its pathway says: of the list, or in somebody's own words; null where it is not */
  readonly privateReason: string | null;
  /** What those may read of it who may not read it, while it is closed */
  readonly publicTitle: string | null;
  /** More on why it is private, for those who may read it */
  readonly privateNote: string | null;
  readonly formallyResponsibleId: string | null;
  /** The sitting it is for, as its requester chose; null: the next that its deadline is derived from */
  readonly meetingId: string | null;
  /** A deadline set by hand in place of the derived one */
  readonly deadlineSet: { readonly at: DateTime; readonly reason: string } | null;
  readonly requestedAt: DateTime;
  /** Oldest first; the last one is current */
  readonly versions: readonly SignOffVersion[];
  /** In the order of their steps */
  readonly bodies: readonly AskedBody[];
  readonly outcome: SignOffOutcome | null;
  readonly outcomeAt: DateTime | null;
  /** Why it was withdrawn; null otherwise */
  readonly outcomeReason: string | null;
};

/** How a body ends. */
export type BodyOutcome = 'approved' | 'changes_requested' | 'rejected';
/** How a request ends. `changes_requested` is not the end: another version opens it again. */
export type SignOffOutcome = BodyOutcome | 'withdrawn';

export type SignOffVersion = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** What is asked of the bodies, in words; null where the title says it */
  readonly ask: string | null;
  readonly links: readonly string[];
  readonly files: readonly VersionFile[];
  readonly note: string | null;
  /** The sections its requester says it holds, for a subject that needs some */
  readonly sections: readonly string[];
  /** SHA-256 of everything above, in hexadecimal: see `contentHash` */
  readonly hash: string;
  readonly at: DateTime;
  readonly byId: string;
  readonly change: VersionChange;
  /** What has changed and why, in its author's words; null for the first, and where a major one came without */
  readonly reason: string | null;
  /** An approver who held that it was not minor, which made it major; null where nobody did */
  readonly contested: { readonly byId: string; readonly reason: string; readonly at: DateTime } | null;
};

export const versionChanges = ['first', 'major', 'minor'] as const;
export type VersionChange = (typeof versionChanges)[number];

/** An uploaded file: Slack keeps the bytes, we keep what they were. */
export type VersionFile = {
  readonly slackFileId: string;
  readonly name: string;
  /** Bytes */
  readonly size: number;
  /** SHA-256 of the bytes, in hexadecimal */
  readonly sha256: string;
  /** Where Slack opens it, for those with whom it is shared; null of one that was read before this was kept */
  readonly permalink: string | null;
};

/** A body asked, with its rule as it stood when the request was sent. */
export type AskedBody = {
  readonly id: string;
  /** 1 for the first step */
  readonly step: number;
  readonly bodyId: string;
  readonly rule: ApprovalRule;
  /** 1, and one more each time it starts again. Only verdicts of its present round count */
  readonly round: number;
  readonly outcome: BodyOutcome | null;
  readonly outcomeAt: DateTime | null;
  /** As of when it was settled at its deadline, of one that decides by those who have answered: see `closedAsOf`. Null otherwise */
  readonly closedAt: DateTime | null;
  /** The chair alone approved, as urgent: the body's next sitting is asked to ratify it. Null otherwise */
  readonly chairsAction: ChairsAction | null;
  /** Who decided, as kept when it was settled; left out before, and of one settled before this was kept */
  readonly decidedBy?: KeptElectorate;
  /** Every verdict ever given, in order */
  readonly verdicts: readonly Verdict[];
  /** Every ruling on an interest, in order; the last of each person counts */
  readonly rulings: readonly Ruling[];
};

/** Why somebody who holds a seat with a voice decides for no one. */
export type WhyAside = 'author' | 'closed' | 'recused' | 'conflicted' | 'excluded';

type Named = { readonly personId: string; readonly name: string };

export type StoodAside = Named & { readonly because: WhyAside };

/** Who may answer for a body asked, with the voices they speak for. */
export type Speaker = Named & { readonly forIds: readonly string[] };

export type Elector = Speaker & {
  readonly slackUserId: string | null;
  readonly organisationId: string;
  /** The role by which they decide */
  readonly role: string;
  /** Composition tags, and categories, of every seat held in the body by those they speak for */
  readonly tags: readonly string[];
  /** Roles of these seats */
  readonly roles: readonly string[];
  /** True of the chair who speaks for themselves, whose own answer a casting vote is */
  readonly isChair: boolean;
  /** Their answer for these voices; null where it is owed */
  readonly verdict: Verdict | null;
};

/**
 * Who decided for a body asked, and who stood aside, when it decided: kept with it, as dates, seats, organisations and names in the governance file may be
 * corrected afterwards, and what was decided stays as it was.
 */
export type KeptElectorate = {
  readonly at: DateTime;
  readonly body: string;
  readonly electors: readonly (Omit<Elector, 'verdict'> & { readonly verdictId: string | null })[];
  readonly aside: readonly StoodAside[];
  readonly vacantSeats: number;
  readonly votingSeats: number;
  /** Of those who answered, or hold a seat: who stood aside, with the interests that touched the request */
  readonly stoodAside: readonly { readonly personId: string; readonly interestIds: readonly string[] }[];
  /** By whose seats' end it decided; left out where it did not decide by that */
  readonly seatsEnded?: readonly EndedSeat[];
};

/** Somebody whose seat ended while a body was asked. */
export type EndedSeat = { readonly personId: string; readonly endedAt: DateTime };

type ChairsAction = { readonly byId: string; readonly reason: string | null; readonly at: DateTime };

export const verdictKinds = ['approve', 'approve_with_conditions', 'request_changes', 'reject', 'abstain', 'recuse'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

export type Verdict = {
  readonly id: string;
  readonly personId: string;
  /** Whose seats they spoke for: their own id, and those of who had delegated to them */
  readonly forIds: readonly string[];
  readonly versionId: string;
  readonly round: number;
  readonly kind: VerdictKind;
  /** Null where none was wanted, or is to follow */
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  /** The role held in the body when it was given */
  readonly role: string;
  /** It lost the race: the body had decided. Changes nothing */
  readonly afterOutcome: boolean;
  /** The secretariat wrote it down for them; null where they gave it themselves */
  readonly recorded: { readonly byId: string; readonly how: ReceivedHow; readonly note: string | null } | null;
  /** They say that it was not what they had said: it counts no longer. Only of a recorded one */
  readonly contested: { readonly at: DateTime; readonly reason: string } | null;
  /** The seats it was given for had ended before the body decided: it counts no longer. Left out where it has not lapsed */
  readonly lapsed?: { readonly at: DateTime; readonly endedAt: DateTime };
  /** A minor version has come in reply to it: it counts no longer, and its giver is asked again. Left out where none has */
  readonly replied?: { readonly at: DateTime; readonly versionId: string };
  readonly at: DateTime;
};

export const receivedHows = ['telephone', 'paper', 'email', 'meeting'] as const;
/** How a verdict reached the secretariat. */
export type ReceivedHow = (typeof receivedHows)[number];

/** An obligation set by a verdict. */
export type Condition = {
  readonly id: string;
  /** Null where it is to follow */
  readonly text: string | null;
  readonly ownerId: string;
  /** ISO date; null where none was set */
  readonly due: string | null;
  readonly discharged: { readonly byId: string; readonly at: DateTime; readonly note: string | null } | null;
};

/** What the chair of a body (or who stands in) decided about somebody's interests in this request. */
export type Ruling = {
  readonly id: string;
  readonly personId: string;
  /** The interests it speaks of: those that touched the request when it was made, all of which its ruler was shown */
  readonly interestIds: readonly string[];
  readonly action: RulingAction;
  readonly reason: string;
  readonly ruledById: string;
  readonly at: DateTime;
};

/** What an event changed, to be saved and told, in order. */
export type SignOffChange =
  | { readonly kind: 'verdict_recorded'; readonly askedBodyId: string; readonly verdict: Verdict }
  | { readonly kind: 'verdict_contested'; readonly askedBodyId: string; readonly verdictId: string; readonly reason: string }
  | { readonly kind: 'verdict_lapsed'; readonly askedBodyId: string; readonly verdictId: string; readonly endedAt: DateTime }
  | { readonly kind: 'verdict_replied'; readonly askedBodyId: string; readonly verdictId: string; readonly versionId: string }
  | { readonly kind: 'condition_discharged'; readonly askedBodyId: string; readonly condition: Condition }
  | { readonly kind: 'ruled'; readonly askedBodyId: string; readonly ruling: Ruling }
  | { readonly kind: 'version_added'; readonly version: SignOffVersion }
  | { readonly kind: 'version_contested'; readonly version: SignOffVersion }
  /** It starts again, or is open again by what is left of its verdicts: `decided` had given one, and are told why */
  | {
      readonly kind: 'body_reopened';
      readonly askedBodyId: string;
      readonly round: number;
      readonly decided: readonly string[];
      readonly because: 'new_version' | 'version_contested' | 'verdict_contested';
    }
  /** The request, which had ended in changes requested, is open again */
  | { readonly kind: 'reopened' }
  | {
      readonly kind: 'body_decided';
      readonly askedBodyId: string;
      readonly outcome: BodyOutcome;
      /** As of when it was settled at its deadline; null where it was not by that */
      readonly closedAt: DateTime | null;
      readonly chairsAction: ChairsAction | null;
    }
  | { readonly kind: 'step_opened'; readonly step: number }
  | { readonly kind: 'settled'; readonly outcome: SignOffOutcome; readonly reason: string | null };

/** What can happen to a request. Ids of what it makes are given with it. */
export type SignOffEvent =
  | VerdictAttempt
  | {
      readonly kind: 'recorded_verdict';
      readonly attempt: VerdictAttempt;
      readonly byId: string;
      readonly how: ReceivedHow;
      readonly note: string | null;
    }
  | {
      readonly kind: 'chairs_action';
      readonly verdictId: string;
      readonly askedBodyId: string;
      readonly personId: string;
      readonly version: number;
      readonly reason: string | null;
      readonly reasonToFollow: boolean;
    }
  /** `version.number`, `hash` and the rest are made by the caller; `change` major unless its author says, and why, that it is minor */
  | { readonly kind: 'amend'; readonly version: SignOffVersion }
  | { readonly kind: 'contest_version'; readonly personId: string; readonly version: number; readonly reason: string }
  | {
      readonly kind: 'contest_verdict';
      readonly personId: string;
      readonly askedBodyId: string;
      readonly verdictId: string;
      readonly reason: string;
    }
  | { readonly kind: 'withdraw'; readonly personId: string; readonly reason: string }
  | {
      readonly kind: 'discharge';
      readonly personId: string;
      readonly askedBodyId: string;
      readonly conditionId: string;
      readonly note: string | null;
    }
  /** `ruling.interestIds`: what its ruler was shown */
  | { readonly kind: 'rule'; readonly askedBodyId: string; readonly ruling: Omit<Ruling, 'at'> }
  /** Seats, interests or delegations may have changed: each open body is judged again */
  | { readonly kind: 'reconsider' };

export type VerdictAttempt = {
  readonly kind: 'verdict';
  readonly verdictId: string;
  readonly askedBodyId: string;
  readonly personId: string;
  /** The number of the version that stood on the card */
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly reason: string | null;
  /** True where Slack would not open the form for the reason or conditions: they are asked for afterwards */
  readonly reasonToFollow: boolean;
  readonly conditions: readonly Omit<Condition, 'discharged'>[];
};
