import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Electorate } from '#src/domain/sign-off/electorate.ts';
import { giveVerdict, type VerdictAttempt } from '#src/domain/sign-off/give-verdict.ts';
import { type SignOff, type SignOffChange, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import { stepIsOpen } from '#src/domain/sign-off/steps.ts';
import { london } from '#tests/support/kent.ts';
import { anAskedBody, aSignOff } from './sign-offs.ts';

const now = london('2011-11-10T10:00');
const people = ['ann', 'ben', 'cat', 'dan', 'requester', 'stranger'];

const rule = fc.record({
  rule: fc.constantFrom('any' as const, 'all' as const, 'majority' as const, 'chair' as const, 'at_least' as const),
  n: fc.integer({ min: 1, max: 3 }),
  including: fc.subarray(['lay']),
});
const body = fc.record({ rule, electors: fc.subarray(people.slice(0, 5)), tagged: fc.subarray(people.slice(0, 5)) });
const request = fc.array(fc.array(body, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }).map((steps) => {
  const all = steps.flatMap((bodies, step) => bodies.map((one) => ({ ...one, step: step + 1 })));
  const electorates: Electorate[] = all.map(({ electors, tagged }, index) => ({
    bodyId: `body-${index}`,
    body: `Body ${index}`,
    electors: electors.map((personId) => ({
      personId,
      name: personId,
      slackUserId: null,
      role: 'approver',
      tags: tagged.includes(personId) ? ['lay'] : [],
    })),
    vacantSeats: 0,
  }));
  const bodies = all.map((one, index) => anAskedBody({ id: `asked-${index}`, step: one.step, bodyId: `body-${index}`, rule: one.rule }));
  return { signOff: aSignOff({ bodies }), electorates };
});
const event = fc.record({
  body: fc.nat(5),
  personId: fc.constantFrom(...people),
  version: fc.constantFrom(1, 1, 1, 2),
  kind: fc.constantFrom('approve' as const, ...verdictKinds),
  reason: fc.constantFrom('why', 'why', null),
});
type Event = { body: number; personId: string; version: number; kind: VerdictAttempt['kind']; reason: string | null };

function run(start: SignOff, electorates: readonly Electorate[], events: readonly Event[]) {
  let signOff = start;
  const changes: SignOffChange[] = [];
  const accepted: VerdictAttempt[] = [];
  for (const [index, { body: place, ...one }] of events.entries()) {
    const asked = signOff.bodies[place % signOff.bodies.length];
    if (!asked) continue;
    const attempt = { ...one, verdictId: `verdict-${index}`, askedBodyId: asked.id };
    const outcome = giveVerdict(signOff, attempt, electorates, now);
    if (outcome.refused) continue;
    signOff = outcome.value.signOff;
    changes.push(...outcome.value.changes);
    accepted.push(attempt);
  }
  return { signOff, changes, accepted };
}

const runs = fc.tuple(request, fc.array(event, { maxLength: 30 }));

describe('the laws of sign-off', () => {
  it('each body is decided at most once, the request settled at most once, and nothing is taken back', () => {
    fc.assert(
      fc.property(runs, ([{ signOff: start, electorates }, events]) => {
        const { signOff, changes } = run(start, electorates, events);
        const decided = changes.flatMap((change) => (change.kind === 'body_decided' ? [`${change.askedBodyId} ${change.outcome}`] : []));
        expect(decided.toSorted()).toEqual(signOff.bodies.flatMap(({ id, outcome }) => (outcome ? [`${id} ${outcome}`] : [])).toSorted());
        const settled = changes.flatMap((change) => (change.kind === 'settled' ? [change.outcome] : []));
        expect(settled).toEqual(signOff.outcome ? [signOff.outcome] : []);
      }),
      { numRuns: 500 },
    );
  });

  it('no accepted verdict is lost, and none is stored twice in a row', () => {
    fc.assert(
      fc.property(runs, ([{ signOff: start, electorates }, events]) => {
        const { signOff, accepted } = run(start, electorates, events);
        for (const { id, verdicts } of signOff.bodies) {
          expect(verdicts.map((verdict) => verdict.id)).toEqual(
            accepted.filter(({ askedBodyId }) => askedBodyId === id).map(({ verdictId }) => verdictId),
          );
          for (const person of people) {
            const own = verdicts.filter(({ personId }) => personId === person).map(({ kind, reason }) => `${kind} ${reason}`);
            expect(own.filter((verdict, index) => verdict === own[index - 1])).toEqual([]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('nobody without a seat and never the requester is recorded, and nobody before their step is open', () => {
    fc.assert(
      fc.property(runs, ([{ signOff: start, electorates }, events]) => {
        const { signOff } = run(start, electorates, events);
        for (const [index, asked] of signOff.bodies.entries()) {
          const entitled = electorates[index]?.electors.map(({ personId }) => personId) ?? [];
          expect(asked.verdicts.filter(({ personId }) => personId === 'requester' || !entitled.includes(personId))).toEqual([]);
          if (!stepIsOpen(signOff, asked.step)) expect(asked.verdicts).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a replay of every event changes nothing but what stands after an outcome', () => {
    fc.assert(
      fc.property(
        request,
        fc.uniqueArray(event, { selector: ({ body: place, personId }) => `${place} ${personId}`, maxLength: 20 }),
        (start, events) => {
          const twice = events.flatMap((one) => [one, one, one]);
          const once = run(start.signOff, start.electorates, events).signOff;
          const again = run(start.signOff, start.electorates, twice).signOff;
          const shape = ({ outcome, bodies }: SignOff) => ({
            outcome,
            bodies: bodies.map((asked) => ({
              outcome: asked.outcome,
              verdicts: asked.verdicts.map(({ personId, kind, reason }) => ({ personId, kind, reason })),
            })),
          });
          expect(shape(again)).toEqual(shape(once));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the outcome does not depend on the order in which approvals of one step arrive', () => {
    const approvals = fc
      .tuple(request, fc.uniqueArray(fc.tuple(fc.nat(1), fc.constantFrom(...people)), { selector: (one) => one.join(), maxLength: 12 }))
      .chain(([start, all]) => fc.tuple(fc.constant(start), fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(approvals, ([start, all, shuffled]) => {
        const first = start.signOff.bodies.filter(({ step }) => step === 1);
        const signOff = { ...start.signOff, bodies: first };
        const events = (order: typeof all): Event[] =>
          order.map(([place, personId]) => ({ body: place, personId, version: 1, kind: 'approve', reason: null }));
        const outcomes = ({ outcome, bodies }: SignOff) => [outcome, ...bodies.map((asked) => asked.outcome)];
        expect(outcomes(run(signOff, start.electorates, events(shuffled)).signOff)).toEqual(
          outcomes(run(signOff, start.electorates, events(all)).signOff),
        );
      }),
      { numRuns: 500 },
    );
  });
});
