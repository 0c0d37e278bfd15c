import type { DateTime } from 'luxon';
import { sinceInstant, untilInstant } from '#src/domain/governance/dates.ts';
import type { Prisma } from '../../generated/client.ts';

type Named = 'organisation' | 'person' | 'body';

/** What every table needs while a plan is carried out. */
export type Writing = {
  readonly tx: Prisma.TransactionClient;
  readonly workspaceId: string;
  readonly at: DateTime;
  readonly zone: string;
  /** Ids by key, of what has ended too; new ones are added as they are made */
  readonly ids: Readonly<Record<Named, Map<string, string>>>;
};

export async function beginWriting(tx: Prisma.TransactionClient, workspaceId: string, at: DateTime, zone: string): Promise<Writing> {
  const rows = { where: { workspaceId }, select: { id: true, key: true } };
  const byKey = (found: { id: string; key: string }[]) => new Map(found.map(({ id, key }) => [key, id]));
  return {
    tx,
    workspaceId,
    at,
    zone,
    ids: {
      organisation: byKey(await tx.organisation.findMany(rows)),
      // Of several who held a key in turn the last one counts.
      person: byKey(await tx.person.findMany({ ...rows, orderBy: { turn: 'asc' } })),
      body: byKey(await tx.body.findMany(rows)),
    },
  };
}

export function idOf({ ids }: Writing, kind: Named, key: string): string {
  const id = ids[kind].get(key);
  if (id === undefined) throw new Error(`No ${kind} with key ${key} is stored`);
  return id;
}

/** The first instant a row holds: the start of the day named, else the instant of applying. */
export function sinceDate({ at, zone }: Writing, since: string | null): Date {
  return (since === null ? at : sinceInstant(since, zone)).toJSDate();
}

/** The instant from which a row holds no more; null: still. Never before it began. */
export function untilDate({ zone }: Writing, until: string | null, since: Date): Date | null {
  if (until === null) return null;
  const end = untilInstant(until, zone).toJSDate();
  return end < since ? since : end;
}
