import type { DateTime } from 'luxon';
import type { Entry } from '#src/domain/progress/entry.ts';

export type Entries = {
  add(workspaceId: string, entry: Entry): Promise<void>;
  /** The newest entry of each pathway that has one, reported up to and including `until`. */
  latest(pathwayIds: readonly string[], until: DateTime): Promise<readonly Entry[]>;
  /** Entries with from < at <= until (from null: from the beginning), oldest first. */
  between(pathwayIds: readonly string[], from: DateTime | null, until: DateTime): Promise<readonly Entry[]>;
};
