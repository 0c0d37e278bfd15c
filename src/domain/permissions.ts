import { type Directory, organisationById, type Person, type SeatRole, type Side, type Subject } from './directory.ts';
import { procurementUnderWay } from './private-reasons.ts';

export const actions = [
  'log_progress',
  'request_sign_off',
  'give_verdict',
  'give_verdict_as_chair',
  'chairs_action',
  'discharge_condition',
  'contest_version',
  'record_verdict',
  'amend_sign_off',
  'withdraw_sign_off',
  'set_privacy',
  'remind',
  'delegate',
  'rule_on_interest',
  'send_digest',
  'read',
] as const;
export type Action = (typeof actions)[number];

/**
 * As what somebody acts: a role in the body concerned (that of the pathway's group for what is done to a request), or otherwise. `speaker`: who may
 * decide for the body now, an approver or their deputy. `listed`: anyone in the governance file.
 */
type Standing = SeatRole | 'secretariat' | 'speaker' | 'requester' | 'listed';

/** How open the thing acted on is. `closed`: marked private, or of subject procurement. */
export const contentStates = ['open', 'closed'] as const;
export type ContentState = (typeof contentStates)[number];

/** How far a request is. `ended`: approved, rejected or withdrawn. */
export const stages = ['open', 'changes_requested', 'ended'] as const;
export type Stage = (typeof stages)[number];

const members = ['chair', 'co-chair', 'deputy', 'member', 'approver', 'secretary'] as const;
const everySeat = [...members, 'observer'] as const;
const officers = ['chair', 'co-chair', 'deputy', 'secretary'] as const;
const underWay: readonly Stage[] = ['open', 'changes_requested'];

type Row = Readonly<Record<ContentState, readonly Standing[]>> & { readonly during: readonly Stage[] };

function row(
  open: readonly Standing[],
  { closed = open, during = stages }: { closed?: readonly Standing[]; during?: readonly Stage[] } = {},
): Row {
  return { open, closed, during };
}

/** Who may do what, and while a request is how far. What does not stand here is denied. */
const table: Readonly<Record<Action, Row>> = {
  log_progress: row(members),
  request_sign_off: row([...members, 'secretariat']),
  // Given after the outcome, a verdict is recorded as such and changes nothing.
  give_verdict: row(['approver']),
  give_verdict_as_chair: row(['chair']),
  chairs_action: row(['chair'], { during: ['open'] }),
  discharge_condition: row(['speaker', 'chair']),
  contest_version: row(['speaker'], { during: ['open'] }),
  record_verdict: row(['secretariat']),
  amend_sign_off: row(['requester', ...officers], { during: underWay }),
  withdraw_sign_off: row(['requester', ...officers], { during: underWay }),
  // What has ended can still be closed, or opened.
  set_privacy: row(['requester', ...officers, 'secretariat']),
  remind: row(['requester', ...officers, 'secretariat'], { during: ['open'] }),
  delegate: row(['approver', 'chair']),
  rule_on_interest: row(['chair', 'co-chair', 'deputy', 'secretariat'], { during: underWay }),
  send_digest: row([...officers, 'secretariat']),
  read: row(['listed'], { closed: [...everySeat, 'requester', 'secretariat'] }),
};

/** What decides, or says who may: never done by who made the request or wrote what it asks for, whatever their seats. */
const deciding: readonly Action[] = [
  'give_verdict',
  'give_verdict_as_chair',
  'chairs_action',
  'discharge_condition',
  'contest_version',
  'record_verdict',
  'rule_on_interest',
];

/** What needs the papers, which a ruling on an interest can keep from somebody. */
const reading: readonly Action[] = [...deciding, 'amend_sign_off', 'withdraw_sign_off', 'set_privacy', 'read'];

export type Attempt = {
  readonly action: Action;
  /** Roles held today in the body concerned */
  readonly roles: readonly SeatRole[];
  readonly secretariat: boolean;
  /** True where they may decide for the body now */
  readonly speaker?: boolean;
  /** True where it is their own request */
  readonly requester?: boolean;
  /** True where they made it, or wrote what it asks for */
  readonly author?: boolean;
  /** True where a ruling on their interest keeps the papers from them */
  readonly excluded?: boolean;
  readonly side: Side;
  readonly state: ContentState;
  /** How far the request is; null for what is about none */
  readonly stage: Stage | null;
};

/** Whether the table lets somebody in the governance file do this. What is closed is closed to the provider side, whatever their role. */
export function mayDo(attempt: Attempt): boolean {
  const { action, roles, secretariat, speaker = false, requester = false, author = false, excluded = false, state, stage } = attempt;
  if (isClosedTo(attempt.side, state)) return false;
  if ((requester || author) && deciding.includes(action)) return false;
  if (excluded && reading.includes(action)) return false;
  const standings: readonly Standing[] = [
    ...roles,
    'listed',
    ...(secretariat ? ['secretariat' as const] : []),
    ...(speaker ? ['speaker' as const] : []),
    ...(requester ? ['requester' as const] : []),
  ];
  return (stage === null || isTimeFor(action, stage)) && table[action][state].some((standing) => standings.includes(standing));
}

/** Whether this may be done to a request that is so far, by anybody. */
export function isTimeFor(action: Action, stage: Stage): boolean {
  return table[action].during.includes(stage);
}

/** Whether it is closed to this side: the provider side neither decides on nor sees what is closed. */
export function isClosedTo(side: Side, state: ContentState): boolean {
  return state === 'closed' && side === 'provider';
}

const standingWords: Readonly<Record<Standing, string>> = {
  chair: 'the chair',
  'co-chair': 'a co-chair',
  deputy: 'a deputy',
  member: 'a member',
  approver: 'an approver',
  secretary: 'the secretary',
  observer: 'an observer',
  secretariat: 'the secretariat',
  speaker: 'an approver or their deputy',
  requester: 'whoever asked for it',
  listed: 'anyone in the governance file',
};

/** In words, who may: "the chair", "a member", ... of the body concerned, for the sentence of a refusal. */
export function whoMay(action: Action): readonly string[] {
  return table[action].open.map((standing) => standingWords[standing]);
}

/** Why something is closed: the reason it was marked private with, or its subject. Null where it is open. */
export function closedFor(subject: Subject | null, privateReason: string | null): string | null {
  return privateReason ?? (subject === 'procurement' ? procurementUnderWay : null);
}

/** The side of the organisation a person works for. */
export function sideOf(directory: Directory, { organisationId }: Person): Side {
  return organisationById(directory, organisationId).side;
}
