import type { DateTime } from 'luxon';
import { type Body, bodyOfChannel, current, type Directory, type Meeting } from '../directory.ts';
import { bodiesCalled, bodyChoice } from '../find-body.ts';
import { done, type Outcome, refuse } from '../refusal.ts';

export type MeetingChoice = {
  /** Whose meetings these are; null where they are of several bodies */
  readonly body: Body | null;
  /** At least one, soonest first */
  readonly meetings: readonly Meeting[];
};

/** Where somebody asks about meetings, and the body they name, if any: as typed, or by id where they chose it. */
export type MeetingQuestion = { readonly channelId: string; readonly body: string | { readonly id: string } | null };

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
  const asked = question.body === null ? null : bodyAsked(directory, question.body, now);
  if (asked?.refused) return asked;
  const named = asked?.value ?? null;
  const body = named ?? bodyOfChannel(directory, question.channelId, now);
  const own = upcoming.filter(({ bodyId }) => bodyId === body?.id);
  if (body && own.length > 0) return done({ body, meetings: own });
  const senders = body ? bodiesSendingTo(directory, body, now) : new Set();
  const received = upcoming.filter(({ bodyId }) => senders.has(bodyId));
  if (received.length > 0) return done({ body: null, meetings: received });
  if (named || upcoming.length === 0) return refuse({ code: 'no_meeting', body: named?.name ?? null });
  return done({ body: null, meetings: upcoming });
}

function bodyAsked(directory: Directory, asked: NonNullable<MeetingQuestion['body']>, now: DateTime): Outcome<Body> {
  const bodies = current(directory.bodies, now);
  if (typeof asked !== 'string') {
    const chosen = bodies.find(({ id }) => id === asked.id);
    return chosen ? done(chosen) : refuse({ code: 'gone', what: 'body' });
  }
  const [body, ...others] = bodiesCalled(directory, asked, now);
  if (!body) return refuse({ code: 'not_found', what: 'body', given: asked, known: bodies.map(({ name }) => name) });
  if (others.length === 0) return done(body);
  return refuse({ code: 'fits_several', given: asked, choices: [body, ...others].map(bodyChoice) });
}

function bodiesSendingTo(directory: Directory, body: Body, now: DateTime): Set<string> {
  const clocks = current(directory.clocks, now).filter(({ definition }) => definition.digests.some(({ to }) => to.includes(body.key)));
  return new Set(clocks.map(({ bodyId }) => bodyId));
}
