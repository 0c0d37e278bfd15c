import type { DateTime } from 'luxon';
import { bodyById, current, type Directory, type Pathway, rolesIn } from '#src/domain/directory.ts';
import { hasWorkOf } from '#src/domain/membership/posts.ts';
import { sameName } from '#src/domain/names.ts';
import { mayReadPathway, pathwayNameFor } from '#src/domain/privacy.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { picturesOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { type SignOffLine, signOffLine } from '../read/sign-off-line.ts';
import { byUrgency, type OpenSignOff, openSignOffs, owedOf, picturesOfOpen, type Urgency } from './own/open-sign-offs.ts';

/** What can be listed: what the person owes a verdict on, asked for, what is asked of a body they sit in, what is overdue, all that is open, or what has ended. */
export const signOffLists = ['mine', 'requested', 'bodies', 'overdue', 'open', 'ended'] as const;
export type SignOffList = (typeof signOffLists)[number];

/** The page after this place or before it; null: the first. What has ended stands by its number alone. */
export type ListCursor = { readonly after: Urgency } | { readonly before: Urgency } | null;

export type ListQuestion = { readonly list: SignOffList; readonly pathwayId: string | null; readonly cursor: ListCursor };

export type SignOffListView = {
  readonly list: SignOffList;
  readonly pathway: { readonly id: string; readonly name: string } | null;
  /** The pathways of which it can be listed alone */
  readonly pathways: readonly { readonly id: string; readonly name: string }[];
  /** What is open with the most urgent first, what has ended with the newest first */
  readonly lines: readonly SignOffLine[];
  /** What to ask for to see those on either side; null where there are none */
  readonly previous: ListCursor;
  readonly next: ListCursor;
};

type Need = Pick<Stores, 'signOffs' | 'meetings'>;

const pageSize = 8;

/** The list that the first word names, null where it names none, and what else was typed. */
export function readListName(typed: string): { readonly list: SignOffList | null; readonly named: string } {
  const [first = '', ...rest] = typed.trim().split(/\s+/);
  const list = signOffLists.find((one) => sameName(one, first)) ?? null;
  return { list, named: list === null ? typed.trim() : rest.join(' ') };
}

/** What somebody asks for in words: "overdue", "mine Dementia", "Dementia". A list first, then a pathway; either may be left out. */
export function readListQuestion(actor: Actor, typed: string, now: DateTime): Outcome<ListQuestion> {
  const { list, named } = readListName(typed);
  const pathways = pathwaysAsRead(actor, now);
  const [pathway, ...others] = pathways.filter(({ key, name }) => [key, name].some((one) => one !== null && sameName(one, named)));
  if (pathway && others.length > 0) {
    const choices = [pathway, ...others].map(({ id, name, groupId }) => ({ id, name, tells: bodyById(actor.directory, groupId).name }));
    return refuse({ code: 'fits_several', given: named, choices });
  }
  if (named !== '' && !pathway) {
    return refuse({ code: 'unknown_list', given: named, lists: signOffLists, pathways: pathways.map(({ name }) => name) });
  }
  return done({ list: list ?? 'open', pathwayId: pathway?.id ?? null, cursor: null });
}

/** Every pathway by the name that the person may read; its key where they may read all of it. */
function pathwaysAsRead({ directory, person }: Actor, now: DateTime) {
  return current(directory.pathways, now).map((pathway) => ({
    id: pathway.id,
    groupId: pathway.groupId,
    key: mayReadPathway(directory, pathway, person.id, now) ? pathway.key : null,
    name: pathwayNameFor(directory, pathway, person.id, now),
  }));
}

/** A page of requests, and no more than is on it loaded. What is closed to the person is among them by title, reason and state. */
export async function listSignOffs(need: Need, actor: Actor, question: ListQuestion, now: DateTime): Promise<SignOffListView> {
  const { directory, person } = actor;
  const { list, pathwayId, cursor } = question;
  const pathway = directory.pathways.find(({ id }) => id === pathwayId) ?? null;
  const found = list === 'ended' ? await ended(need, directory, pathway, cursor, now) : await open(need, actor, question, now);
  const { shown, more } = onOnePage(found, cursor);
  const [first, last] = [shown.at(0), shown.at(-1)];
  const hasPrevious = cursor !== null && ('after' in cursor || more);
  const hasNext = (cursor !== null && 'before' in cursor) || more;
  return {
    list,
    pathway: pathway && { id: pathway.id, name: pathwayNameFor(directory, pathway, person.id, now) },
    pathways: pathwaysAsRead(actor, now).map(({ id, name }) => ({ id, name })),
    lines: shown.map((picture) => signOffLine(picture, person.id)),
    previous: first && hasPrevious ? { before: placeOf(first) } : null,
    next: last && hasNext ? { after: placeOf(last) } : null,
  };
}

function placeOf({ deadline, signOff }: SignOffPicture): Urgency {
  return { deadline: deadline?.at ?? null, number: signOff.number };
}

async function ended(
  need: Need,
  directory: Directory,
  pathway: Pathway | null,
  cursor: ListCursor,
  now: DateTime,
): Promise<readonly SignOffPicture[]> {
  const beside = cursor && 'before' in cursor ? { after: cursor.before.number } : { before: cursor?.after.number ?? null };
  const found = await need.signOffs.ended(directory.workspace.id, pathway?.id ?? null, { ...beside, limit: pageSize + 1 });
  return picturesOf(need, directory, found, now);
}

/** Those next to the cursor that fit. What somebody owes is derived: it is looked for among what it could be, until there is enough. */
async function open(need: Need, actor: Actor, question: ListQuestion, now: DateTime): Promise<readonly SignOffPicture[]> {
  const { directory } = actor;
  const { list, pathwayId, cursor } = question;
  const beside = fromCursor(await openSignOffs(need, directory, pathwayId, now), cursor);
  const fitting = beside.filter((one) => fits(one, actor, list, now));
  const wanted = list === 'mine' ? await owedRequests(need, actor, fitting, now) : fitting;
  const found = await picturesOfOpen(need, directory, wanted.slice(0, pageSize + 1), now);
  return cursor !== null && 'before' in cursor ? found.reverse() : found;
}

/** At least as many as a page shows and one more, where there are so many. */
async function owedRequests(need: Need, actor: Actor, open: readonly OpenSignOff[], now: DateTime): Promise<readonly SignOff[]> {
  // Of one request at most each of its bodies is owed an answer.
  const mostBodies = Math.max(1, ...open.map(({ bodies }) => bodies.length));
  const owed = await owedOf(need, actor, open, now, (pageSize + 1) * mostBodies);
  return [...new Set(owed.map(({ signOff }) => signOff))];
}

/** Those behind the cursor, or those before it, the nearest first. */
function fromCursor(open: readonly OpenSignOff[], cursor: ListCursor): readonly OpenSignOff[] {
  if (cursor === null) return open;
  if ('after' in cursor) return open.filter((one) => byUrgency(one, cursor.after) > 0);
  return open.filter((one) => byUrgency(one, cursor.before) < 0).reverse();
}

function fits({ requesterId, bodies, overdue }: OpenSignOff, { directory, person }: Actor, list: SignOffList, now: DateTime): boolean {
  switch (list) {
    case 'requested':
      return hasWorkOf(directory, requesterId, person.id, now);
    case 'bodies':
      return bodies.some(({ bodyId }) => rolesIn(directory, bodyId, person.id, now).length > 0);
    case 'overdue':
      return overdue;
    case 'mine':
    case 'open':
    case 'ended':
      return true;
  }
}

/** One more than a page holds was looked for: it says that there are more on that side. */
function onOnePage<T>(found: readonly T[], cursor: ListCursor): { readonly shown: readonly T[]; readonly more: boolean } {
  const more = found.length > pageSize;
  if (!more) return { shown: found, more };
  return { shown: cursor !== null && 'before' in cursor ? found.slice(-pageSize) : found.slice(0, pageSize), more };
}
