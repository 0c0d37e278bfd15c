import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import { whyStranger } from '#src/domain/membership/posts.ts';
import { numberingOf } from '#src/domain/patient-numbers/find.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { announcesPatient } from '#src/domain/text-gate.ts';
import { findActor } from '#src/use-cases/actor.ts';
import { NotSaved, PerhapsSaved, type Stores, type Transact } from '#src/use-cases/ports/stores.ts';
import { type Answer, readStoredAnswer } from './answer.ts';
import { namesIn, withNames } from './as-read.ts';
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
  /** The database was lost in the moment of saving, and has not come back in time to say */
  readonly perhapsSaved: () => Answer;
  readonly incident: (id: string) => Answer;
};

export type HandleOptions = {
  readonly transact: Transact;
  /** The organisation's clock */
  readonly now: () => DateTime;
  /** Milliseconds from a request's arrival that Slack waits for the answer */
  readonly acknowledgementLimit: number;
  readonly onIncident: (id: string, error: unknown, request: Request) => void;
  readonly onNotSaved: (error: NotSaved | PerhapsSaved, request: Request) => void;
};

export type Handle = (request: Request, run: (context: Context) => Promise<Answer>, fallbacks: Fallbacks) => Promise<Answer>;

/** Milliseconds before Slack waits no longer: until then a request is stored, or not at all. */
const storedBefore = 500;

/** Milliseconds for a look before a request is handled. */
const lookPatience = 500;

/**
 * Whether whoever asks is named by the governance file, and this is no repeat of what has taken effect. Asked again in the transaction: where the
 * database does not answer, that is said there.
 */
export type IsExpected = (request: Pick<Request, 'team' | 'userId' | 'key'>) => Promise<boolean>;

export function createIsExpected({ transact, now }: Pick<HandleOptions, 'transact' | 'now'>): IsExpected {
  return async ({ team, userId, key }) => {
    const look = async ({ directories, receipts }: Stores) => {
      const directory = await directories.ofTeam(team);
      return directory !== null && findActor(directory, userId, now()) !== null && !(await receipts.isKnown(team, key));
    };
    return transact(look, { deadline: new Date(Date.now() + lookPatience) }).catch(() => true);
  };
}

/** Milliseconds before Slack waits no longer: until then a request is answered, whatever has become of it. */
const answeredBefore = 150;
const pause = 100;

/**
 * Runs a handler in one transaction with the request's key, so that a repeat does nothing and gets the first answer again. The answer
 * is given after the commit. A domain refusal is the handler's answer; anything else is an incident with an id the person can quote.
 */
export function createHandle({ transact, now, acknowledgementLimit, onIncident, onNotSaved }: HandleOptions): Handle {
  return async (request, run, fallbacks) => {
    const slackWaitsUntil = request.receivedAt.getTime() + acknowledgementLimit;
    const deadline = new Date(slackWaitsUntil - storedBefore);
    const answerBy = new Date(slackWaitsUntil - answeredBefore);
    try {
      return await withinTime(
        transact((stores) => once(stores, request, now(), run, fallbacks), { deadline }),
        answerBy,
      );
    } catch (error) {
      if (error instanceof PerhapsSaved) {
        onNotSaved(error, request);
        return whatBecameOf(transact, request, answerBy, fallbacks);
      }
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

/** A database that hangs in the commit gives no answer at all. */
async function withinTime<T>(work: Promise<T>, answerBy: Date): Promise<T> {
  const late = Promise.withResolvers<never>();
  const giveUp = () => late.reject(new PerhapsSaved('The commit has not been answered in time'));
  const timer = setTimeout(giveUp, Math.max(0, answerBy.getTime() - Date.now()));
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/** The request's receipt tells whether the transaction committed: its key is free, or held with the answer. Asked as long as there is time. */
async function whatBecameOf(transact: Transact, { team, key }: Request, answerBy: Date, fallbacks: Fallbacks): Promise<Answer> {
  const look = () =>
    transact(
      async ({ receipts }) => {
        const claim = await receipts.claim(team, key);
        if (!claim.claimed) return readStoredAnswer(claim.answer);
        await receipts.release(team, key);
        return fallbacks.notSaved();
      },
      { deadline: answerBy },
    );
  for (;;) {
    const answer = await withinTime(look(), answerBy).catch(() => null);
    if (answer) return answer;
    if (Date.now() + pause > answerBy.getTime()) return fallbacks.perhapsSaved();
    await sleep(pause);
  }
}

async function once(
  stores: Stores,
  request: Request,
  now: DateTime,
  run: (context: Context) => Promise<Answer>,
  fallbacks: Fallbacks,
): Promise<Answer> {
  const { team, key, userId, channelId, typed } = request;
  // Asked together, as neither depends on the other.
  const [directory, claim] = await Promise.all([stores.directories.ofTeam(team), stores.receipts.claim(team, key)]);
  const numbering = numberingOf(directory?.workspace.holidays ?? '');
  // Before anything else: every other answer gives the text back.
  if (typed !== null && announcesPatient([typed], { numbering })) {
    if (claim.claimed) await stores.receipts.release(team, key);
    return fallbacks.refused({ code: 'patient_identifier' });
  }
  const actor = directory && findActor(directory, userId, now);
  if (!directory || (!actor && request.act === null)) {
    if (claim.claimed) await stores.receipts.release(team, key);
    return fallbacks.refused(directory ? whyStranger(directory, userId, now) : { code: 'no_governance' });
  }
  if (!claim.claimed) return readStoredAnswer(claim.answer);
  const given = actor && typed !== null ? withNames(typed, namesIn(actor.directory, now)) : null;
  const answer = actor
    ? await run({ stores, actor, now, channelId, typed: given })
    : refuseStranger(stores, directory, request, now, fallbacks);
  if (tookNoEffect(answer, typed)) await stores.receipts.release(team, key);
  else await stores.receipts.settle(team, key, answer);
  return answer;
}

/**
 * What can be done anew without harm, so that its answer is not kept. A form sent back for correction comes again with the same key, and must not be
 * taken for a repeat. What only shows, or opens a form, holds what may be closed to the same person tomorrow; a refused text is given back: nothing
 * that people wrote is stored but through the gate.
 */
function tookNoEffect(answer: Answer, typed: string | null): boolean {
  if (answer.kind === 'reply') return answer.onlyShows === true || (answer.outcome === 'refused' && typed !== null);
  return answer.kind === 'open' || answer.kind === 'errors' || answer.kind === 'refresh';
}

function refuseStranger({ chronicle }: Stores, directory: Directory, { userId, act }: Request, at: DateTime, fallbacks: Fallbacks): Answer {
  const refusal = whyStranger(directory, userId, at);
  const details = { attempted: act, because: refusal.code };
  chronicle.record(directory.workspace.id, {
    at,
    actor: `Slack user ${userId}`,
    role: 'not in the governance file',
    action: 'act refused',
    subject: `Slack user ${userId}`,
    details,
  });
  return fallbacks.refused(refusal);
}
