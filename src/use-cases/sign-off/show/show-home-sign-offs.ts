import type { DateTime } from 'luxon';
import { bodyById, type Directory } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { hasWorkOf, whoseWorkHas } from '#src/domain/membership/posts.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import type { Actor } from '../../actor.ts';
import type { SignOffCard } from '../../messages/sign-off.ts';
import type { Stores } from '../../ports/stores.ts';
import { soonestFirst } from '../../soonest-first.ts';
import { unhurried } from '../../unhurried.ts';
import { describeSignOff } from '../read/describe-sign-off.ts';
import { picturesOf } from '../read/picture-sign-off.ts';
import { sayOf } from '../read/sign-off-copies.ts';
import { type SignOffLine, signOffLine } from '../read/sign-off-line.ts';
import { type Owed, openSignOffs, owedOf, picturesOfOpen } from './own/open-sign-offs.ts';

/** What of requests concerns somebody: each list with how many more there are than stand in it. Of very many that wait it is not counted how many. */
export type HomeSignOffs = {
  /** A card for each body for which they owe an answer, the most urgent first: who sits in two bodies decides for each */
  readonly waiting: Some<SignOffCard, number | 'many'>;
  /** Their own requests that have not ended, newest first */
  readonly requested: Some<SignOffLine>;
  /** What they have to do before an approval is without conditions, the most urgent first */
  readonly conditions: Some<HomeCondition>;
};

type Some<T, More = number> = { readonly shown: readonly T[]; readonly more: More };

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
/** So many that wait are many: where there are more, it is not looked for them. */
const many = 100;

export async function showHomeSignOffs(
  need: Pick<Stores, 'signOffs' | 'meetings'>,
  { directory, person }: Actor,
  now: DateTime,
): Promise<HomeSignOffs> {
  const open = await openSignOffs(need, directory, null, now);
  const waiting = await owedOf(need, { directory, person }, open, now, many);
  const cards = await cardsFor({ directory, person }, need, waiting.slice(0, most.waiting), now);
  const own = open.filter(({ requesterId }) => hasWorkOf(directory, requesterId, person.id, now)).sort((a, b) => b.number - a.number);
  const requested = await picturesOfOpen(need, directory, own.slice(0, most.requested), now);
  const conditions = await conditionsOf(need, { directory, person }, now);
  return {
    waiting: { shown: cards, more: waiting.length < many ? left(waiting, most.waiting) : 'many' },
    requested: { shown: requested.map((picture) => signOffLine(picture, person.id)), more: left(own, most.requested) },
    conditions: { shown: conditions.slice(0, most.conditions), more: left(conditions, most.conditions) },
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

/** All of them, those due first first: what has no room is counted. */
async function conditionsOf({ signOffs }: Pick<Stores, 'signOffs'>, { directory, person }: Actor, now: DateTime): Promise<HomeCondition[]> {
  const owners = whoseWorkHas(directory, person.id, now);
  const owing = await signOffs.withConditionsOf(directory.workspace.id, owners);
  const found = await unhurried(owing, (signOff) => conditionsFor(directory, signOff, person.id, now));
  return found.flat().sort((a, b) => soonestFirst(a.due, b.due));
}

function conditionsFor(directory: Directory, signOff: SignOff, personId: string, now: DateTime): HomeCondition[] {
  const readable = mayReadContent(directory, signOff, personId, now);
  const about = { signOffId: signOff.id, reference: signOffReference(signOff), title: titleFor(directory, signOff, personId, now) };
  return outstandingConditions(signOff, directory, now).flatMap(({ askedBodyId, condition }) => {
    if (!condition?.text || !hasWorkOf(directory, condition.ownerId, personId, now)) return [];
    const body = bodyById(directory, askedBody(signOff, askedBodyId).bodyId).name;
    const { text, due } = condition;
    return [{ ...about, body, text: readable ? text : null, due }];
  });
}

function left(all: readonly unknown[], shown: number): number {
  return Math.max(all.length - shown, 0);
}
