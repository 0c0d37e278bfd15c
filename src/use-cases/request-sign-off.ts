import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { type Body, bodyById, bodyByKey, current, type Directory, holdsAt, type Pathway, type Route } from '#src/domain/directory.ts';
import { whoMay } from '#src/domain/permissions.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { bodiesOfStep, currentVersion } from '#src/domain/sign-off/steps.ts';
import { examineOptionalText, examineText } from '#src/domain/text-gate.ts';
import { type Actor, roleOf } from './actor.ts';
import { askForVerdicts, tellOfInquorate } from './ask-for-verdicts.ts';
import { pictureOf } from './describe-sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { mayRequest } from './prepare-sign-off-request.ts';

export type RequestSignOff = {
  readonly pathwayId: string;
  readonly routeId: string;
  readonly title: string;
  readonly link: string | null;
  readonly note: string | null;
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
  const chosen = chosenIn(directory, input, now);
  if (chosen.refused) return chosen;
  const { pathway, route } = chosen.value;
  if (!mayRequest(actor, pathway, now, route.subject)) {
    const body = bodyById(directory, pathway.groupId).name;
    return refuse({ code: 'may_not', action: 'request a sign-off', body, who: whoMay('request_sign_off') });
  }
  const wording = examined(input);
  if (wording.refused) return wording;
  const bodies = askedBodies(directory, route, now);
  if (bodies.refused) return bodies;
  const { title, links, note } = wording.value;
  const signOff: SignOff = {
    id: uuid(),
    number: await need.signOffs.nextNumber(directory.workspace.id),
    subject: route.subject,
    routeId: route.id,
    pathwayId: pathway.id,
    requesterId: actor.person.id,
    note,
    formallyResponsibleId: route.formallyResponsible === null ? null : bodyByKey(directory, route.formallyResponsible).id,
    requestedAt: now,
    versions: [{ id: uuid(), number: 1, title, links, hash: contentHash({ title, links }), at: now }],
    bodies: bodies.value,
    outcome: null,
    outcomeAt: null,
  };
  return done(await sent(need, actor, signOff, pathway, now));
}

async function sent(need: Need, actor: Actor, signOff: SignOff, pathway: Pathway, now: DateTime): Promise<SignOffRequested> {
  const { directory, person } = actor;
  await need.signOffs.add(directory.workspace.id, signOff);
  const picture = await pictureOf(need, directory, signOff, now);
  const first = bodiesOfStep(signOff, 1);
  await askForVerdicts(need, picture, first, person.id);
  await tellOfInquorate(need, picture, signOff.bodies);
  const { title, links, number: version, hash } = currentVersion(signOff);
  const reference = signOffReference(signOff);
  need.chronicle.record(directory.workspace.id, {
    at: now,
    actor: person.name,
    role: roleOf(actor, bodyById(directory, pathway.groupId), now),
    action: 'sign-off requested',
    subject: reference,
    details: {
      pathway: pathway.key,
      version,
      title,
      links: [...links],
      note: signOff.note,
      hash,
      bodies: signOff.bodies.map(({ step, bodyId, rule }) => ({ step, body: bodyById(directory, bodyId).key, rule: { ...rule } })),
    },
  });
  const { timezone } = directory.workspace;
  return {
    signOffId: signOff.id,
    reference,
    title,
    asked: first.map(({ bodyId }) => bodyById(directory, bodyId).name),
    deadline: picture.deadline && { at: picture.deadline.at, timezone },
  };
}

function chosenIn(
  directory: Directory,
  { pathwayId, routeId }: RequestSignOff,
  now: DateTime,
): Outcome<{ pathway: Pathway; route: Route }> {
  const pathways = current(directory.pathways, now);
  const routes = current(directory.routes, now);
  const pathway = pathways.find(({ id }) => id === pathwayId);
  if (!pathway) return refuse({ code: 'not_found', what: 'pathway', given: pathwayId, known: pathways.map(({ name }) => name) });
  const route = routes.find(({ id }) => id === routeId);
  if (!route) return refuse({ code: 'not_found', what: 'route', given: routeId, known: routes.map(({ name }) => name) });
  return done({ pathway, route });
}

/** The bodies of a route with their rules as they stand now. */
function askedBodies(directory: Directory, route: Route, now: DateTime): Outcome<AskedBody[]> {
  const asked: AskedBody[] = [];
  for (const [index, keys] of route.steps.entries()) {
    for (const key of keys) {
      const body = bodyByKey(directory, key);
      const rule = ruleNow(body, holdsAt(body, now));
      if (typeof rule === 'string') return refuse({ code: 'route_cannot_run', route: route.name, body: body.name, problem: rule });
      asked.push({ id: uuid(), step: index + 1, bodyId: body.id, rule, outcome: null, outcomeAt: null, verdicts: [] });
    }
  }
  return done(asked);
}

function ruleNow({ approval }: Body, stands: boolean) {
  if (!stands) return 'ended';
  return approval ?? 'approves_nothing';
}

function examined(input: RequestSignOff): Outcome<{ title: string; links: readonly string[]; note: string | null }> {
  const title = examineText(input.title, 'title');
  if (title.refused) return title;
  if (title.value === '') return refuse({ code: 'text_missing', what: 'title' });
  const link = examineOptionalText(input.link, 'link');
  if (link.refused) return link;
  if (link.value !== null && !isLink(link.value)) return refuse({ code: 'link_not_a_link', given: link.value });
  const note = examineOptionalText(input.note, 'note');
  if (note.refused) return note;
  return done({ title: title.value, links: link.value === null ? [] : [link.value], note: note.value });
}

/** A web address as it stands; one that hides its host behind a name and @ is none. */
function isLink(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && !/\s/.test(text);
}
