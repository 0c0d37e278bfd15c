import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { type GovernanceRecord, ofKind } from '#src/domain/governance/records.ts';
import type { Log } from '../log.ts';
import type { Case } from './cases/case.ts';
import { followSteps, type WalkThrough } from './cases/walk-through.ts';
import { inTurn } from './in-turn.ts';
import { type Known, lookAt } from './known.ts';
import type { Change, Message, User } from './workspace/model.ts';
import { populate, startWorld, type World, type WorldOptions } from './world.ts';

/** A case with the world it runs in. */
export type RunningCase = {
  /** Another for each start */
  readonly id: string;
  readonly case: Case;
  readonly world: World;
  readonly walkThrough: WalkThrough;
  /** What the database holds, as of the last look at it */
  readonly known: () => Known;
  /** Looks at the database again. */
  readonly look: () => Promise<void>;
  /** What time it was for the organisation when a message appeared */
  readonly appearedAt: (message: Message) => DateTime;
  /** Tells of each change in the workspace, and with null of what the database holds. */
  readonly onChange: (listener: (change: Change | null) => void) => void;
  readonly stop: () => Promise<void>;
};

export type StartOptions = Pick<WorldOptions, 'database' | 'foundation'> & {
  readonly log: Log;
  /** Milliseconds between two messages to one destination */
  readonly pace: number;
};

/** Starts a case in a world of its own. */
export async function startCase(theCase: Case, { database, foundation, log, pace }: StartOptions): Promise<RunningCase> {
  const { source, records } = theCase.file;
  const [workspace] = ofKind(records, 'workspace');
  if (!workspace) throw new Error('A governance file that was read has a workspace');
  const world = await startWorld({ database, foundation, team: workspace.key, at: theCase.startsAt, log, pace });
  try {
    const appearedAt = rememberTimes(world);
    for (const person of peopleOf(records)) world.workspace.addUser(person);
    await world.govern(source);
    await world.advanceTo(theCase.startsAt);
    const known = await lookAt(world);
    // Whom the file names by e-mail address has been found only now.
    populate(world.workspace, known.directory, world.clock.now());
    return run(theCase, world, log, known, appearedAt);
  } catch (error) {
    await world.stop();
    throw error;
  }
}

function run(theCase: Case, world: World, log: Log, first: Known, appearedAt: RunningCase['appearedAt']): RunningCase {
  const listeners = new Set<(change: Change | null) => void>();
  const tell = (change: Change | null): void => {
    for (const listener of listeners) listener(change);
  };
  const walkThrough = followSteps(theCase.steps, world);
  let known = first;
  const inOrder = inTurn();
  const look = (): Promise<void> =>
    inOrder(async () => {
      known = await lookAt(world);
      tell(null);
    });
  world.workspace.onChange((change) => {
    tell(change);
    // Whatever a person does may have changed meetings, seats and what is due.
    if (change.kind === 'delivery')
      look().catch((error: unknown) => log.warn({ err: error }, 'the playground could not look at the database'));
  });
  return {
    id: randomUUID(),
    case: theCase,
    world,
    walkThrough,
    known: () => known,
    look,
    appearedAt,
    onChange: (listener) => void listeners.add(listener),
    async stop() {
      listeners.clear();
      await inOrder(() => world.stop());
    },
  };
}

function rememberTimes({ workspace, clock }: World): RunningCase['appearedAt'] {
  const times = new Map<string, DateTime>();
  const keyOf = ({ channel, ts }: Message): string => `${channel} ${ts}`;
  workspace.onChange((change) => {
    if (change.kind === 'message' && !times.has(keyOf(change.message))) times.set(keyOf(change.message), clock.now());
  });
  return (message) => times.get(keyOf(message)) ?? clock.now();
}

/** The people of a governance file as Slack users, in its order; whom it names by e-mail address gets an id of ours. */
function peopleOf(records: readonly GovernanceRecord[]) {
  return ofKind(records, 'person').map(({ fields: { name, slack, email } }, index) => ({
    id: slack ?? `U0PERSON${index + 1}`,
    name,
    ...(email === null ? {} : { email }),
  }));
}

/** Everybody in the workspace but the app, in the order of the governance file. */
export function peopleIn({ world }: RunningCase): User[] {
  return world.workspace.users().filter(({ isBot }) => !isBot);
}

/** The zone of the organisation's clock. */
export function zoneOf(running: RunningCase): string {
  return running.known().directory.workspace.timezone;
}
