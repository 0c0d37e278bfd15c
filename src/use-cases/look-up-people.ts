import type { DateTime } from 'luxon';
import { type Directory, personById, personBySlackId } from '#src/domain/directory.ts';
import type { SweepNeed } from './job.ts';
import type { Outbox } from './ports/outbox.ts';
import { tellSecretariat } from './tell-secretariat.ts';

/**
 * Finds the Slack ids of people whom the governance file names by e-mail address. Each is looked up until Slack knows them, and then kept: an address
 * that changes later takes no rights away.
 */
export async function lookUpPeople({ transact, members }: SweepNeed, now: DateTime): Promise<void> {
  const failures: unknown[] = [];
  for (const { team, personId, email } of await transact(({ directories }) => directories.withoutSlackId(now))) {
    // One address about which Slack answers with an error keeps nobody else waiting.
    const slackUserId = await members.withEmail(team, email).catch((error: unknown) => {
      failures.push(error);
      return null;
    });
    if (slackUserId === null) continue;
    await transact(async ({ directories, chronicle, outbox }) => {
      const directory = await directories.ofTeam(team);
      if (!directory) return;
      if (!(await directories.setSlackId(personId, slackUserId))) return;
      await tellOfOneAccount(outbox, directory, personId, slackUserId, now);
      const { key, name } = personById(directory, personId);
      const details = { person: key, name, slackUserId };
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

/** Tells the secretariat, once, that the governance file names one human twice: what it is to say nobody else knows. */
async function tellOfOneAccount(outbox: Outbox, directory: Directory, personId: string, slackUserId: string, now: DateTime): Promise<void> {
  const other = personBySlackId(directory, slackUserId, now);
  const card = `one-account:${personId}`;
  if (!other || (await outbox.copiesOf(directory.workspace.id, card)).length > 0) return;
  const { name: person } = personById(directory, personId);
  await tellSecretariat(outbox, directory, { kind: 'note', about: 'one_account', person, other: other.name }, now, card);
}
