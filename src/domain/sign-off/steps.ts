import { DateTime } from 'luxon';
import type { AskedBody, SignOff, SignOffOutcome, SignOffVersion } from './sign-off.ts';

/** The version that is being approved now: the last. */
export function currentVersion({ versions }: Pick<SignOff, 'versions'>): SignOffVersion {
  const version = versions.at(-1);
  if (!version) throw new Error('A sign-off needs a version');
  return version;
}

/** The version with this id. */
export function versionById({ versions }: Pick<SignOff, 'versions'>, versionId: string): SignOffVersion {
  const version = versions.find(({ id }) => id === versionId);
  if (!version) throw new Error(`The sign-off has no version with id ${versionId}`);
  return version;
}

/** The body asked under this id. */
export function askedBody({ bodies }: Pick<SignOff, 'bodies'>, askedBodyId: string): AskedBody {
  const asked = bodies.find(({ id }) => id === askedBodyId);
  if (!asked) throw new Error(`The sign-off asks no body under ${askedBodyId}`);
  return asked;
}

/** What tells whose turn it is. */
type Turn = Pick<AskedBody, 'step' | 'outcome'>;
type Turns<B extends Turn> = { readonly bodies: readonly B[]; readonly outcome: SignOffOutcome | null };

/** A step is open when every body of the steps before it has approved. */
export function stepIsOpen({ bodies }: { readonly bodies: readonly Turn[] }, step: number): boolean {
  return bodies.every((asked) => asked.step >= step || asked.outcome === 'approved');
}

/**
 * The bodies that have sent the version back: another is coming, for which nobody needs to be reminded of this one. Those side by side with them may
 * still answer, and until they have the request is open. None once it has ended otherwise.
 */
export function sentBackBy<B extends Turn>({ bodies, outcome }: Turns<B>): B[] {
  if (outcome !== null && outcome !== 'changes_requested') return [];
  return bodies.filter((asked) => asked.outcome === 'changes_requested');
}

/** The bodies whose turn it is. */
export function bodiesDeciding<B extends Turn>(signOff: Turns<B>): B[] {
  if (signOff.outcome !== null) return [];
  return signOff.bodies.filter(({ outcome, step }) => outcome === null && stepIsOpen(signOff, step));
}

/** How a request stands: changes are requested as soon as one body has sent the version back, also while others may still answer. */
export function stateOf(signOff: Pick<SignOff, 'bodies' | 'outcome'>): SignOffOutcome | 'open' {
  return sentBackBy(signOff).length > 0 ? 'changes_requested' : (signOff.outcome ?? 'open');
}

/** Since when a body can decide on what it is shown now: the request, its version if it has one yet, or the last approval of the steps before. */
export function askedSince(signOff: Pick<SignOff, 'requestedAt' | 'versions' | 'bodies'>, { step }: Pick<AskedBody, 'step'>): DateTime {
  const before = signOff.bodies.flatMap((asked) => (asked.step < step && asked.outcomeAt ? [asked.outcomeAt] : []));
  const shown = signOff.versions.slice(-1).flatMap(({ at, contested }) => [at, ...(contested ? [contested.at] : [])]);
  return DateTime.max(signOff.requestedAt, ...shown, ...before);
}

/** The bodies asked side by side in a step. */
export function bodiesOfStep({ bodies }: Pick<SignOff, 'bodies'>, step: number): AskedBody[] {
  return bodies.filter((asked) => asked.step === step);
}

/** The numbers of the steps, in order. */
export function stepNumbers({ bodies }: Pick<SignOff, 'bodies'>): number[] {
  return [...new Set(bodies.map(({ step }) => step))].sort((a, b) => a - b);
}

/**
 * Id of the formally responsible body while every screen has to say that its approval is awaited, else null. A request that was rejected or withdrawn
 * awaits nobody; one that waits for a new version does.
 */
export function awaitedFormally({
  formallyResponsibleId,
  bodies,
  outcome,
}: Pick<SignOff, 'formallyResponsibleId' | 'bodies' | 'outcome'>): string | null {
  if (formallyResponsibleId === null || outcome === 'rejected' || outcome === 'withdrawn') return null;
  return bodies.some((asked) => asked.bodyId === formallyResponsibleId && asked.outcome === 'approved') ? null : formallyResponsibleId;
}
