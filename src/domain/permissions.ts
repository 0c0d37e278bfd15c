import type { Directory, Person, SeatRole, Side, Subject } from './directory.ts';

export const actions = ['log_progress', 'request_sign_off', 'give_verdict', 'give_verdict_as_chair', 'send_digest', 'read'] as const;
export type Action = (typeof actions)[number];

/** As what somebody acts: a role in the body concerned, or one of the whole workspace. `listed` is anyone in the governance file. */
type Standing = SeatRole | 'secretariat' | 'listed';

/** How open the thing acted on is. `closed`: marked private, or of subject procurement. */
export const contentStates = ['open', 'closed'] as const;
export type ContentState = (typeof contentStates)[number];

const members = ['chair', 'co-chair', 'deputy', 'member', 'approver', 'secretary'] as const;
const everySeat = [...members, 'observer'] as const;
const officers = ['chair', 'co-chair', 'deputy', 'secretary'] as const;

/** Who may do what. What does not stand here is denied. */
const table: Readonly<Record<Action, Readonly<Record<ContentState, readonly Standing[]>>>> = {
  log_progress: { open: members, closed: members },
  request_sign_off: { open: [...members, 'secretariat'], closed: [...members, 'secretariat'] },
  give_verdict: { open: ['approver'], closed: ['approver'] },
  give_verdict_as_chair: { open: ['chair'], closed: ['chair'] },
  send_digest: { open: [...officers, 'secretariat'], closed: [...officers, 'secretariat'] },
  read: { open: ['listed'], closed: [...everySeat, 'secretariat'] },
};

/** What the person who made the request may not do about it, whatever their seats. */
const deniedToRequester: readonly Action[] = ['give_verdict', 'give_verdict_as_chair'];

export type Attempt = {
  readonly action: Action;
  /** Roles held today in the body concerned */
  readonly roles: readonly SeatRole[];
  readonly secretariat: boolean;
  /** True where it is their own request */
  readonly requester?: boolean;
  readonly side: Side;
  readonly state: ContentState;
};

/** Whether the table lets somebody in the governance file do this. What is closed is closed to the provider side, whatever their role. */
export function mayDo({ action, roles, secretariat, requester = false, side, state }: Attempt): boolean {
  if (state === 'closed' && side === 'provider') return false;
  if (requester && deniedToRequester.includes(action)) return false;
  const standings: readonly Standing[] = [...roles, 'listed', ...(secretariat ? ['secretariat' as const] : [])];
  return table[action][state].some((standing) => standings.includes(standing));
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
  listed: 'anyone in the governance file',
};

/** In words, who may: "the chair", "a member", ... of the body concerned, for the sentence of a refusal. */
export function whoMay(action: Action): readonly string[] {
  return table[action].open.map((standing) => standingWords[standing]);
}

/** Why something is closed: the reason it was marked private with, or its subject. Null where it is open. */
export function closedFor(subject: Subject | null, privateReason: string | null): string | null {
  return privateReason ?? (subject === 'procurement' ? 'Procurement' : null);
}

/** The side of the organisation a person works for. */
export function sideOf(directory: Directory, person: Person): Side {
  const organisation = directory.organisations.find(({ id }) => id === person.organisationId);
  if (!organisation) throw new Error(`The directory has no organisation with id ${person.organisationId}`);
  return organisation.side;
}
