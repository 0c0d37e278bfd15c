import type { DateTime } from 'luxon';
import { zoneOf } from '#src/domain/directory.ts';
import { bodiesToDelegateFor, decidingIn, deputiesFor } from '#src/domain/membership/delegations.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { dayOf, type IsoDate } from '#src/domain/wall-clock.ts';
import type { Actor } from '../actor.ts';

/** What is known of a delegation so far: null where nothing is. */
export type DelegationDraft = {
  readonly bodyId: string | null;
  readonly toId: string | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** What was typed and not understood, each with what was expected in its place; `said`: what of it was read, in words */
  readonly unread: readonly { readonly typed: string; readonly wanted: 'deputy' | 'days' | 'body'; readonly said?: string | undefined }[];
};

export type DelegationForm = DelegationDraft & {
  /** Those the person decides for */
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
  /** Whom the chosen body lets decide in their place; empty where none is chosen yet */
  readonly deputies: readonly { readonly id: string; readonly name: string }[];
  /** Name of who was wanted and may not stand in there; null where nobody was */
  readonly unfit: string | null;
  readonly today: IsoDate;
};

/** What the form for a delegation shows. Refused to whoever decides for no body that lets somebody stand in. */
export function prepareDelegation({ directory, person }: Actor, draft: DelegationDraft, now: DateTime): Outcome<DelegationForm> {
  const own = bodiesToDelegateFor(directory, person.id, now);
  const [first] = own;
  if (!first) return refuse({ code: 'no_voice_to_hand_on' });
  const named = directory.bodies.find(({ id }) => id === draft.bodyId);
  if (named && !own.some(({ id }) => id === named.id)) {
    return refuse({ code: 'nothing_to_delegate', body: named.name, approvers: decidingIn(directory, named, now).map(({ name }) => name) });
  }
  if (named?.delegation === 'none') return refuse({ code: 'no_delegation', body: named.name });
  const bodies = own.filter(({ delegation }) => delegation !== 'none');
  const [only, ...others] = bodies;
  if (!only) return refuse({ code: 'no_delegation', body: first.name });
  const chosen = bodies.find(({ id }) => id === draft.bodyId) ?? (others.length === 0 ? only : null);
  const deputies = chosen ? deputiesFor(directory, chosen, person.id, now) : [];
  if (chosen && others.length === 0 && deputies.length === 0) return refuse({ code: 'nobody_to_stand_in', body: chosen.name });
  const wanted = directory.people.find(({ id }) => id === draft.toId);
  return done({
    ...draft,
    unfit: chosen && wanted && !deputies.some(({ id }) => id === wanted.id) ? wanted.name : null,
    bodyId: chosen?.id ?? null,
    bodies: bodies.map(({ id, name }) => ({ id, name })),
    deputies: deputies.map(({ id, name }) => ({ id, name })),
    today: dayOf(now.setZone(chosen ? zoneOf(directory, chosen) : directory.workspace.timezone)),
  });
}
