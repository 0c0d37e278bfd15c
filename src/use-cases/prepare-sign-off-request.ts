import type { DateTime } from 'luxon';
import { bodyByKey, bodyOfChannel, current, type Pathway, type Route, type Subject } from '#src/domain/directory.ts';
import { closedFor, whoMay } from '#src/domain/permissions.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { type Actor, actorMay } from './actor.ts';

export type SignOffForm = {
  /** Those the actor may ask for, the ones of this channel's group first */
  readonly pathways: readonly { readonly id: string; readonly name: string }[];
  readonly routes: readonly { readonly id: string; readonly name: string; readonly subject: Subject; readonly steps: string }[];
  /** Id of the only pathway of this channel's group; null where it is not clear */
  readonly selected: string | null;
};

/** What the form for a sign-off request needs. Refused where the actor may ask for no pathway, or there is no route. */
export function prepareSignOffRequest(
  actor: Actor,
  { channelId }: { readonly channelId: string | null },
  now: DateTime,
): Outcome<SignOffForm> {
  const { directory } = actor;
  const group = channelId === null ? null : bodyOfChannel(directory, channelId, now);
  const here = ({ groupId }: Pathway) => groupId === group?.id;
  const pathways = current(directory.pathways, now)
    .filter((pathway) => mayRequest(actor, pathway, now))
    .sort((a, b) => Number(here(b)) - Number(here(a)) || a.name.localeCompare(b.name, 'en-GB'));
  if (pathways.length === 0) {
    return refuse({ code: 'may_not', action: 'request a sign-off', body: group?.name ?? 'any pathway', who: whoMay('request_sign_off') });
  }
  const routes = current(directory.routes, now);
  if (routes.length === 0) return refuse({ code: 'no_routes' });
  const own = pathways.filter(here);
  return done({
    pathways: pathways.map(({ id, name }) => ({ id, name })),
    routes: routes.map((route) => ({ id: route.id, name: route.name, subject: route.subject, steps: stepsInWords(actor, route) })),
    selected: own.length === 1 ? (own[0]?.id ?? null) : null,
  });
}

/** Whether the actor may ask for a sign-off of this pathway, on the face of it: its subject may close it to them yet. */
export function mayRequest(actor: Actor, pathway: Pathway, now: DateTime, subject: Subject | null = null): boolean {
  const state = closedFor(subject, pathway.privateReason) === null ? 'open' : 'closed';
  return actorMay(actor, 'request_sign_off', pathway.groupId, state, now);
}

/** "Clinical Leadership Group, then Kent HWB and Medway HWB" */
function stepsInWords({ directory }: Actor, { steps }: Route): string {
  return steps.map((keys) => keys.map((key) => bodyByKey(directory, key).name).join(' and ')).join(', then ');
}
