import type { DateTime } from 'luxon';
import { jobs } from '#jobs/index.ts';
import type { Directory, Meeting } from '#src/domain/directory.ts';
import type { World } from './world.ts';

/** What the page shows of what the database holds. */
export type Known = {
  readonly directory: Directory;
  /** Still to come, soonest first */
  readonly meetings: readonly Meeting[];
  /** When schedules fall due next, each with what happens then */
  readonly scheduled: readonly { readonly at: DateTime; readonly what: string }[];
};

export async function lookAt({ conclave, workspace, clock }: World): Promise<Known> {
  const { transact } = conclave.foundation;
  const now = clock.now();
  const scheduled = await Promise.all(jobs.map(async ({ title, nextDue }) => ({ what: title, at: await nextDue(transact, now) })));
  return transact(async ({ directories, meetings }) => {
    const directory = await directories.ofTeam(workspace.team.id);
    if (!directory) throw new Error(`No governance file is applied to ${workspace.team.id}`);
    return {
      directory,
      meetings: await meetings.upcoming(directory.workspace.id, now),
      scheduled: scheduled.flatMap(({ what, at }) => (at === null ? [] : [{ what, at }])),
    };
  });
}
