import type { DateTime } from 'luxon';
import { bodyById } from '#src/domain/directory.ts';
import { hasWorkOf, whoseWorkHas } from '#src/domain/posts.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { mayReadContent } from '#src/domain/sign-off/interests.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import type { Actor } from './actor.ts';
import { describeSignOff } from './describe-sign-off.ts';
import type { SignOffCard } from './messages/sign-off.ts';
import { type Owed, openSignOffs, owedOf, picturesOfOpen } from './open-sign-offs.ts';
import { picturesOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { sayOf } from './sign-off-copies.ts';
import { type SignOffLine, signOffLine } from './sign-off-line.ts';
import { soonestFirst } from './soonest-first.ts';

/** What of requests concerns somebody: each list with how many more there are than stand in it. */
export type HomeSignOffs = {
  /** A card for each body for which they owe an answer, the most urgent first: who sits in two bodies decides for each */
  readonly waiting: Some<SignOffCard>;
  /** Their own requests that have not ended, newest first */
  readonly requested: Some<SignOffLine>;
  /** What they have to do before an approval is without conditions, the most urgent first */
  readonly conditions: Some<HomeCondition>;
};

type Some<T> = { readonly shown: readonly T[]; readonly more: number };

export type HomeCondition = {
  readonly signOffId: string;
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  /** Null where the content of the request is closed to them */
  readonly text: string | null;
  /** ISO date; null where none was set */
  readonly due: string | null;
};

const most = { waiting: 10, requested: 8, conditions: 8 } as const;
/** Requests with conditions of one person that are looked through. */
const mostWithConditions = 100;

export async function showHomeSignOffs(
  need: Pick<Stores, 'signOffs' | 'meetings'>,
  { directory, person }: Actor,
  now: DateTime,
): Promise<HomeSignOffs> {
  const workspaceId = directory.workspace.id;
  const open = await openSignOffs(need, directory, null, now);
  const waiting = await owedOf(need, { directory, person }, open, now);
  const cards = await cardsFor({ directory, person }, need, waiting.slice(0, most.waiting), now);
  const own = open.filter(({ requesterId }) => hasWorkOf(directory, requesterId, person.id, now)).sort((a, b) => b.number - a.number);
  const requested = await picturesOfOpen(need, directory, own.slice(0, most.requested), now);
  const owing = await need.signOffs.list(
    workspaceId,
    { conditionOwnerIds: whoseWorkHas(directory, person.id, now) },
    { before: null, limit: mostWithConditions },
  );
  const conditions = (await picturesOf(need, directory, owing, now)).flatMap((picture) => conditionsFor(picture, person.id));
  return {
    waiting: { shown: cards, more: Math.max(waiting.length - most.waiting, 0) },
    requested: { shown: requested.map((picture) => signOffLine(picture, person.id)), more: Math.max(own.length - most.requested, 0) },
    conditions: first(
      most.conditions,
      conditions.sort((a, b) => soonestFirst(a.due, b.due)),
      (condition) => condition,
    ),
  };
}

async function cardsFor(
  { directory, person }: Actor,
  need: Pick<Stores, 'meetings'>,
  owed: readonly Owed[],
  now: DateTime,
): Promise<SignOffCard[]> {
  const pictures = await picturesOf(
    need,
    directory,
    owed.map(({ signOff }) => signOff),
    now,
  );
  return pictures.flatMap((picture, index) => {
    const asked = picture.signOff.bodies.find(({ id }) => id === owed[index]?.askedBodyId);
    return asked ? [describeSignOff(picture, asked.id, sayOf(picture, asked, person.id))] : [];
  });
}

function conditionsFor({ directory, signOff, now }: SignOffPicture, personId: string): HomeCondition[] {
  if (signOff.outcome === 'rejected' || signOff.outcome === 'withdrawn') return [];
  const readable = mayReadContent(directory, signOff, personId, now);
  const about = { signOffId: signOff.id, reference: signOffReference(signOff), title: titleFor(directory, signOff, personId, now) };
  return outstandingConditions(signOff, directory, now).flatMap(({ askedBodyId, condition }) => {
    if (!condition?.text || !hasWorkOf(directory, condition.ownerId, personId, now)) return [];
    const body = bodyById(directory, askedBody(signOff, askedBodyId).bodyId).name;
    const { text, due } = condition;
    return [{ ...about, body, text: readable ? text : null, due }];
  });
}

function first<T, S>(atMost: number, all: readonly T[], show: (one: T) => S): Some<S> {
  return { shown: all.slice(0, atMost).map(show), more: Math.max(all.length - atMost, 0) };
}
