import type { DateTime } from 'luxon';
import type { Difference } from '#src/domain/audit/compare-rows.ts';
import type { ChronicleLink } from '#src/domain/chronicle.ts';
import type { Chronicle } from '../ports/chronicle.ts';
import type { Stores } from '../ports/stores.ts';
import { digestsOtherwise } from './own/verify-digests.ts';
import { verifyGovernance } from './own/verify-governance.ts';
import { delegationsOtherwise, interestsOtherwise } from './own/verify-personal-acts.ts';
import { reportIn, reportsOtherwise, unrecordedReport } from './own/verify-reports.ts';
import { signOffsOtherwise } from './own/verify-sign-offs.ts';

type Need = Pick<Stores, 'audit' | 'chronicle' | 'directories' | 'signOffs'>;
type Team = { readonly team: string; readonly workspaceId: string };

const batch = 1000;

/**
 * Compares every row that the chronicle speaks of with it, and gives the first that differs; null where none does. The chronicle itself has to hold:
 * `verifyChronicle` tells. To be run at one instant (`atOneInstant`), or what is recorded while rows are read makes them differ.
 */
export async function verifyRows(need: Need, { team, workspaceId }: Team, now: DateTime): Promise<Difference | null> {
  const { audit, chronicle } = need;
  const links: ChronicleLink[] = [];
  for await (const some of batches(chronicle, workspaceId)) links.push(...some.filter(({ action }) => keptAtHand.includes(action)));
  const of = (...actions: readonly string[]) => links.filter(({ action }) => actions.includes(action));
  const files = of('governance file applied', 'person found in Slack');
  const governance = await verifyGovernance(audit, { team, workspaceId }, files);
  if (governance) return governance;
  const personal =
    interestsOtherwise(links, await audit.interests(workspaceId)) ?? delegationsOtherwise(links, await audit.delegations(workspaceId));
  if (personal) return personal;
  const reported = (await reports(need, workspaceId)) ?? (await digestsOtherwise(audit, workspaceId, of('digest cut')));
  if (reported) return reported;
  const directory = await need.directories.ofTeam(team);
  return directory && signOffsOtherwise(need, directory, of('sign-off requested'), now);
}

/** What there is little of, or what has to be known whole. */
const keptAtHand: readonly string[] = [
  'governance file applied',
  'person found in Slack',
  'interest declared',
  'interest ended',
  'decisions delegated',
  'delegation ended',
  'digest cut',
  'sign-off requested',
];

async function reports({ audit, chronicle }: Need, workspaceId: string): Promise<Difference | null> {
  const recorded = new Set<string>();
  for await (const links of batches(chronicle, workspaceId)) {
    const logged = links.filter(({ action }) => action === 'progress logged');
    const difference = await reportsOtherwise(audit, workspaceId, logged);
    if (difference) return difference;
    for (const link of logged) recorded.add(reportIn(link));
  }
  return unrecordedReport(audit, workspaceId, recorded);
}

async function* batches(chronicle: Pick<Chronicle, 'links'>, workspaceId: string): AsyncGenerator<readonly ChronicleLink[]> {
  let after = 0;
  for (;;) {
    const links = await chronicle.links(workspaceId, after, batch);
    const last = links.at(-1);
    if (!last) return;
    yield links;
    after = last.position;
  }
}
