import { DateTime } from 'luxon';
import { type Directory, holdsAt, type Person, rolesIn } from '#src/domain/directory.ts';
import { keptById } from '#src/domain/kept.ts';
import { delegationsIn } from '#src/domain/membership/delegations.ts';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { isOverdue, signOffDeadline } from '#src/domain/sign-off/deadline.ts';
import { owesAnswer } from '#src/domain/sign-off/electorate.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { bodiesDeciding } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { OpenPlace } from '../../../ports/sign-offs.ts';
import type { Stores } from '../../../ports/stores.ts';
import { soonestFirst } from '../../../soonest-first.ts';
import { unhurried } from '../../../unhurried.ts';
import { picturesOf, type SignOffPicture } from '../../read/picture-sign-off.ts';

type Need = Pick<Stores, 'signOffs' | 'meetings'>;

/** An open request among the others. */
export type OpenSignOff = OpenPlace & {
  /** ISO instant; null: none */
  readonly deadline: string | null;
  readonly overdue: boolean;
};

/** Where a request stands in a list of what is open. */
export type Urgency = Pick<OpenSignOff, 'deadline' | 'number'>;

/** What is due first comes first, what has no deadline last; of the same day what has waited longest. */
export function byUrgency(a: Urgency, b: Urgency): number {
  return soonestFirst(a.deadline, b.deadline) || a.number - b.number;
}

/** Every request that has not ended, of one pathway or of all, the most urgent first: what is shown of them is loaded with `picturesOfOpen`. */
export async function openSignOffs(need: Need, directory: Directory, pathwayId: string | null, now: DateTime): Promise<OpenSignOff[]> {
  const { id: workspaceId } = directory.workspace;
  const places = await need.signOffs.openPlaces(workspaceId, pathwayId);
  const oldest = DateTime.min(now, ...places.map(({ requestedAt }) => requestedAt));
  const sittings = await need.meetings.since(workspaceId, oldest);
  const open = await unhurried(places, (place): OpenSignOff => {
    const deadline = signOffDeadline(place, directory, sittings, now);
    return { ...place, deadline: deadline && isoInstant(deadline.at), overdue: isOverdue(place, deadline, now) };
  });
  return open.sort(byUrgency);
}

/** All that is shown of these, in their order. */
export async function picturesOfOpen(
  need: Need,
  directory: Directory,
  open: readonly Pick<OpenSignOff, 'id'>[],
  now: DateTime,
): Promise<SignOffPicture[]> {
  return picturesOf(need, directory, await wholeOf(need, directory, open), now);
}

async function wholeOf({ signOffs }: Need, { workspace }: Directory, open: readonly Pick<OpenSignOff, 'id'>[]): Promise<SignOff[]> {
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  const found = new Map((await signOffs.open(workspace.id, ids)).map((signOff) => [signOff.id, signOff]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

type Reader = { readonly directory: Directory; readonly person: Person };
/** A body for which somebody owes an answer. */
export type Owed = { readonly signOff: SignOff; readonly askedBodyId: string };

/** So many are looked at at once for what somebody owes. */
const atOnce = 100;

/**
 * What somebody owes an answer on, in the order of these requests, each body by itself. Looked for among what asks a body in which they sit or stand in for
 * somebody, and no further than there is `enough`.
 */
export async function owedOf(
  need: Need,
  { directory, person }: Reader,
  open: readonly OpenSignOff[],
  now: DateTime,
  enough = Number.POSITIVE_INFINITY,
): Promise<Owed[]> {
  const couldAnswer = keptById((bodyId) => couldAnswerIn({ directory, person }, bodyId, now));
  const perhaps = open.filter((place) => bodiesDeciding(place).some(({ bodyId }) => couldAnswer(bodyId)));
  const owed: Owed[] = [];
  for (let from = 0; from < perhaps.length && owed.length < enough; from += atOnce) {
    const whole = await wholeOf(need, directory, perhaps.slice(from, from + atOnce));
    const own = await unhurried(whole, (signOff) =>
      bodiesDeciding(signOff)
        .filter((asked) => owesAnswer(directory, signOff, asked, person.id, now))
        .map(({ id: askedBodyId }) => ({ signOff, askedBodyId })),
    );
    owed.push(...own.flat());
  }
  return owed;
}

function couldAnswerIn({ directory, person }: Reader, bodyId: string, now: DateTime): boolean {
  return (
    rolesIn(directory, bodyId, person.id, now).length > 0 ||
    delegationsIn(directory, bodyId).some((one) => holdsAt(one, now) && isSamePerson(directory, one.toId, person.id))
  );
}
