import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { DateTime } from 'luxon';
import { claimMessage } from '#src/use-cases/messages/claim-message.ts';
import { holdUntilItCanBePosted } from '#src/use-cases/messages/hold-until-it-can-be-posted.ts';
import { parkMessage } from '#src/use-cases/messages/park-message.ts';
import { waitWhileShutOut } from '#src/use-cases/messages/wait-while-shut-out.ts';
import type { Claim, Claimed, OutgoingMessage, Parked, SlackPlace } from '#src/use-cases/ports/outgoing.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { type Failure, failureOf } from './failures.ts';
import { prepare } from './slack-calls.ts';

export type MessengerOptions = {
  readonly transact: Transact;
  /** The Web API client of a workspace: no retries of its own, rate limits rejected, a timeout */
  readonly clientFor: (team: string) => Promise<WebClient>;
  /** The organisation's clock */
  readonly now: () => DateTime;
  /** Milliseconds between two messages to one destination: Slack takes about one a second */
  readonly pace: number;
  readonly onProblem: (message: OutgoingMessage, failure: Failure, error: unknown) => void;
};

/** Sends stored messages, each by its id: in order and paced within a destination, never twice where that can be known. */
export type Messenger = { send(messageId: string): Promise<'settled' | 'again'> };

/** Milliseconds: longer than any call to Slack takes (its time limit) and Slack may still work on it. */
const claimLasts = 15_000;
/** Milliseconds: a little longer than the time limit of a call. */
const longestCall = 12_000;
/** Of what somebody has found in Slack, or was never sent: where it stands nobody knows. */
const nowhere = 'it is not known where it stands';

export function createMessenger({ transact, clientFor, now, pace, onProblem }: MessengerOptions): Messenger {
  // Slack may still be at work on what it gave no answer to: that it is not there is believed only after a while.
  const [quiet, longestQuiet] = [5 * pace, 60 * pace];

  async function claim(messageId: string): Promise<Claim> {
    const claimed = await transact((stores) =>
      claimMessage(stores, messageId, { at: new Date(), until: restUntil(claimLasts), now: now() }),
    );
    // A short rest is waited out here; for a longer one the job comes again.
    const wait = claimed.kind === 'wait' ? claimed.until.getTime() - Date.now() : Number.POSITIVE_INFINITY;
    if (wait > pace) return claimed;
    await sleep(Math.max(wait, 0));
    return claim(messageId);
  }

  const restUntil = (milliseconds: number) => new Date(Date.now() + milliseconds);

  async function deliver(claimed: Claimed): Promise<'settled' | 'again'> {
    const { message } = claimed;
    const uncertain = claimed.kind === 'uncertain';
    if (message.kind === 'update' && !message.anchor) return leave(message, { kind: 'refused', problem: nowhere });
    if (message.beforeItsThread) return hold(message, 'its thread does not stand yet');
    const failed = (error: unknown) => {
      const failure = failureOf(error, pace);
      onProblem(message, failure, error);
      return settle(message, uncertain, failure);
    };
    const client = await clientFor(message.team);
    const [ready] = await Promise.allSettled([prepare(client, message, uncertain)]);
    // Whoever has taken it up meanwhile posts it, and says what becomes of it.
    if (!(await isStillOurs(claimed))) return 'again';
    if (ready.status === 'rejected') return failed(ready.reason);
    if ('found' in ready.value) return sent(message, ready.value.found);
    const [called] = await Promise.allSettled([ready.value.call()]);
    return called.status === 'rejected' ? failed(called.reason) : sent(message, called.value);
  }

  /** Where too little of the claim is left for a call, it is renewed. */
  async function isStillOurs(claimed: Claimed): Promise<boolean> {
    if (claimed.until.getTime() - Date.now() > longestCall) return true;
    return transact(({ outgoing }) => outgoing.renew(claimed, restUntil(claimLasts)));
  }

  /** Where this fails, Slack has the message, and the next attempt finds it there. */
  async function sent(message: OutgoingMessage, place: SlackPlace): Promise<'settled'> {
    await transact(({ outgoing }) => outgoing.sent(message, place, restUntil(pace)));
    return 'settled';
  }

  async function settle(message: OutgoingMessage, uncertain: boolean, failure: Failure): Promise<'settled' | 'again'> {
    switch (failure.kind) {
      case 'not_sent':
        if (uncertain && failure.problem === 'missing_scope') {
          return park(message, { because: 'uncertain', problem: 'it cannot be looked up without the history scopes' });
        }
        // While it is not certain whether Slack has it, it stays so: the next attempt looks again.
        await transact(({ outgoing }) =>
          uncertain
            ? outgoing.rest(message, restUntil(failure.retryAfter))
            : outgoing.putBack(message, failure.problem, restUntil(failure.retryAfter)),
        );
        return 'again';
      case 'shut_out':
        await transact((stores) =>
          waitWhileShutOut(stores, message, { ...failure, uncertain, until: restUntil(failure.retryAfter) }, now()),
        );
        return 'again';
      case 'uncertain':
        await transact(({ outgoing }) => outgoing.rest(message, restUntil(lookAgainAfter(message))));
        return 'again';
      case 'cannot_post':
      case 'refused':
        if (message.kind === 'update') return leave(message, failure);
        if (uncertain) return park(message, { because: 'uncertain', problem: failure.problem });
        if (failure.kind === 'cannot_post') return hold(message, failure.problem);
        return park(message, { because: 'refused', problem: failure.problem });
    }
  }

  /** Milliseconds: longer and longer where Slack keeps saying nothing. */
  function lookAgainAfter({ triedSince }: OutgoingMessage): number {
    return Math.max(quiet, Math.min((Date.now() - triedSince.getTime()) / 4, longestQuiet));
  }

  async function hold(message: OutgoingMessage, problem: string): Promise<'settled'> {
    await transact((stores) => holdUntilItCanBePosted(stores, message, problem, now()));
    return 'settled';
  }

  /** A change that cannot be made: where the channel is shut it is made once it is open again. */
  async function leave(message: OutgoingMessage, { kind, problem }: Failure): Promise<'settled'> {
    // What it would change is there no more, and nothing is left to be seen of it.
    if (problem === 'message_not_found') return drop(message, problem);
    if (message.closes) return park(message, { because: 'still_shown', problem });
    if (kind !== 'cannot_post') return park(message, { because: 'not_changed', problem });
    return hold(message, problem);
  }

  async function park(message: OutgoingMessage, parked: Parked): Promise<'settled'> {
    await transact((stores) => parkMessage(stores, message, parked, now()));
    return 'settled';
  }

  async function drop(message: OutgoingMessage, problem: string): Promise<'settled'> {
    await transact(({ outgoing }) => outgoing.drop(message, problem));
    return 'settled';
  }

  return {
    async send(messageId) {
      const claimed = await claim(messageId);
      switch (claimed.kind) {
        case 'nothing_to_do':
          return 'settled';
        case 'wait':
          return 'again';
        case 'send':
        case 'uncertain':
          return deliver(claimed);
      }
    },
  };
}
