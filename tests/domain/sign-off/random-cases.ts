import fc from 'fast-check';
import type { DateTime } from 'luxon';
import { bodyById, type Directory, heldSeats, type Seat } from '#src/domain/directory.ts';
import type { ApprovalRule } from '#src/domain/membership/approval-rule.ts';
import { deputiesFor } from '#src/domain/membership/delegations.ts';
import { delegationRules, rulingActions } from '#src/domain/membership/interest.ts';
import { conflictsOf, whoRules } from '#src/domain/membership/interests.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import { type AskedBody, type SignOff, type SignOffChange, type SignOffEvent, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, type CouncilSpec, council, delegation, interest, now } from './council.ts';
import { amendment, chairsAction, condition, contestVersion, discharge, recorded, ruling, verdict, withdrawal } from './playing.ts';

/** Requests and what happens to them, at random: for the laws that hold whatever happens. */

const people = ['ann', 'ben', 'cat', 'dan', 'eve', 'requester', 'lead', 'sec', 'stranger'] as const;
type PersonId = (typeof people)[number];
const person = fc.constantFrom(...people);
const seated = people.slice(0, 7);

export const rules: fc.Arbitrary<ApprovalRule> = fc.record({
  rule: fc.constantFrom('any', 'all', 'majority', 'chair', 'at_least'),
  n: fc.integer({ min: 1, max: 3 }),
  including: fc.subarray(['lay']),
});

const seldom = fc.integer({ min: 0, max: 4 }).map((one) => one === 0);

/** Beside the rule: a quorum, of whom it is counted, and a casting vote, where they can go with it. */
const beside = fc.record({
  quorum: fc.option(
    fc.record({ n: fc.integer({ min: 1, max: 3 }), including: fc.constantFrom([], [], [], ['lay'], ['chair']), half: seldom }),
  ),
  answered: fc.boolean(),
  casting: fc.boolean(),
});

function besideRule({ rule }: ApprovalRule, { quorum, answered, casting }: typeof beside extends fc.Arbitrary<infer B> ? B : never) {
  const goesWith = rule === 'all' || rule === 'majority';
  const wanted = quorum && (goesWith || rule === 'at_least') ? quorum : null;
  const half = wanted?.half ? '1/2' : null;
  return {
    ...(wanted ? { quorum: { n: wanted.n, share: null, including: wanted.including, organisationAtMost: half } } : {}),
    ...(wanted && answered && goesWith ? { of: 'answered' as const } : {}),
    ...(casting && rule === 'majority' ? { castingVote: true as const } : {}),
  };
}

const body = fc.record({
  rule: rules,
  beside,
  chair: fc.option(person),
  approvers: fc.subarray(seated, { minLength: 1 }),
  lay: fc.subarray(seated),
  deputies: fc.subarray(seated, { maxLength: 2 }),
  chairsAction: fc.boolean(),
  delegation: fc.constantFrom(...delegationRules),
});
type RandomBody = typeof body extends fc.Arbitrary<infer B> ? B : never;

export type World = { readonly signOff: SignOff; readonly directory: Directory };

/** One to three steps of one or two bodies, with whatever rules and seats; sometimes closed to the provider side, which two people work for. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    steps: fc.array(fc.array(body, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    closed: fc.constantFrom({}, { privateReason: 'Staff' }, { subject: 'procurement' as const }),
  })
  .map(({ steps, closed }) => {
    const all = steps.flatMap((bodies, step) => bodies.map((one) => ({ ...one, step: step + 1 })));
    const bodies: CouncilSpec['bodies'] = Object.fromEntries(all.map((one, index) => [`b${index}`, { seats: seatsOf(one), more: one }]));
    const directory = council({ bodies, others: [...people], providers: ['eve', 'stranger'] });
    const request = all.map(({ rule, beside: more, step }, index) =>
      asked(`b${index}`, rule.rule, { step, n: rule.n, including: rule.including, by: besideRule(rule, more) }),
    );
    return { directory, signOff: aRequest(request, closed) };
  });

function seatsOf({ chair, approvers, lay, deputies }: RandomBody): string[] {
  return [
    ...(chair === null ? [] : [`chair ${chair}`]),
    ...approvers.map((id) => (lay.includes(id) ? `approver ${id} lay` : `approver ${id}`)),
    ...deputies.map((id) => `deputy ${id}`),
  ];
}

/** What can happen, with how often it does. */
const weights = [
  ['verdict', 24],
  ['recorded', 4],
  ['chairs_action', 2],
  ['major', 1],
  ['minor', 2],
  ['contest_version', 1],
  ['contest_verdict', 3],
  ['withdraw', 1],
  ['discharge', 5],
  ['rule', 3],
  ['reconsider', 1],
  ['interest', 2],
  ['delegate', 3],
  ['end_delegations', 1],
  ['leave', 1],
] as const;

/** Something that happens: to the request, or to the directory. Numbers choose among what there is by then. */
export type Happening = {
  readonly what: (typeof weights)[number][0];
  readonly body: number;
  readonly who: PersonId;
  readonly other: PersonId;
  readonly kind: (typeof verdictKinds)[number];
  readonly action: (typeof rulingActions)[number];
  readonly stale: boolean;
  readonly words: boolean;
  readonly minutes: number;
};

/** Minutes that take a request past its deadline, and bodies past theirs. */
const weeks = 3 * 7 * 24 * 60;

/** Until when each request is wanted: the bodies that those who have answered decide for are closed then, or five working days after they were asked. */
export const deadline = now.plus({ days: 10 });

export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    what: fc.oneof(...weights.map(([what, weight]) => ({ arbitrary: fc.constant(what), weight }))),
    body: fc.nat(5),
    who: person,
    other: person,
    kind: fc.constantFrom('approve', 'approve_with_conditions', ...verdictKinds),
    action: fc.constantFrom(...rulingActions),
    stale: fc.integer({ min: 0, max: 7 }).map((one) => one === 0),
    words: fc.integer({ min: 0, max: 7 }).map((one) => one > 0),
    minutes: fc.oneof({ arbitrary: fc.constantFrom(0, 1), weight: 20 }, { arbitrary: fc.constant(weeks), weight: 1 }),
  }),
  { maxLength: 60, size: 'medium' },
);

/** An event that was accepted, with what it met and what it left. */
export type Moment = {
  readonly event: SignOffEvent;
  readonly before: SignOff;
  readonly after: SignOff;
  readonly changes: readonly SignOffChange[];
  readonly directory: Directory;
  readonly at: DateTime;
};

/** Lets it all happen, in order; what is refused leaves no trace but its code. */
export function played(
  { signOff: start, directory: before }: World,
  all: readonly Happening[],
): { signOff: SignOff; directory: Directory; moments: Moment[]; refusals: Refusal['code'][] } {
  let signOff = start;
  let directory = before;
  let at = now;
  const moments: Moment[] = [];
  const refusals: Refusal['code'][] = [];
  for (const one of all) {
    at = at.plus({ minutes: one.minutes });
    directory = changed(directory, signOff, one, at);
    const event = eventOf(signOff, one, directory, at);
    const outcome = event && decide(signOff, event, directory, at, deadline);
    if (outcome?.refused) refusals.push(outcome.refusal.code);
    if (!event || !outcome || outcome.refused) continue;
    moments.push({ event, before: signOff, after: outcome.value.signOff, changes: outcome.value.changes, directory, at });
    signOff = outcome.value.signOff;
  }
  return { signOff, directory, moments, refusals };
}

function bodyOf({ bodies }: SignOff, one: Pick<Happening, 'body'>): AskedBody {
  const found = bodies[one.body % bodies.length];
  if (!found) throw new Error('A request asks at least one body');
  return found;
}

function changed(directory: Directory, signOff: SignOff, { what, who, other, ...one }: Happening, at: DateTime): Directory {
  const { interests, delegations } = directory;
  const { bodyId } = bodyOf(signOff, one);
  if (what === 'interest')
    return { ...directory, interests: [...interests, interest(who, { id: `interest-${interests.length}`, since: at })] };
  if (what === 'delegate') {
    const { from, to } = handedOn(directory, signOff, { who, other, ...one }, at);
    return { ...directory, delegations: [...delegations, delegation(bodyId.slice('body-'.length), from, to, { since: at })] };
  }
  if (what === 'end_delegations') return { ...directory, delegations: delegations.map((each) => ({ ...each, until: each.until ?? at })) };
  return what === 'leave'
    ? { ...directory, seats: directory.seats.map((seat) => (seat.bodyId === bodyId ? left(seat, who, at) : seat)) }
    : directory;
}

/** Mostly somebody with a seat, to somebody who may stand in for them. */
function handedOn(directory: Directory, signOff: SignOff, one: Pick<Happening, 'body' | 'who' | 'other' | 'stale'>, at: DateTime) {
  const from = memberBy(directory, signOff, one, at);
  const deputies = deputiesFor(directory, bodyById(directory, bodyOf(signOff, one).bodyId), from, at);
  return { from, to: (one.stale ? null : picked(deputies, one.other)?.id) ?? one.other };
}

/** Mostly somebody with a seat in the body. */
function memberBy(directory: Directory, signOff: SignOff, one: Pick<Happening, 'body' | 'who' | 'stale'>, at: DateTime): string {
  const seats = heldSeats(directory, bodyOf(signOff, one).bodyId, at);
  return (one.stale ? null : picked(seats, one.who)?.person.id) ?? one.who;
}

function picked<T>(all: readonly T[], by: PersonId): T | undefined {
  return all[people.indexOf(by) % Math.max(all.length, 1)];
}

function left<S extends Seat>(seat: S, who: string, at: DateTime): S {
  return { ...seat, holders: seat.holders.map((holder) => (holder.personId === who && !holder.until ? { ...holder, until: at } : holder)) };
}

function eventOf(signOff: SignOff, one: Happening, directory: Directory, at: DateTime): SignOffEvent | null {
  const { id, verdicts } = bodyOf(signOff, one);
  const reason = one.words ? 'why' : null;
  const byId = one.stale ? one.who : 'requester';
  const version = currentVersion(signOff).number - (one.stale ? 1 : 0);
  const attempt = () =>
    verdict(id, memberBy(directory, signOff, one, at), one.kind, {
      version,
      reason,
      conditions: one.words ? [condition({ ownerId: one.other })] : [],
      reasonToFollow: false,
    });
  switch (one.what) {
    case 'verdict':
      return attempt();
    case 'recorded':
      return recorded(attempt(), one.stale ? one.other : 'sec');
    case 'chairs_action':
      return chairsAction(id, one.who, { version, reason });
    case 'major':
      return amendment(signOff, { byId, at });
    case 'minor':
      return amendment(signOff, { byId, at, change: 'minor', reason });
    case 'contest_version':
      return contestVersion(one.who, version);
    case 'contest_verdict': {
      const found = verdicts.findLast(({ recorded: written }) => written);
      const personId = one.stale ? one.who : (found?.personId ?? one.who);
      return found ? { kind: 'contest_verdict', personId, askedBodyId: id, verdictId: found.id, reason: 'not what I said' } : null;
    }
    case 'withdraw':
      return one.stale ? withdrawal(one.who) : null;
    case 'discharge': {
      const set = signOff.bodies.flatMap((body) => body.verdicts.flatMap(({ conditions }) => conditions.map((found) => ({ body, found }))));
      const last = set.at(-1);
      return last ? discharge(last.body.id, one.who, last.found.id) : null;
    }
    case 'rule':
      return rulingIn(signOff, one, directory, at);
    case 'reconsider':
    case 'interest':
    case 'delegate':
    case 'end_delegations':
    case 'leave':
      return { kind: 'reconsider' };
  }
}

/** A ruling on whoever declared last, mostly by who rules. */
function rulingIn(signOff: SignOff, one: Happening, directory: Directory, at: DateTime): SignOffEvent {
  const body = bodyOf(signOff, one);
  const personId = directory.interests.at(-1)?.personId ?? one.who;
  const [ruler] = whoRules(directory, signOff, body, personId, at).people;
  const shown = conflictsOf(directory, signOff, personId, at).map(({ id }) => id);
  const seen = one.words ? shown : shown.slice(1);
  return ruling(body.id, personId, one.stale ? one.other : (ruler?.id ?? one.other), one.action, 'it is remote', seen);
}
