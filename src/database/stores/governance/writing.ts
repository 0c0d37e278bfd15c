import type { DateTime } from 'luxon';
import { sinceInstant, untilInstant } from '#src/domain/governance/dates.ts';
import type { GovernanceRows } from './rows.ts';

type Named = 'organisation' | 'person' | 'body';

/** What every table needs while a plan is carried out. */
export type Writing = {
  readonly rows: GovernanceRows;
  readonly workspaceId: string;
  readonly at: DateTime;
  readonly zone: string;
  /** Ids by key, of what has ended too; new ones are added as they are made */
  readonly ids: Readonly<Record<Named, Map<string, string>>>;
};

/** @param zone the workspace's, in which days begin */
export function beginWriting(rows: GovernanceRows, workspaceId: string, at: DateTime, zone: string): Writing {
  return {
    rows,
    workspaceId,
    at,
    zone,
    ids: {
      organisation: idsByKey(rows.organisation.all()),
      // Of several who held a key in turn the last one counts.
      person: idsByKey(rows.person.all().toSorted((a, b) => a.turn - b.turn)),
      body: idsByKey(rows.body.all()),
    },
  };
}

export function idsByKey(rows: readonly { readonly id: string; readonly key: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, key }) => [key, id]));
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

/** Whether a row holds at an instant, or begins after it. */
export function holdsAfter({ until }: { readonly until: Date | null }, instant: Date): boolean {
  return until === null || until > instant;
}
