import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { current, type Dated, type Directory, pathwayById } from '#src/domain/directory.ts';
import type { Interest, InterestCategory } from '#src/domain/membership/interest.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { examineText } from '#src/domain/text-gate.ts';
import { atWallClock, dayOf, type IsoDate, isoInstant, shiftDay } from '#src/domain/wall-clock.ts';
import { type Actor, gateOf } from '../actor.ts';
import { chroniclePersonalAct } from '../governance/chronicle-people.ts';
import { holdDirectory } from '../governance/hold-directory.ts';
import type { Stores } from '../ports/stores.ts';
import { findSignOff } from '../sign-off/read/find-sign-off.ts';
import { reconsiderTouched } from './own/reconsider-touched.ts';
import { type Aside, whereAside } from './where-aside.ts';

export type DeclareInterest = {
  /** The request from whose card it is declared */
  readonly signOffId: string;
  readonly category: InterestCategory;
  readonly text: string;
  readonly touchesRequest: boolean;
  readonly touchesPathway: boolean;
  readonly organisationIds: readonly string[];
  /** The first day and the last, which is included; null: it holds now, and has no end */
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
};

export type InterestDeclared = {
  /** ISO date; null where it holds already */
  readonly from: IsoDate | null;
  /** Where the person does not decide now because of it */
  readonly aside: Aside;
};

/**
 * Declares an interest of one's own. From then on the person does not decide on what it touches, wherever that is, unless whoever rules lets them. Once
 * that is committed those are asked, and the bodies are judged again without them.
 */
export async function declareInterest(
  stores: Stores,
  declarer: Actor,
  input: DeclareInterest,
  now: DateTime,
): Promise<Outcome<InterestDeclared>> {
  const held = await holdDirectory(stores, declarer, now);
  if (held.refused) return held;
  const actor = held.value;
  const { directory, person } = actor;
  const found = await findSignOff(stores, actor, { signOffId: input.signOffId });
  if (found.refused) return found;
  const text = examineText(input.text, 'interest', gateOf(actor));
  if (text.refused) return text;
  if (text.value === '') return refuse({ code: 'text_missing', what: 'interest' });
  const touched = touchedBy(directory, found.value, input, now);
  if (touched.refused) return touched;
  const dates = datesOf(directory, input, now);
  if (dates.refused) return dates;
  const { since, until } = dates.value;
  const interest: Interest = { id: uuid(), personId: person.id, category: input.category, text: text.value, ...touched.value };
  await stores.interests.add(directory.workspace.id, interest, since);
  if (until) await stores.interests.end(interest.id, until);
  chronicle(stores, actor, { ...interest, since, until }, found.value, input, now);
  const after: Directory = { ...directory, interests: [...directory.interests, { ...interest, since, until }] };
  const touchedPlaces = await reconsiderTouched(stores, after, interest, now);
  return done({
    from: since > now ? dayOf(since.setZone(directory.workspace.timezone)) : null,
    aside: await whereAside(stores, after, touchedPlaces, interest, now),
  });
}

function touchedBy(
  directory: Directory,
  signOff: SignOff,
  { touchesRequest, touchesPathway, organisationIds }: DeclareInterest,
  now: DateTime,
): Outcome<Pick<Interest, 'organisationIds' | 'pathwayIds' | 'signOffId'>> {
  const known = current(directory.organisations, now).filter(({ id }) => organisationIds.includes(id));
  if (!touchesRequest && !touchesPathway && known.length === 0) return refuse({ code: 'touches_nothing' });
  return done({
    organisationIds: known.map(({ id }) => id),
    pathwayIds: touchesPathway ? [signOff.pathwayId] : [],
    signOffId: touchesRequest ? signOff.id : null,
  });
}

/** It holds from now at the earliest: a ruling made before speaks only of what had been declared then. */
function datesOf(
  { workspace }: Directory,
  { from, until }: DeclareInterest,
  now: DateTime,
): Outcome<{ since: DateTime; until: DateTime | null }> {
  const start = from === null ? now : atWallClock(from, 0, workspace.timezone);
  const end = until === null ? null : atWallClock(shiftDay(until, 1), 0, workspace.timezone);
  if (until !== null && end && (end <= now || end <= start))
    return refuse({ code: 'interest_dates', problem: end <= now ? 'past' : 'reversed', from, until });
  return done({ since: start > now ? start : now, until: end });
}

function chronicle(
  stores: Stores,
  actor: Actor,
  interest: Dated<Interest>,
  signOff: SignOff,
  { from, until }: DeclareInterest,
  now: DateTime,
): void {
  const { organisations } = actor.directory;
  const details = {
    id: interest.id,
    category: interest.category,
    text: interest.text,
    request: interest.signOffId && signOffReference(signOff),
    pathways: interest.pathwayIds.map((id) => pathwayById(actor.directory, id).key),
    organisations: organisations.filter(({ id }) => interest.organisationIds.includes(id)).map(({ key }) => key),
    from,
    until,
    since: isoInstant(interest.since),
    ends: interest.until && isoInstant(interest.until),
  };
  chroniclePersonalAct(
    stores,
    actor,
    { action: 'interest declared', subject: `interests of ${actor.person.key}`, body: null, details },
    now,
  );
}
