import type { DateTime } from 'luxon';
import { bodyById, bodyByKey, bodyOfChannel, current, type Meeting, type Pathway, type Route } from '#src/domain/directory.ts';
import { closedFor, whoMay } from '#src/domain/permissions.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import { requiredSections } from '#src/domain/sign-off/sections.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { pictureOf } from '../read/picture-sign-off.ts';
import { meetingTooNear } from './own/choose-deadline.ts';
import { draftSignOff } from './own/draft-sign-off.ts';
import { mayNotRequest, mayRequest } from './own/may-request.ts';
import { previewOf, type RequestPreview } from './preview-sign-off.ts';

/** What is chosen in the form so far; pathway, route and meeting by their ids. */
export type SignOffChoice = {
  readonly pathwayId: string | null;
  readonly routeId: string | null;
  /** Null: the one that the deadline is derived from */
  readonly meetingId: string | null;
  /** Why it is private, as far as it is typed; null: it is not */
  readonly privateReason: string | null;
};

export type SignOffForm = {
  readonly channelId: string | null;
  /** Those the actor may ask for, the ones of this channel's group first */
  readonly pathways: readonly { readonly id: string; readonly name: string }[];
  readonly routes: readonly { readonly id: string; readonly name: string; readonly steps: string }[];
  /** The sittings ahead of the bodies on the route, soonest first */
  readonly meetings: readonly MeetingOption[];
  readonly chosen: SignOffChoice;
  /** False where pathway or route make it private, whatever is chosen */
  readonly mayBePrivate: boolean;
  /** The sections that what is to be approved has to hold */
  readonly sections: readonly string[];
  /** Null until pathway and route are chosen */
  readonly preview: RequestPreview | null;
  /** Why it can't be sent as it is chosen; null where nothing stands in its way */
  readonly problem: Refusal | null;
};

/** `at`: ISO instant, to be shown in `timezone` */
export type MeetingOption = { readonly id: string; readonly body: string; readonly at: string; readonly timezone: string };

type Question = {
  readonly channelId: string | null;
  /** Null where the form opens */
  readonly choice: SignOffChoice | null;
};

/**
 * What the form for a sign-off request shows: what can be chosen, and whom the request would ask as it is chosen. Refused where the actor may ask
 * for no pathway, or there is no route.
 */
export async function prepareSignOffRequest(
  need: Pick<Stores, 'meetings'>,
  actor: Actor,
  { channelId, choice }: Question,
  now: DateTime,
): Promise<Outcome<SignOffForm>> {
  const { directory } = actor;
  const group = channelId === null ? null : bodyOfChannel(directory, channelId, now);
  const pathways = pathwaysFor(actor, group?.id ?? null, now);
  if (pathways.length === 0) {
    return refuse({ code: 'may_not', action: 'request a sign-off', body: group?.name ?? 'any pathway', who: whoMay('request_sign_off') });
  }
  const routes = current(directory.routes, now);
  if (routes.length === 0) return refuse({ code: 'no_routes' });
  const given = choice ?? atFirst(pathways, routes, group?.id ?? null);
  const pathway = pathways.find(({ id }) => id === given.pathwayId);
  const route = routes.find(({ id }) => id === given.routeId);
  const mayBePrivate = !pathway || !route || closedFor(route.subject, pathway.privateReason) === null;
  const chosen = { ...given, privateReason: mayBePrivate ? given.privateReason : null };
  const meetings = route ? await sittingsFor(need, actor, route, now) : [];
  return done({
    channelId,
    pathways: pathways.map(({ id, name }) => ({ id, name })),
    routes: routes.map((one) => ({ id: one.id, name: one.name, steps: stepsInWords(actor, one) })),
    meetings: meetings.map((meeting) => meetingOption(actor, meeting)),
    chosen,
    mayBePrivate,
    sections: route ? requiredSections(route.subject) : [],
    ...(pathway && route ? await lookedAt(need, actor, { ...chosen, pathway, route }, now) : { preview: null, problem: null }),
  });
}

/** Where there is one to choose, it is chosen. */
function atFirst(pathways: readonly Pathway[], routes: readonly Route[], groupId: string | null): SignOffChoice {
  const own = pathways.filter((pathway) => pathway.groupId === groupId);
  return { pathwayId: onlyOne(own) ?? onlyOne(pathways), routeId: onlyOne(routes), meetingId: null, privateReason: null };
}

/** The sittings ahead of the bodies on a route, for one of which a request can be. */
export async function sittingsFor(
  { meetings }: Pick<Stores, 'meetings'>,
  { directory }: Actor,
  route: Route,
  now: DateTime,
): Promise<readonly Meeting[]> {
  const bodies = new Set(route.steps.flat().map((key) => bodyByKey(directory, key).id));
  return (await meetings.upcoming(directory.workspace.id, now)).filter(({ bodyId }) => bodies.has(bodyId));
}

type Chosen = Pick<SignOffChoice, 'meetingId' | 'privateReason'> & { readonly pathway: Pathway; readonly route: Route };

async function lookedAt(
  need: Pick<Stores, 'meetings'>,
  actor: Actor,
  { pathway, route, meetingId, privateReason: typed }: Chosen,
  now: DateTime,
): Promise<Pick<SignOffForm, 'preview' | 'problem'>> {
  // Whom it asks depends on its being private, not on the reason, which is asked for after that.
  const privateReason = typed?.trim() === '' ? 'reason to follow' : typed;
  const draft = { pathway, route, meetingId, privateReason, publicTitle: null, privateNote: null, deadlineSet: null };
  const denied = mayNotRequest(actor, draft, now);
  if (denied) return { preview: null, problem: denied };
  const drafted = draftSignOff(actor, draft, now);
  if (drafted.refused) return { preview: null, problem: drafted.refusal };
  const picture = await pictureOf(need, actor.directory, { ...drafted.value, number: 0, versions: [] }, now);
  return { preview: previewOf(picture), problem: meetingTooNear(picture) };
}

function pathwaysFor(actor: Actor, groupId: string | null, now: DateTime): Pathway[] {
  const here = (pathway: Pathway) => Number(pathway.groupId === groupId);
  return current(actor.directory.pathways, now)
    .filter((pathway) => mayRequest(actor, pathway, now))
    .sort((a, b) => here(b) - here(a) || a.name.localeCompare(b.name, 'en-GB'));
}

function meetingOption({ directory }: Actor, { id, bodyId, at, timezone }: Meeting): MeetingOption {
  return { id, body: bodyById(directory, bodyId).name, at: isoInstant(at), timezone };
}

/** "Clinical Leadership Group, then Kent HWB and Medway HWB" */
function stepsInWords({ directory }: Actor, { steps }: Route): string {
  return steps.map((keys) => keys.map((key) => bodyByKey(directory, key).name).join(' and ')).join(', then ');
}

function onlyOne(all: readonly { readonly id: string }[]): string | null {
  const [first, ...others] = all;
  return first && others.length === 0 ? first.id : null;
}
