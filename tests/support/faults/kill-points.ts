import type { Intercept } from '#src/playground/workspace/server.ts';
import type { DatabaseWire, WirePoint } from './database-wire.ts';
import type { Said } from './statements.ts';

/** A transaction in which a request's receipt is stored. */
const ofRequest = ({ transaction }: Said) => /receipt/i.test(transaction);
const commit = ({ statement }: Said) => statement === 'COMMIT';
const claiming = ({ transaction }: Said) => /UPDATE[^\n]*outgoing_message[^\n]*state/i.test(transaction) && transaction.includes('sending');
const settling = ({ transaction }: Said) => /UPDATE[^\n]*outgoing_message[^\n]*SET[^\n]*slack_ts/i.test(transaction);

/** Between a request and its message standing in Slack: where the database stops the app, to be killed there. */
export const databasePoints = {
  'before the transaction': { when: 'before', at: ({ statement }) => statement === 'BEGIN' },
  'after the effect, before the commit': { when: 'before', at: (said) => commit(said) && ofRequest(said) },
  'after the commit, before the acknowledgement': { when: 'after', at: (said) => commit(said) && ofRequest(said) },
  'after the acknowledgement, before the claim': {
    when: 'before',
    at: ({ statement }) => statement !== null && /outgoing_message[^\n]*FOR UPDATE/i.test(statement),
  },
  'after the claim, before the call to Slack': { when: 'after', at: (said) => commit(said) && claiming(said) },
  'when Slack has it, before it is settled': { when: 'before', at: (said) => commit(said) && settling(said) },
  'when it is settled, before its job is done': { when: 'after', at: (said) => commit(said) && settling(said) },
} as const satisfies Record<string, WirePoint>;

/** Where the call to Slack itself is the point. */
export const slackPoints = {
  'when the call arrives, before Slack does it': 'drop',
  'when Slack has done it, before it answers': 'lose_answer',
} as const;

/** Kills the app when the `nth` such call comes to Slack. */
export function killAtCall(nth: number, how: 'drop' | 'lose_answer', kill: () => Promise<void>): Intercept {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls !== nth) return undefined;
    await kill();
    return { kind: how };
  };
}

/** Kills the app when it comes to the point; resolves when it is dead. */
export async function killAt(wire: DatabaseWire, point: WirePoint, kill: () => Promise<void>): Promise<void> {
  await wire.stopAt(point);
  await kill();
  wire.cut();
}
