import type { InterestCategory } from '#src/domain/membership/interest.ts';
import type { ReceivedHow, SignOffOutcome, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import type { NamedPerson } from './named-person.ts';

/** A sign-off as it stands in the channel of a body asked, or before one approver. */
export type SignOffCard = {
  readonly kind: 'sign_off_card';
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  /** What has become of the version before; null of the first */
  readonly change: VersionChanged | null;
  /** What is asked; null where the title says it */
  readonly ask: string | null;
  readonly links: readonly string[];
  readonly files: readonly SignOffCardFile[];
  readonly note: string | null;
  /** What it holds, of a subject that has to hold some sections: "activity" */
  readonly sections: readonly string[];
  readonly subject: string;
  readonly pathway: string;
  readonly route: string;
  /** Why it stands in no channel; null where it is open */
  readonly closedBecause: string | null;
  /** More on that, in somebody's own words; absent where nothing more was said */
  readonly privateNote?: string;
  readonly requester: NamedPerson;
  readonly requestedAt: string;
  readonly timezone: string;
  readonly deadline: SignOffCardDeadline | null;
  readonly overdue: boolean;
  readonly steps: readonly SignOffCardStep[];
  /** Name of the formally responsible body while its approval is awaited; else null */
  readonly awaitingFormallyResponsible: string | null;
  readonly outcome: SignOffState;
  /** Since when it stands so; null while it is open */
  readonly outcomeAt: string | null;
  /** Why it was withdrawn; else null */
  readonly outcomeReason: string | null;
  /** How many conditions of the bodies that have approved are still to be met */
  readonly conditionsOutstanding: number;
  /** Id of the body asked with this copy, whether or not it has something to decide now; null for a copy that asks nobody */
  readonly askedFor: string | null;
  /** What the buttons of this copy decide; null where there is nothing to decide here */
  readonly decideFor: DecideFor | null;
  /** The body whose conditions are discharged from this copy; null where none of them is open */
  readonly dischargeFor: ForBody | null;
  /** The body for which the version can be contested as not minor, beside `decideFor`: it has decided, or its turn has not come; else null */
  readonly contestFor: ForBody | null;
  /** The body whose chair, who reads this copy and has no voice there, may approve alone; else null */
  readonly chairFor: ForBody | null;
};

/** `by`: who wrote the version. `reason`: what has changed and why, in their words; null where they said nothing */
type VersionChanged = { readonly kind: 'major' | 'minor'; readonly by: string; readonly reason: string | null };

type ForBody = { readonly signOffBodyId: string; readonly body: string };

/** A file of a version. `permalink`: where Slack opens it; null of one read before that was kept */
export type SignOffCardFile = { readonly name: string; readonly size: number; readonly permalink: string | null };

export type DecideFor = {
  readonly signOffBodyId: string;
  readonly body: string;
  /** True where its chair may approve alone */
  readonly chairsAction: boolean;
  /** True where the version may be contested as not minor */
  readonly contestable: boolean;
};

/** What stands where the content of a sign-off may not: title, reason, state. */
export type SignOffClosedCard = Pick<
  SignOffCard,
  'signOffId' | 'reference' | 'title' | 'version' | 'outcome' | 'conditionsOutstanding' | 'awaitingFormallyResponsible' | 'askedFor'
> & {
  readonly kind: 'sign_off_closed_card';
  /** Why it is closed to everybody here; null where a ruling on an interest keeps it from somebody who reads here */
  readonly closedBecause: string | null;
};

export type SignOffCardDeadline = {
  readonly at: string;
  /** The sitting it is for; null where it is for none */
  readonly meeting: { readonly of: string; readonly at: string } | null;
  /** Why it was set by hand; null where it is derived */
  readonly reason: string | null;
};

export type SignOffState = 'open' | SignOffOutcome;
export type SignOffCardStep = { readonly number: number; readonly open: boolean; readonly bodies: readonly SignOffCardBody[] };

export type SignOffCardBody = {
  readonly signOffBodyId: string;
  readonly name: string;
  /** The rule in words: "any one approver", "more than half of the approvers" */
  readonly rule: string;
  readonly outcome: SignOffState;
  /**
   * The chair alone approved. `ratification`: the sitting that is asked to ratify it, `at` null where none has a date, and left out of a
   * certificate, which follows no calendar; null of what came to nothing
   */
  readonly chairsAction: {
    readonly by: string;
    readonly reason: string | null;
    readonly ratification: { readonly at?: string | null } | null;
  } | null;
  readonly inquorate: boolean;
  /** For, against and the quorum in words; only of a rule with a quorum or a casting vote */
  readonly count?: string;
  /**
   * Of one that decides by those who have answered: its deadline, `at` null where it has none, and whether that has passed, or settled it. `late`: an
   * answer settled it, at `at`, after its deadline
   */
  readonly closing?: { readonly at: string | null; readonly passed: boolean; readonly late?: true };
  readonly verdicts: readonly SignOffCardVerdict[];
  /** Requests for changes to an earlier version, of those who have not answered since */
  readonly before: readonly SignOffCardVerdict[];
  /** Answers that count no longer, as the seat they were given for has ended; left out of cards stored before there were any */
  readonly lapsed?: readonly SignOffCardLapsed[];
  /** By whose seats' end it decided; left out where it did not decide by that */
  readonly seatsEnded?: readonly SignOffCardSeatEnded[];
  /** Who has a seat there and does not decide */
  readonly aside: readonly SignOffCardAside[];
  /** Who still owes a verdict */
  readonly waitingFor: readonly Owing[];
  readonly vacantSeats: number;
};

/** Somebody who owes a verdict. `standsFor`: names of those they decide for beside themselves */
export type Owing = NamedPerson & { readonly standsFor: readonly string[] };

export type SignOffCardVerdict = {
  readonly person: NamedPerson;
  readonly standsFor: readonly string[];
  readonly verdict: VerdictKind;
  readonly reason: string | null;
  /** True where the reason, or the conditions, are still to come */
  readonly toFollow: boolean;
  readonly conditions: readonly SignOffCardCondition[];
  /** The version it was given on */
  readonly version: number;
  /** Who of the secretariat wrote it down, and how it had reached them; null where they gave it themselves */
  readonly recorded: { readonly by: string; readonly how: ReceivedHow } | null;
  readonly at: string;
};

export type SignOffCardCondition = {
  readonly id: string;
  readonly text: string;
  readonly owner: NamedPerson;
  /** ISO date; null where none was set */
  readonly due: string | null;
  readonly discharged: { readonly by: string; readonly at: string } | null;
};

/** `endedAt`: ISO instant */
type SignOffCardLapsed = { readonly person: string; readonly verdict: VerdictKind; readonly endedAt: string };

/** `endedAt`: ISO instant */
export type SignOffCardSeatEnded = { readonly person: string; readonly endedAt: string };

export type SignOffCardAside = {
  readonly name: string;
  readonly because: 'author' | 'closed' | 'conflicted' | 'recused' | 'excluded';
  /** Of the interests for which they stand aside: never their words */
  readonly categories: readonly InterestCategory[];
  /** Why they stepped aside, where they said so */
  readonly reason: string | null;
};

/** Tells the requester how the request ended. */
export type SignOffOutcomeNote = {
  readonly kind: 'sign_off_outcome';
  readonly signOffId: string;
  /** True where the content is closed to the requester: nothing that was said stands in it */
  readonly closed: boolean;
  readonly reference: string;
  readonly title: string;
  readonly version: number;
  readonly pathway: string;
  readonly outcome: SignOffOutcome;
  /** Why it was withdrawn; else null */
  readonly outcomeReason: string | null;
  readonly conditionsOutstanding: number;
  readonly bodies: readonly {
    readonly name: string;
    readonly outcome: SignOffState;
    readonly reasons: readonly { readonly person: string; readonly reason: string }[];
    readonly conditions: readonly SignOffCardCondition[];
  }[];
};
