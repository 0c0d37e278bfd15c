import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import type { Prisma } from '../../generated/client.ts';
import { holdersOf, lastOf } from './holders.ts';
import { idOf, sinceDate, untilDate, type Writing } from './writing.ts';

type Seat = RecordOf<'seat'>;

export async function addSeats(writing: Writing, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return;
  const rows = seats.map((seat) => ({ seat, id: newId() }));
  await writing.tx.seat.createMany({
    data: rows.map(({ id, seat: { key, fields } }) => {
      const { workspaceId, at } = writing;
      const since = sinceDate(writing, fields.since);
      const begins = since < at.toJSDate() || fields.person === null ? since : at.toJSDate();
      return { id, workspaceId, bodyId: idOf(writing, 'body', fields.body), key, ...place(fields), since: begins };
    }),
  });
  await writing.tx.membership.createMany({ data: rows.flatMap(({ id, seat }) => memberships(writing, id, seat)) });
}

/** Ends the seats and the memberships in them. */
export async function endSeats(writing: Writing, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return;
  const until = writing.at.toJSDate();
  const where = { workspaceId: writing.workspaceId, key: { in: seats.map(({ key }) => key) }, until: null };
  await writing.tx.membership.updateMany({ where: { seat: where, OR: [{ until: null }, { until: { gt: until } }] }, data: { until } });
  await writing.tx.seat.updateMany({ where, data: { until } });
}

/** What the seat is, whoever holds it. */
function place({ role, tag, category, votes, subjects, chair_of: chairOf }: Seat['fields']) {
  return { role, tag, category, votes, subjects, chairOf };
}

/** A new holder ends one membership and starts another; where the seat is another one, it ends and another starts, so that old verdicts keep theirs. */
export async function changeSeat(writing: Writing, before: Seat, after: Seat): Promise<void> {
  if (!isDeepStrictEqual(place(before.fields), place(after.fields))) {
    await endSeats(writing, [before]);
    await addSeats(writing, [after]);
    return;
  }
  const where = { workspaceId: writing.workspaceId, key: after.key, until: null };
  const { id } = await writing.tx.seat.findFirstOrThrow({ where });
  await dateEarlier(writing, id, after.fields.earlier);
  const held = (await holdersIn(writing, id)).at(-1);
  if (held && before.fields.person !== null && before.fields.person === after.fields.person) await redate(writing, held, after.fields);
  else await succeed(writing, id, held && lastOf(held), before, after);
}

type Membership = Prisma.MembershipGetPayload<{ include: { person: true } }>;
type Dates = Pick<Seat['fields'], 'person' | 'since' | 'until'>;

async function holdersIn({ tx }: Writing, seatId: string): Promise<[Membership, ...Membership[]][]> {
  return holdersOf(await tx.membership.findMany({ where: { seatId }, include: { person: true } }));
}

/** Dates those who held the seat before as the file does now; who is not there yet is added. */
async function dateEarlier(writing: Writing, seatId: string, earlier: Seat['fields']['earlier']): Promise<void> {
  let left = earlier.length === 0 ? [] : await holdersIn(writing, seatId);
  for (const named of earlier) {
    const index = left.findIndex(([{ person }]) => person.key === named.person);
    const [holder] = index < 0 ? [] : left.slice(index);
    if (holder) await redate(writing, holder, named);
    else await writing.tx.membership.createMany({ data: membership(writing, seatId, named) });
    left = left.slice(index + 1);
  }
}

/** Dates a holder whose key may have passed on while they held it: the first day is the first one's, where they had it then, the last day the last one's. */
async function redate(writing: Writing, holder: [Membership, ...Membership[]], { since, until }: Dates): Promise<void> {
  const [first, last] = [holder[0], lastOf(holder)];
  const begins = since === null ? first.since : sinceDate(writing, since);
  const hadIt = first.id === last.id || first.until === null || begins < first.until;
  await writing.tx.membership.update({ where: { id: hadIt ? first.id : last.id }, data: { since: begins } });
  const from = hadIt && first.id !== last.id ? last.since : begins;
  await writing.tx.membership.update({ where: { id: last.id }, data: { until: untilDate(writing, until, from) } });
}

/** The old holder leaves on the day the new one begins where the file names a new one, else now. */
async function succeed(writing: Writing, seatId: string, latest: Membership | undefined, before: Seat, after: Seat): Promise<void> {
  const { since } = after.fields;
  const leaves = since === null || since === before.fields.since ? writing.at.toJSDate() : sinceDate(writing, since);
  if (latest && (latest.until === null || latest.until > leaves)) {
    const until = leaves < latest.since ? latest.since : leaves;
    await writing.tx.membership.update({ where: { id: latest.id }, data: { until } });
  }
  await writing.tx.membership.createMany({ data: membership(writing, seatId, after.fields) });
}

function memberships(writing: Writing, seatId: string, { fields }: Seat) {
  return [...fields.earlier, fields].flatMap((holder) => membership(writing, seatId, holder));
}

function membership(writing: Writing, seatId: string, holder: Dates) {
  if (holder.person === null) return [];
  const ends = holder.until === null ? null : untilDate(writing, holder.until, new Date(0));
  const named = sinceDate(writing, holder.since);
  // Where only the last day is said, and it is past, it was held until then.
  const since = holder.since === null && ends !== null && ends < named ? ends : named;
  return [
    { id: newId(), seatId, personId: idOf(writing, 'person', holder.person), since, until: ends !== null && ends < since ? since : ends },
  ];
}
