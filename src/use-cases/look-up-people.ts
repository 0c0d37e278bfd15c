import type { DateTime } from 'luxon';
import { personById } from '#src/domain/directory.ts';
import type { SweepNeed } from './job.ts';

/**
 * Finds the Slack ids of people whom the governance file names by e-mail address. Each is looked up until Slack knows them, and then kept: an address
 * that changes later takes no rights away.
 */
export async function lookUpPeople({ transact, members }: SweepNeed, now: DateTime): Promise<void> {
  const failures: unknown[] = [];
  for (const { team, personId, email } of await transact(({ directories }) => directories.withoutSlackId())) {
    // One address about which Slack answers with an error keeps nobody else waiting.
    const slackUserId = await members.withEmail(team, email).catch((error: unknown) => {
      failures.push(error);
      return null;
    });
    if (slackUserId === null) continue;
    await transact(async ({ directories, chronicle }) => {
      const directory = await directories.ofTeam(team);
      if (!directory || !(await directories.setSlackId(personId, slackUserId))) return;
      const { key, name } = personById(directory, personId);
      const details = { slackUserId };
      chronicle.record(directory.workspace.id, {
        at: now,
        actor: 'the clock',
        role: 'clock',
        action: 'person found in Slack',
        subject: `person ${key} (${name})`,
        details,
      });
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people could not be looked up`);
}
