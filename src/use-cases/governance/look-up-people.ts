import type { DateTime } from 'luxon';
import { type Directory, personById, personBySlackId } from '#src/domain/directory.ts';
import type { SweepNeed } from '../job.ts';
import { tellSecretariat } from '../messages/tell-secretariat.ts';
import type { FoundInSlack } from '../ports/directories.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { Stores } from '../ports/stores.ts';

/**
 * So many are looked up before those found are kept, together: each change of the directory has it read again whole, and a governance file compared again
 * that is being applied.
 */
const together = 50;

/**
 * Finds the Slack ids of people whom the governance file names by e-mail address. Each is looked up until Slack knows them, and then kept: an address
 * that changes later takes no rights away.
 */
export async function lookUpPeople({ transact, members }: SweepNeed, now: DateTime): Promise<void> {
  const failures: unknown[] = [];
  const byTeam = Map.groupBy(await transact(({ directories }) => directories.withoutSlackId(now)), ({ team }) => team);
  for (const [team, people] of byTeam) {
    for (let from = 0; from < people.length; from += together) {
      const found: FoundInSlack[] = [];
      for (const { personId, email } of people.slice(from, from + together)) {
        // One address about which Slack answers with an error keeps nobody else waiting.
        const slackUserId = await members.withEmail(team, email).catch((error: unknown) => {
          failures.push(error);
          return null;
        });
        if (slackUserId !== null) found.push({ personId, slackUserId });
      }
      if (found.length > 0) await transact((stores) => keep(stores, team, found, now));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people could not be looked up`);
}

async function keep(
  { directories, chronicle, outbox }: Pick<Stores, 'directories' | 'chronicle' | 'outbox'>,
  team: string,
  found: readonly FoundInSlack[],
  now: DateTime,
): Promise<void> {
  const directory = await directories.ofTeam(team);
  if (!directory) return;
  const kept = await directories.setSlackIds(team, found);
  const own = found.filter(({ personId }) => kept.includes(personId));
  for (const [index, { personId, slackUserId }] of own.entries()) {
    const sooner = own.slice(0, index).find((one) => one.slackUserId === slackUserId);
    const other = sooner ? personById(directory, sooner.personId) : personBySlackId(directory, slackUserId, now);
    if (other) await tellOfOneAccount(outbox, directory, personId, other.name, now);
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
  }
}

/** Tells the secretariat, once, that the governance file names one human twice: what it is to say nobody else knows. */
async function tellOfOneAccount(outbox: Outbox, directory: Directory, personId: string, other: string, now: DateTime): Promise<void> {
  const card = `one-account:${personId}`;
  if ((await outbox.copiesOf(directory.workspace.id, card)).length > 0) return;
  const { name: person } = personById(directory, personId);
  await tellSecretariat(outbox, directory, { kind: 'note', about: 'one_account', person, other }, now, card);
}
