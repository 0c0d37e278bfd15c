import type { DateTime } from 'luxon';
import { current, type Directory, heldSeats, type Pathway } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Actor } from './actor.ts';
import { picturesOf, type SignOffPicture } from './picture-sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { owedBy, type SignOffLine, signOffLine } from './sign-off-line.ts';

/** What can be listed: what the person owes a verdict on, asked for, what asks a body they sit in, what is overdue, what has ended, or all that is open. */
export const signOffLists = ['mine', 'requested', 'bodies', 'overdue', 'closed', 'open'] as const;
export type SignOffList = (typeof signOffLists)[number];

/** Requests with numbers below `before`, or above `after`; null: the newest. */
export type ListCursor = { readonly before: number } | { readonly after: number } | null;

export type ListQuestion = { readonly list: SignOffList; readonly pathwayId: string | null; readonly cursor: ListCursor };

export type SignOffListView = {
  readonly list: SignOffList;
  readonly pathway: { readonly id: string; readonly name: string } | null;
  /** Newest first */
  readonly lines: readonly SignOffLine[];
  /** What to ask for to see those before and after; null where there are none */
  readonly earlier: ListCursor;
  readonly later: ListCursor;
};

type Need = Pick<Stores, 'signOffs' | 'meetings'>;

const pageSize = 8;

/** What somebody asks for in words: "overdue", "mine Dementia", "Dementia". A list first, then a pathway; either may be left out. */
export function readListQuestion({ directory }: Actor, typed: string, now: DateTime): Outcome<ListQuestion> {
  const [first = '', ...rest] = typed.trim().split(/\s+/);
  const list = signOffLists.find((one) => one === first.toLowerCase()) ?? null;
  const named = list === null ? typed.trim() : rest.join(' ');
  const pathways = current(directory.pathways, now);
  const pathway = pathways.find(({ key, name }) => [key, name].some((one) => plain(one) === plain(named)));
  if (named !== '' && !pathway) {
    return refuse({ code: 'unknown_list', given: named, lists: signOffLists, pathways: pathways.map(({ name }) => name) });
  }
  return done({ list: list ?? 'open', pathwayId: pathway?.id ?? null, cursor: null });
}

/** A page of requests, newest first. What is closed to the person is among them by title, reason and state. */
export async function listSignOffs(need: Need, actor: Actor, question: ListQuestion, now: DateTime): Promise<SignOffListView> {
  const { directory, person } = actor;
  const { list, pathwayId, cursor } = question;
  const pathway = directory.pathways.find(({ id }) => id === pathwayId) ?? null;
  const found = list === 'closed' ? await ended(need, directory, pathway, cursor) : await open(need, actor, question, now);
  const { shown, more } = onOnePage(found, cursor);
  const pictures = await picturesOf(need, directory, shown, now);
  const [newest, oldest] = [shown.at(0), shown.at(-1)];
  const hasEarlier = cursor !== null && 'after' in cursor ? true : more;
  const hasLater = cursor !== null && ('before' in cursor || more);
  return {
    list,
    pathway: pathway && { id: pathway.id, name: pathway.name },
    lines: pictures.map((picture) => signOffLine(picture, person.id)),
    earlier: oldest && hasEarlier ? { before: oldest.number } : null,
    later: newest && hasLater ? { after: newest.number } : null,
  };
}

async function ended(
  { signOffs }: Need,
  { workspace }: Directory,
  pathway: Pathway | null,
  cursor: ListCursor,
): Promise<readonly SignOff[]> {
  const filter = { ended: true, ...(pathway && { pathwayId: pathway.id }) };
  return signOffs.list(workspace.id, filter, { ...(cursor ?? { before: null }), limit: pageSize + 1 });
}

/** All that is open and fits: few enough to be looked at one by one, as who owes what is derived. */
async function open(need: Need, actor: Actor, { list, pathwayId, cursor }: ListQuestion, now: DateTime): Promise<readonly SignOff[]> {
  const { directory } = actor;
  const all = (await need.signOffs.open(directory.workspace.id)).filter((signOff) => pathwayId === null || signOff.pathwayId === pathwayId);
  const fitting = (await picturesOf(need, directory, all, now))
    .filter((picture) => fits(picture, actor, list))
    .map(({ signOff }) => signOff)
    .sort((a, b) => b.number - a.number);
  if (cursor === null) return fitting.slice(0, pageSize + 1);
  if ('before' in cursor) return fitting.filter(({ number }) => number < cursor.before).slice(0, pageSize + 1);
  return fitting.filter(({ number }) => number > cursor.after).slice(-pageSize - 1);
}

function fits(picture: SignOffPicture, { person }: Actor, list: SignOffList): boolean {
  const { directory, signOff, overdue, now } = picture;
  switch (list) {
    case 'mine':
      return owedBy(picture, person.id).length > 0;
    case 'requested':
      return signOff.requesterId === person.id;
    case 'bodies':
      return signOff.bodies.some(({ bodyId }) => heldSeats(directory, bodyId, now).some((held) => held.person.id === person.id));
    case 'overdue':
      return overdue;
    case 'open':
    case 'closed':
      return true;
  }
}

/** One more than a page holds was looked for: it says that there are more on that side. */
function onOnePage(found: readonly SignOff[], cursor: ListCursor): { readonly shown: readonly SignOff[]; readonly more: boolean } {
  const more = found.length > pageSize;
  if (!more) return { shown: found, more };
  const shown = cursor !== null && 'after' in cursor ? found.slice(-pageSize) : found.slice(0, pageSize);
  return { shown, more };
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');
}
