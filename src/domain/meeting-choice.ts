import type { DateTime } from 'luxon';
import { type Body, bodyOfChannel, current, type Directory, type Meeting } from './directory.ts';
import { findBody } from './find-body.ts';
import { done, type Outcome, refuse } from './refusal.ts';

export type MeetingChoice = {
  /** Whose meetings these are; null where they are of several bodies */
  readonly body: Body | null;
  /** At least one, soonest first */
  readonly meetings: readonly Meeting[];
};

/** Where somebody asks about meetings, and the body they name, if any (as typed). */
export type MeetingQuestion = { readonly channelId: string; readonly body: string | null };

/**
 * The meetings somebody means: those of the body they name, else of the channel's body; where that has none to come, those of the bodies whose
 * clock sends it digests; where no body is named and there are none of these either, all. `upcoming` is soonest first.
 */
export function chooseMeetings(
  directory: Directory,
  upcoming: readonly Meeting[],
  question: MeetingQuestion,
  now: DateTime,
): Outcome<MeetingChoice> {
  const named = question.body === null ? null : findBody(directory, question.body, now);
  if (question.body !== null && named === null) {
    return refuse({ code: 'not_found', what: 'body', given: question.body, known: current(directory.bodies, now).map(({ name }) => name) });
  }
  const body = named ?? bodyOfChannel(directory, question.channelId, now);
  const own = upcoming.filter(({ bodyId }) => bodyId === body?.id);
  if (body && own.length > 0) return done({ body, meetings: own });
  const senders = body ? bodiesSendingTo(directory, body, now) : new Set();
  const received = upcoming.filter(({ bodyId }) => senders.has(bodyId));
  if (received.length > 0) return done({ body: null, meetings: received });
  if (named || upcoming.length === 0) return refuse({ code: 'no_meeting', body: named?.name ?? null });
  return done({ body: null, meetings: upcoming });
}

function bodiesSendingTo(directory: Directory, body: Body, now: DateTime): Set<string> {
  const clocks = current(directory.clocks, now).filter(({ definition }) => definition.digests.some(({ to }) => to.includes(body.key)));
  return new Set(clocks.map(({ bodyId }) => bodyId));
}
