import type { DateTime } from 'luxon';
import { bodyById, current, type Directory, type Pathway, rolesIn } from '#src/domain/directory.ts';
import { sameName } from '#src/domain/names.ts';
import { hasWorkOf } from '#src/domain/posts.ts';
import { mayReadPathway, pathwayNameFor } from '#src/domain/privacy.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from './actor.ts';
import { picturesOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { owedBy, type SignOffLine, signOffLine } from './sign-off-line.ts';
import { soonestFirst } from './soonest-first.ts';

/** What can be listed: what the person owes a verdict on, asked for, what is asked of a body they sit in, what is overdue, all that is open, or what has ended. */
export const signOffLists = ['mine', 'requested', 'bodies', 'overdue', 'open', 'ended'] as const;
export type SignOffList = (typeof signOffLists)[number];

/** Where a request stands in a list: what is open by its deadline, ISO instant, then by number; what has ended by number alone. */
type ListPlace = { readonly deadline: string | null; readonly number: number };

/** The page after this place or before it; null: the first. */
export type ListCursor = { readonly after: ListPlace } | { readonly before: ListPlace } | null;

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

/** A page of requests. What is closed to the person is among them by title, reason and state. */
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

function placeOf({ deadline, signOff }: SignOffPicture): ListPlace {
  return { deadline: deadline?.at ?? null, number: signOff.number };
}

async function ended(
  need: Need,
  directory: Directory,
  pathway: Pathway | null,
  cursor: ListCursor,
  now: DateTime,
): Promise<readonly SignOffPicture[]> {
  const filter = { ended: true, ...(pathway && { pathwayId: pathway.id }) };
  const beside = cursor && 'before' in cursor ? { after: cursor.before.number } : { before: cursor?.after.number ?? null };
  const found = await need.signOffs.list(directory.workspace.id, filter, { ...beside, limit: pageSize + 1 });
  return picturesOf(need, directory, found, now);
}

/** All that is open and fits: few enough to be looked at one by one, as who owes what is derived. */
async function open(need: Need, actor: Actor, question: ListQuestion, now: DateTime): Promise<readonly SignOffPicture[]> {
  const { directory } = actor;
  const { list, pathwayId, cursor } = question;
  const all = (await need.signOffs.open(directory.workspace.id)).filter((signOff) => pathwayId === null || signOff.pathwayId === pathwayId);
  const fitting = (await picturesOf(need, directory, all, now))
    .filter((picture) => fits(picture, actor, list))
    .sort((a, b) => byUrgency(placeOf(a), placeOf(b)));
  if (cursor === null) return fitting.slice(0, pageSize + 1);
  if ('after' in cursor) return fitting.filter((one) => byUrgency(placeOf(one), cursor.after) > 0).slice(0, pageSize + 1);
  return fitting.filter((one) => byUrgency(placeOf(one), cursor.before) < 0).slice(-pageSize - 1);
}

/** What is due first comes first, what has no deadline last; of the same day what has waited longest. */
function byUrgency(a: ListPlace, b: ListPlace): number {
  return soonestFirst(a.deadline, b.deadline) || a.number - b.number;
}

function fits(picture: SignOffPicture, { person }: Actor, list: SignOffList): boolean {
  const { directory, signOff, overdue, now } = picture;
  switch (list) {
    case 'mine':
      return owedBy(picture, person.id).length > 0;
    case 'requested':
      return hasWorkOf(directory, signOff.requesterId, person.id, now);
    case 'bodies':
      return signOff.bodies.some(({ bodyId }) => rolesIn(directory, bodyId, person.id, now).length > 0);
    case 'overdue':
      return overdue;
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
