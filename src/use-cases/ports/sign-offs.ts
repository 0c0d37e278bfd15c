import type { DateTime } from 'luxon';
import type { AskedBody, KeptElectorate, SignOff, SignOffChange } from '#src/domain/sign-off/sign-off.ts';

export type SignOffs = {
  /** The next n of SO-n in this workspace; two transactions never get the same. */
  nextNumber(workspaceId: string): Promise<number>;
  /** Adds a request that has just been made: nothing is decided yet. */
  add(workspaceId: string, signOff: SignOff): Promise<void>;
  /** The sign-off with this id, or null where there is none in this workspace. */
  find(workspaceId: string, signOffId: string): Promise<SignOff | null>;
  /** SO-n of this workspace, or null. */
  byNumber(workspaceId: string, number: number): Promise<SignOff | null>;
  /** What tells whether these requests are closed, of those there are. */
  matters(workspaceId: string, numbers: readonly number[]): Promise<readonly SignOffMatter[]>;
  /** The sign-off that asks this body, or null where there is none in this workspace. */
  byAskedBody(workspaceId: string, askedBodyId: string): Promise<SignOff | null>;
  /** As `find`, its row held until the transaction ends. */
  lock(workspaceId: string, signOffId: string): Promise<SignOff | null>;
  /** The sign-off that asks this body, its row held until the transaction ends; null where there is none in this workspace. */
  lockByAskedBody(workspaceId: string, askedBodyId: string): Promise<SignOff | null>;
  /** Every request that has not ended (`among`: of those with these ids), those that wait for changes too; lowest number first. */
  open(workspaceId: string, among?: readonly string[]): Promise<readonly SignOff[]>;
  /** What orders and counts the same, without all that is of them; of one pathway, or of all. */
  openPlaces(workspaceId: string, pathwayId: string | null): Promise<readonly OpenPlace[]>;
  /** Ids of those of them that ask this body. */
  openAsking(workspaceId: string, bodyId: string): Promise<readonly string[]>;
  /** Of each body ever asked about this pathway the request that ended last, or one that has not. */
  lastOfPathway(workspaceId: string, pathwayId: string): Promise<readonly AskedLast[]>;
  /** A page of the requests that have ended, of one pathway or of all, newest first. */
  ended(workspaceId: string, pathwayId: string | null, page: SignOffPage): Promise<readonly SignOff[]>;
  /**
   * The requests, neither rejected nor withdrawn, on which one of these people may have a condition to meet: by a verdict of a body's present round that
   * they have not replaced, of a body that has approved.
   */
  withConditionsOf(workspaceId: string, ownerIds: readonly string[]): Promise<readonly SignOff[]>;
  /**
   * Requested up to and including `until`, and not ended, settled after `from` (null: ever) or approved with conditions of which one was not
   * discharged; `which`: of those that ask a body, or of these pathways; lowest number first.
   */
  concerning(workspaceId: string, from: DateTime | null, until: DateTime, which?: Concerned): Promise<readonly SignOff[]>;
  /**
   * Saves what the domain decided at `at`, in order, of a sign-off whose row is held: verdicts, versions and rulings are added, outcomes and
   * rounds set; of what is on record only a contest and a discharge are written, once.
   */
  save(signOffId: string, changes: readonly SignOffChange[], at: DateTime): Promise<void>;
  /** Makes a request whose row is held private, or open, or gives it another public title. */
  savePrivacy(signOffId: string, privacy: Pick<SignOff, 'privateReason' | 'publicTitle' | 'privateNote'>): Promise<void>;
  /** Keeps who decided for a body asked that has just been settled, of a sign-off whose row is held. */
  keepElectorate(askedBodyId: string, electorate: KeptElectorate): Promise<void>;
};

/** What of a request tells whether it is closed, and what stands in its place. */
export type SignOffMatter = Pick<SignOff, 'number' | 'subject' | 'pathwayId' | 'privateReason' | 'publicTitle'>;

/** Where an open request stands: what its deadline follows from, and whose turn it is. */
export type OpenPlace = Pick<
  SignOff,
  'id' | 'number' | 'pathwayId' | 'requesterId' | 'formallyResponsibleId' | 'meetingId' | 'deadlineSet' | 'requestedAt' | 'outcome'
> & { readonly bodies: readonly (Pick<AskedBody, 'bodyId' | 'step' | 'outcome'> & { readonly of: AskedBody['rule']['of'] | null })[] };

/** When a request ended, if it has, and which body it asked. */
export type AskedLast = Pick<SignOff, 'pathwayId' | 'outcome' | 'outcomeAt'> & { readonly bodies: readonly Pick<AskedBody, 'bodyId'>[] };

/** `butOf`: without those that ask this body. */
export type Concerned = { readonly bodyId: string } | { readonly pathwayIds: readonly string[]; readonly butOf: string };

/** Up to `limit` requests: those next below the number `before` (null: the newest), or next above `after`. */
type SignOffPage = { readonly limit: number } & ({ readonly before: number | null } | { readonly after: number });
