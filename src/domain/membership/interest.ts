/** The kinds of interest (NHS England's guidance on conflicts of interest, 2024). */
export const interestCategories = ['financial', 'non_financial_professional', 'non_financial_personal', 'indirect'] as const;
export type InterestCategory = (typeof interestCategories)[number];

/** A declaration: what somebody has an interest in, and since when. Dates as everywhere in the directory. */
export type Interest = {
  readonly id: string;
  readonly personId: string;
  readonly category: InterestCategory;
  /** What it is, in their own words */
  readonly text: string;
  /** What it touches: organisations, pathways, or one request. At least one of the three */
  readonly organisationIds: readonly string[];
  readonly pathwayIds: readonly string[];
  readonly signOffId: string | null;
};

/** The graded actions on an interest, the mildest first (same source). The first two let the person decide; the last three keep the papers from them. */
export const rulingActions = ['no_action', 'remain', 'speak_only', 'leave_item', 'no_papers', 'not_attend', 'leave_group'] as const;
export type RulingAction = (typeof rulingActions)[number];

/** Somebody who holds an approver's seat lets a deputy decide for them, from `since` (inclusive) to `until` (exclusive). */
export type Delegation = {
  readonly id: string;
  readonly bodyId: string;
  readonly fromId: string;
  readonly toId: string;
};

/** To whom the approvers of a body may delegate: nobody, the holders of its deputies' seats (the default), or any of its members. */
export const delegationRules = ['none', 'deputies', 'members'] as const;
export type DelegationRule = (typeof delegationRules)[number];
