import type { DateTime } from 'luxon';
import type { Interest } from '#src/domain/membership/interest.ts';

/** Declarations of interest; they are read with the directory. Each change holds the directory until the transaction ends: before a request is held. */
export type Interests = {
  add(workspaceId: string, interest: Interest, since: DateTime): Promise<void>;
  /** It holds no more from `at` on. One that has ended already stays as it was. */
  end(interestId: string, at: DateTime): Promise<void>;
};
