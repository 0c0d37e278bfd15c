import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { type Body, bodyByKey, type Directory, holdsAt, type Pathway, type Route } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Actor } from '../../../actor.ts';

/** What is chosen for a request, beside what is to be approved. */
export type RequestDraft = Pick<SignOff, 'meetingId' | 'deadlineSet' | 'privateReason' | 'publicTitle' | 'privateNote'> & {
  readonly pathway: Pathway;
  readonly route: Route;
};

/** A request as it would be sent now, without number and version: each body of its route with the rule it has today. */
export type DraftSignOff = Omit<SignOff, 'number' | 'versions'>;

/** Refused where a body of the route has ended or approves nothing. */
export function draftSignOff({ directory, person }: Actor, draft: RequestDraft, now: DateTime): Outcome<DraftSignOff> {
  const { pathway, route, meetingId, deadlineSet, privateReason, publicTitle, privateNote } = draft;
  const bodies = askedBodies(directory, route, now);
  if (bodies.refused) return bodies;
  return done({
    id: uuid(),
    subject: route.subject,
    routeId: route.id,
    pathwayId: pathway.id,
    requesterId: person.id,
    privateReason,
    publicTitle,
    privateNote,
    formallyResponsibleId: route.formallyResponsible === null ? null : bodyByKey(directory, route.formallyResponsible).id,
    meetingId,
    deadlineSet,
    requestedAt: now,
    bodies: bodies.value,
    outcome: null,
    outcomeAt: null,
    outcomeReason: null,
  });
}

function askedBodies(directory: Directory, route: Route, now: DateTime): Outcome<AskedBody[]> {
  const asked: AskedBody[] = [];
  for (const [index, keys] of route.steps.entries()) {
    for (const key of keys) {
      const body = bodyByKey(directory, key);
      const rule = ruleNow(body, holdsAt(body, now));
      if (typeof rule === 'string') return refuse({ code: 'route_cannot_run', route: route.name, body: body.name, problem: rule });
      asked.push({
        id: uuid(),
        step: index + 1,
        bodyId: body.id,
        rule,
        round: 1,
        outcome: null,
        outcomeAt: null,
        closedAt: null,
        chairsAction: null,
        verdicts: [],
        rulings: [],
      });
    }
  }
  return done(asked);
}

function ruleNow({ approval }: Body, stands: boolean) {
  if (!stands) return 'ended';
  return approval ?? 'approves_nothing';
}
