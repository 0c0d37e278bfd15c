import type { DateTime } from 'luxon';
import { bodyById, current, type Directory, type Pathway, pathwayById, type Route, routeById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { missingSections } from '#src/domain/sign-off/sections.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { bodiesOfStep, currentVersion } from '#src/domain/sign-off/steps.ts';
import { type Actor, gateOf, inChronicle } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { requestDetails } from '../decide/sign-off-events.ts';
import { examinedContent, type GivenContent, versionOf } from '../decide/version-content.ts';
import { pictureOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { tellOfRequest } from '../tell/tell-of-sign-off.ts';
import { examinedPrivacy } from './change-privacy.ts';
import { deadlineByHand, type GivenDeadline, meetingTooNear } from './own/choose-deadline.ts';
import { draftSignOff, type RequestDraft } from './own/draft-sign-off.ts';
import { mayNotRequest } from './own/may-request.ts';
import { sittingsFor } from './prepare-sign-off-request.ts';

export type RequestSignOff = {
  readonly pathwayId: string;
  readonly routeId: string;
  readonly content: GivenContent;
  /** The sitting it is for; null: the one its deadline is derived from */
  readonly meetingId: string | null;
  readonly deadline: GivenDeadline;
  /** Why it is private; null where it is not */
  readonly privateReason: string | null;
  /** What those may read of it who may not read it; null: that it is a private item */
  readonly publicTitle: string | null;
  /** More on why it is private, for those who may read it */
  readonly privateNote: string | null;
};

export type SignOffRequested = {
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  /** Names of the bodies of the first step */
  readonly asked: readonly string[];
  readonly deadline: { readonly at: string; readonly timezone: string } | null;
};

type Need = Pick<Stores, 'meetings' | 'signOffs' | 'outbox' | 'chronicle'>;

/** Sends a sign-off on its route: version 1 is fixed by its hash, each body's rule as it stands today, and the first step's bodies are asked. */
export async function requestSignOff(need: Need, actor: Actor, input: RequestSignOff, now: DateTime): Promise<Outcome<SignOffRequested>> {
  const { directory } = actor;
  const drafted = await examined(need, actor, input, now);
  if (drafted.refused) return drafted;
  const content = examinedContent(input.content, drafted.value.route.subject, gateOf(actor));
  if (content.refused) return content;
  const missing = missingSections(drafted.value.route.subject, content.value.sections);
  if (missing.length > 0) return refuse({ code: 'sections_missing', missing });
  const draft = draftSignOff(actor, drafted.value, now);
  if (draft.refused) return draft;
  const first = { number: 1, at: now, byId: actor.person.id, change: 'first', reason: null } as const;
  const unnumbered: SignOff = { ...draft.value, number: 0, versions: [versionOf(content.value, first)] };
  const picture = await pictureOf(need, directory, unnumbered, now);
  const tooNear = meetingTooNear(picture);
  if (tooNear) return refuse(tooNear);
  const signOff = { ...unnumbered, number: await need.signOffs.nextNumber(directory.workspace.id) };
  await need.signOffs.add(directory.workspace.id, signOff);
  return done(await sent(need, actor, { ...picture, signOff }));
}

/** Everything that is chosen beside the content. */
async function examined(
  need: Pick<Stores, 'meetings'>,
  actor: Actor,
  input: RequestSignOff,
  now: DateTime,
): Promise<Outcome<RequestDraft>> {
  const { directory } = actor;
  const chosen = chosenIn(directory, input, now);
  if (chosen.refused) return chosen;
  const privacy = examinedPrivacy(input, gateOf(actor));
  if (privacy.refused) return privacy;
  const denied = mayNotRequest(actor, { ...chosen.value, ...privacy.value }, now);
  if (denied) return refuse(denied);
  const { meetingId } = input;
  const sittings = meetingId === null ? [] : await sittingsFor(need, actor, chosen.value.route, now);
  if (meetingId !== null && !sittings.some(({ id }) => id === meetingId)) return refuse({ code: 'meeting_not_ahead' });
  const deadlineSet = deadlineByHand(actor, input.deadline, now);
  if (deadlineSet.refused) return deadlineSet;
  return done({ ...chosen.value, meetingId, deadlineSet: deadlineSet.value, ...privacy.value });
}

function chosenIn(
  directory: Directory,
  { pathwayId, routeId }: Pick<RequestSignOff, 'pathwayId' | 'routeId'>,
  now: DateTime,
): Outcome<{ pathway: Pathway; route: Route }> {
  const pathway = current(directory.pathways, now).find(({ id }) => id === pathwayId);
  if (!pathway) return refuse({ code: 'gone', what: 'pathway' });
  const route = current(directory.routes, now).find(({ id }) => id === routeId);
  if (!route) return refuse({ code: 'gone', what: 'route' });
  return done({ pathway, route });
}

async function sent(need: Need, actor: Actor, picture: SignOffPicture): Promise<SignOffRequested> {
  const { directory, signOff, sittings, deadline, now } = picture;
  await tellOfRequest(need, picture, actor.person.id);
  const group = bodyById(directory, pathwayById(directory, signOff.pathwayId).groupId);
  const reference = signOffReference(signOff);
  const meeting = sittings.find(({ id }) => id === signOff.meetingId)?.key ?? null;
  need.chronicle.record(directory.workspace.id, {
    at: now,
    ...inChronicle(actor, group, now),
    action: 'sign-off requested',
    subject: reference,
    details: { ...requestDetails(directory, signOff, currentVersion(signOff)), route: routeById(directory, signOff.routeId).key, meeting },
  });
  const { timezone } = directory.workspace;
  return {
    signOffId: signOff.id,
    reference,
    title: currentVersion(signOff).title,
    asked: bodiesOfStep(signOff, 1).map(({ bodyId }) => bodyById(directory, bodyId).name),
    deadline: deadline && { at: deadline.at, timezone },
  };
}
