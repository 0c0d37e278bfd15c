import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { holdsNhsNumber } from '#src/domain/nhs-number.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { findActor } from '#src/use-cases/actor.ts';
import { NotSaved, type Stores, type Transact } from '#src/use-cases/ports/stores.ts';
import { type Answer, readStoredAnswer } from './answer.ts';
import type { Context } from './handler.ts';

/** A request of Slack's, whatever its kind. */
type Request = {
  readonly team: string;
  readonly userId: string;
  readonly channelId: string | null;
  /** The request's own key: the same for every delivery of it, and for no other */
  readonly key: string;
  readonly typed: string | null;
  /** What is attempted, for the chronicle, where it is an act that whoever the governance file does not name is refused on the record */
  readonly act: string | null;
  /** The machine's instant at which it came in */
  readonly receivedAt: Date;
};

/** How answers look for this kind of request when there is nothing of the handler's to show. */
export type Fallbacks = {
  readonly refused: (refusal: Refusal) => Answer;
  readonly notSaved: () => Answer;
  readonly incident: (id: string) => Answer;
};

export type HandleOptions = {
  readonly transact: Transact;
  /** The organisation's clock */
  readonly now: () => DateTime;
  readonly onIncident: (id: string, error: unknown, request: Request) => void;
  readonly onNotSaved: (error: NotSaved, request: Request) => void;
};

export type Handle = (request: Request, run: (context: Context) => Promise<Answer>, fallbacks: Fallbacks) => Promise<Answer>;

/** Milliseconds from a request's arrival in which it is stored or not at all: Slack waits three seconds for the answer. */
const patience = 2500;

/**
 * Runs a handler in one transaction with the request's key, so that a repeat does nothing and gets the first answer again. The answer
 * is given after the commit. A domain refusal is the handler's answer; anything else is an incident with an id the person can quote.
 */
export function createHandle({ transact, now, onIncident, onNotSaved }: HandleOptions): Handle {
  return async (request, run, fallbacks) => {
    const deadline = new Date(request.receivedAt.getTime() + patience);
    try {
      return await transact((stores) => once(stores, request, now(), run, fallbacks), { deadline });
    } catch (error) {
      if (error instanceof NotSaved) {
        onNotSaved(error, request);
        return fallbacks.notSaved();
      }
      const id = randomUUID().slice(0, 8);
      onIncident(id, error, request);
      return fallbacks.incident(id);
    }
  };
}

async function once(
  stores: Stores,
  request: Request,
  now: DateTime,
  run: (context: Context) => Promise<Answer>,
  fallbacks: Fallbacks,
): Promise<Answer> {
  const { team, key, userId, channelId, typed } = request;
  // Before anything else: every other answer gives the text back, and answers are kept.
  if (typed !== null && holdsNhsNumber(typed)) return fallbacks.refused({ code: 'patient_identifier' });
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return fallbacks.refused({ code: 'no_governance' });
  const actor = findActor(directory, userId, now);
  if (!actor && request.act === null) return fallbacks.refused({ code: 'unknown_person' });
  const claim = await stores.receipts.claim(team, key);
  if (!claim.claimed) return readStoredAnswer(claim.answer);
  const answer = actor ? await run({ stores, actor, now, channelId, typed }) : refuseStranger(stores, directory, request, now, fallbacks);
  // A form sent back for correction comes again with the same key, and must not be taken for a repeat.
  if (answer.kind === 'errors') await stores.receipts.release(team, key);
  else await stores.receipts.settle(team, key, answer);
  return answer;
}

function refuseStranger(
  { chronicle }: Stores,
  { workspace }: Directory,
  { userId, act }: Request,
  at: DateTime,
  fallbacks: Fallbacks,
): Answer {
  const details = { attempted: act, because: 'unknown_person' };
  chronicle.record(workspace.id, {
    at,
    actor: `Slack user ${userId}`,
    role: 'not in the governance file',
    action: 'act refused',
    subject: `Slack user ${userId}`,
    details,
  });
  return fallbacks.refused({ code: 'unknown_person' });
}
