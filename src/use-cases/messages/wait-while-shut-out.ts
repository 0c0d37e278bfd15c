import type { DateTime } from 'luxon';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { OutgoingMessage } from '../ports/outgoing.ts';
import type { Stores } from '../ports/stores.ts';
import { tellSecretariat } from './tell-secretariat.ts';

type ShutOut = {
  /** Slack's own word for it */
  readonly problem: string;
  /** An earlier attempt may have arrived */
  readonly uncertain: boolean;
  /** The machine's instant of the next attempt */
  readonly until: Date;
};

/** Slack takes nothing from the app in a workspace for now: the message waits, and the secretariat is told once of all that does. */
export async function waitWhileShutOut(
  need: Pick<Stores, 'directories' | 'outbox' | 'outgoing'>,
  message: OutgoingMessage,
  { problem, uncertain, until }: ShutOut,
  now: DateTime,
): Promise<void> {
  const isFirst = await need.outgoing.shutOut(message, { problem, uncertain }, until);
  const directory = isFirst ? await need.directories.ofTeam(message.team) : null;
  if (!directory) return;
  const { timezone } = directory.workspace;
  await tellSecretariat(need.outbox, directory, { kind: 'note', about: 'shut_out', problem, since: isoInstant(now), timezone }, now);
}
