import type { DateTime } from 'luxon';
import { type Directory, personById } from './directory.ts';
import { allBy, keptBy } from './kept.ts';

/** What something was called at an instant, whatever the governance file calls it now: what was done then stays under the name of then. */
export function nameAt(directory: Directory, { id, name }: { readonly id: string; readonly name: string }, at: DateTime): string {
  return formerAt(directory, id, at)?.name ?? name;
}

/** In which zone the workspace counted its times at an instant: on which day something was done stays as it was, whatever its zone is now. */
export function zoneAt(directory: Directory, at: DateTime): string {
  const { id, timezone } = directory.workspace;
  return nameAt(directory, { id, name: timezone }, at);
}

/** As whom somebody acted at an instant: by name and Slack id. */
export function personAt(
  directory: Directory,
  personId: string,
  at: DateTime,
): { readonly name: string; readonly slackUserId: string | null } {
  const { name, slackUserId } = formerAt(directory, personId, at) ?? personById(directory, personId);
  return { name, slackUserId };
}

function formerAt({ formerNames }: Directory, id: string, at: DateTime) {
  return formerNamesOf(formerNames)(id).find(({ until }) => at < until);
}

const formerNamesOf = keptBy((all: Directory['formerNames']) => allBy(all, ({ ofId }) => ofId));
