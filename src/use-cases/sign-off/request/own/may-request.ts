import type { DateTime } from 'luxon';
import { bodyById, type Pathway, type Route, type Subject } from '#src/domain/directory.ts';
import { closedFor, whoMay } from '#src/domain/permissions.ts';
import { publicReason } from '#src/domain/private-reasons.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { type Actor, actorMay } from '../../../actor.ts';

/** Whether the actor may ask for a sign-off of this pathway: its subject, or the request itself being private, may close it to them. */
export function mayRequest(
  actor: Actor,
  pathway: Pathway,
  now: DateTime,
  subject: Subject | null = null,
  privateReason: string | null = null,
): boolean {
  const state = closedFor(subject, privateReason ?? pathway.privateReason) === null ? 'open' : 'closed';
  return actorMay(actor, 'request_sign_off', pathway.groupId, state, now);
}

/** Why the actor may not ask for this; null where they may. Who could, were it open, is told why it is not. */
export function mayNotRequest(
  actor: Actor,
  { pathway, route, privateReason }: { readonly pathway: Pathway; readonly route: Route; readonly privateReason: string | null },
  now: DateTime,
): Refusal | null {
  if (mayRequest(actor, pathway, now, route.subject, privateReason)) return null;
  // Their own words they know; the pathway's may be for others.
  const ofPathway = pathway.privateReason && publicReason(pathway.privateReason);
  const because = closedFor(route.subject, privateReason ?? ofPathway);
  if (because !== null && actorMay(actor, 'request_sign_off', pathway.groupId, 'open', now)) return { code: 'closed_to_you', because };
  const body = bodyById(actor.directory, pathway.groupId).name;
  return { code: 'may_not', action: 'request a sign-off', body, who: whoMay('request_sign_off') };
}
