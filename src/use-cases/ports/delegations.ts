import type { DateTime } from 'luxon';
import type { Dated } from '#src/domain/directory.ts';
import type { Delegation } from '#src/domain/membership/interest.ts';

/** Who decides for whom; read with the directory. Each change holds the directory until the transaction ends: before a request is held. */
export type Delegations = {
  add(workspaceId: string, delegation: Dated<Delegation>): Promise<void>;
  /** It holds no more from `at` on, and where it had not begun never does. One that has ended already stays as it was. */
  end(delegationId: string, at: DateTime): Promise<void>;
};
