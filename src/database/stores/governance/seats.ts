import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import type { Prisma } from '../../generated/client.ts';
import { byStart } from './load-records.ts';
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
  await writing.tx.membership.createMany({ data: rows.flatMap(({ id, seat }) => membership(writing, id, seat)) });
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
  const row = await writing.tx.seat.findFirstOrThrow({
    where: { workspaceId: writing.workspaceId, key: after.key, until: null },
    include: { memberships: true },
  });
  const latest = row.memberships.toSorted(byStart).at(-1);
  if (latest && before.fields.person !== null && before.fields.person === after.fields.person) await redate(writing, latest, after);
  else await succeed(writing, row.id, latest, before, after);
}

type Membership = Prisma.MembershipGetPayload<object>;

async function redate(writing: Writing, { id, since }: Membership, { fields }: Seat): Promise<void> {
  const begins = fields.since === null ? since : sinceDate(writing, fields.since);
  await writing.tx.membership.update({ where: { id }, data: { since: begins, until: untilDate(writing, fields.until, begins) } });
}

/** The old holder leaves on the day the new one begins where the file names a new one, else now. */
async function succeed(writing: Writing, seatId: string, latest: Membership | undefined, before: Seat, after: Seat): Promise<void> {
  const { since } = after.fields;
  const leaves = since === null || since === before.fields.since ? writing.at.toJSDate() : sinceDate(writing, since);
  if (latest && (latest.until === null || latest.until > leaves)) {
    const until = leaves < latest.since ? latest.since : leaves;
    await writing.tx.membership.update({ where: { id: latest.id }, data: { until } });
  }
  await writing.tx.membership.createMany({ data: membership(writing, seatId, after) });
}

function membership(writing: Writing, seatId: string, { fields }: Seat) {
  if (fields.person === null) return [];
  const since = sinceDate(writing, fields.since);
  return [{ id: newId(), seatId, personId: idOf(writing, 'person', fields.person), since, until: untilDate(writing, fields.until, since) }];
}
