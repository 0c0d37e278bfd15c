import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Directory, heldSeats, holdsAt } from '#src/domain/directory.ts';
import { apply, applyAll } from '#src/domain/sign-off/apply.ts';
import { stageOf } from '#src/domain/sign-off/content-state.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import type { AskedBody, SignOff, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, currentVersion } from '#src/domain/sign-off/steps.ts';
import { standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import { aRequest, asked, council, now } from './council.ts';
import { done, reconsider, verdict } from './playing.ts';
import { happenings, type Moment, played, rules, worlds } from './random-cases.ts';

/** Checks something of every run of a random request, some hundred times. */
function always(check: (run: ReturnType<typeof played>, start: SignOff) => void, more: { readonly seed?: number } = {}): void {
  fc.assert(
    fc.property(worlds, happenings, (world, all) => check(played(world, all), world.signOff)),
    { numRuns: 400, ...more },
  );
}

const text = (value: unknown) => JSON.stringify(value);
/** The request after each change of a moment, with the change. */
function stepsOf({ before, changes, at }: Moment) {
  let signOff = before;
  return changes.map((change) => {
    const met = signOff;
    signOff = apply(signOff, change, at);
    return { change, met, left: signOff };
  });
}
/** Each body asked, as it was and as it is. */
const pairs = (before: SignOff, then: SignOff) => before.bodies.map((body) => [body, askedBody(then, body.id)] as const);
const isAuthor = ({ requesterId, versions }: SignOff, personId: string) => requesterId === personId || versions.at(-1)?.byId === personId;

/** Whether somebody has a declared interest in force that no ruling in this body lets them decide with. Every interest here touches the pathway. */
function isConflicted(directory: Directory, body: AskedBody, personId: string, at: Moment['at']): boolean {
  const ruling = body.rulings.filter((one) => one.personId === personId).at(-1);
  const lets = ruling?.action === 'no_action' || ruling?.action === 'remain' ? ruling : null;
  return directory.interests.some((one) => one.personId === personId && holdsAt(one, at) && !(lets !== null && one.since <= lets.at));
}

/** Whether the last word of somebody in this body was that they step aside, and no ruling has let them decide since. */
function hasSteppedAside({ verdicts, rulings }: AskedBody, personId: string): boolean {
  const last = verdicts.filter((one) => one.personId === personId && !one.afterOutcome && !one.contested).at(-1);
  const ruling = rulings.filter((one) => one.personId === personId).at(-1);
  const lets = (ruling?.action === 'no_action' || ruling?.action === 'remain') && last !== undefined && ruling.at >= last.at;
  return last?.kind === 'recuse' && !lets;
}

/** Whether a ruling on their interest in one of the bodies keeps the papers from somebody. */
function isKeptAway(directory: Directory, { bodies }: SignOff, personId: string, at: Moment['at']): boolean {
  return bodies.some((body) => {
    const ruling = body.rulings.filter((one) => one.personId === personId).at(-1);
    const kept = ruling?.action === 'no_papers' || ruling?.action === 'not_attend' || ruling?.action === 'leave_group';
    return kept && (isConflicted(directory, body, personId, at) || hasSteppedAside(body, personId));
  });
}

/** Whether somebody made the request, has an interest in it, or may not see it: what takes a voice without a word. */
function isAway(directory: Directory, signOff: SignOff, body: AskedBody, personId: string, at: Moment['at']): boolean {
  return (
    isAuthor(signOff, personId) ||
    isConflicted(directory, body, personId, at) ||
    isKeptAway(directory, signOff, personId, at) ||
    hasSteppedAside(body, personId) ||
    (signOff.privateReason !== null && worksForProvider(directory, personId))
  );
}

/** Whose seats decide for a body. */
function seatHoldersOf(directory: Directory, { bodyId, rule }: AskedBody, at: Moment['at']): string[] {
  const role = rule.rule === 'chair' ? 'chair' : 'approver';
  return heldSeats(directory, bodyId, at).flatMap(({ seat, person }) => (seat.role === role ? [person.id] : []));
}

const worksForProvider = (directory: Directory, personId: string) =>
  directory.people.some(({ id, organisationId }) => id === personId && organisationId === 'trust');

describe('the state of a request', () => {
  it('is the fold of the changes, and none of them touches what was before', () => {
    always(({ signOff, moments }, start) => {
      for (const { before, after, changes, at } of moments) expect(text(applyAll(before, changes, at))).toBe(text(after));
      expect(text(moments.reduce((current, { changes, at }) => applyAll(current, changes, at), start))).toBe(text(signOff));
      for (const [index, { after }] of moments.entries()) expect(text(moments[index + 1]?.before ?? signOff)).toBe(text(after));
    });
  });

  it('leaves nothing undecided that could be decided', () => {
    always(({ moments }) => {
      for (const { after, directory, at } of moments) expect(done(after, reconsider, directory, at).changes).toEqual([]);
    });
  });

  it('has at most one final outcome, after which nothing changes but late verdicts, discharges and contests', () => {
    const frozen = (signOff: SignOff) => {
      const bodies = signOff.bodies.map((body) => {
        const verdicts = body.verdicts.filter(({ afterOutcome }) => !afterOutcome);
        const asGiven = verdicts.map((one) => ({
          ...one,
          contested: null,
          conditions: one.conditions.map((condition) => ({ ...condition, discharged: null })),
        }));
        return { ...body, verdicts: asGiven };
      });
      return text({ ...signOff, bodies });
    };
    always(({ moments }) => {
      const settled = moments.flatMap(({ changes }) => changes.filter((change) => change.kind === 'settled'));
      expect(settled.filter(({ outcome }) => outcome !== 'changes_requested').length).toBeLessThanOrEqual(1);
      for (const { before, after, changes } of moments) {
        if (stageOf(before) !== 'ended') continue;
        expect(frozen(after)).toBe(frozen(before));
        expect(['verdict_recorded', 'verdict_contested', 'condition_discharged', undefined]).toContain(changes[0]?.kind);
      }
    });
  });

  it('loses no verdict that was accepted, and keeps them in order', () => {
    always(({ signOff, moments }) => {
      const given = moments.flatMap(({ event }) => {
        if (event.kind === 'recorded_verdict') return [event.attempt];
        return event.kind === 'verdict' || event.kind === 'chairs_action' ? [event] : [];
      });
      for (const { id, verdicts } of signOff.bodies) {
        expect(verdicts.map((one) => one.id)).toEqual(
          given.flatMap(({ askedBodyId, verdictId }) => (askedBodyId === id ? [verdictId] : [])),
        );
      }
    });
  });

  it('sets an outcome only where there is none, and takes it back only by reopening', () => {
    always(({ moments }) => {
      for (const { change, met, left } of moments.flatMap(stepsOf)) {
        if (change.kind === 'settled') expect(stageOf(met)).not.toBe('ended');
        for (const [before, then] of pairs(met, left).filter(([one, other]) => one.outcome !== other.outcome)) {
          expect(change.kind).toBe(before.outcome === null ? 'body_decided' : 'body_reopened');
          expect(before.outcome === null || then.outcome === null).toBe(true);
        }
        expect(pairs(met, left).filter(([before, then]) => then.round < before.round)).toEqual([]);
      }
    });
  });

  it('never opens, judges or lets decide a step before all bodies of the steps before have approved', () => {
    always(({ moments }) => {
      for (const { change, met, left } of moments.flatMap(stepsOf)) {
        const early = ({ step }: { step: number }, { bodies }: SignOff) =>
          bodies.filter((body) => body.step < step && body.outcome !== 'approved').map(({ id }) => id);
        if (change.kind === 'step_opened') expect(early(change, left)).toEqual([]);
        if (change.kind === 'body_decided' || change.kind === 'verdict_recorded') {
          expect(early(askedBody(met, change.askedBodyId), met)).toEqual([]);
        }
      }
    });
  });
});

describe('an accepted verdict', () => {
  /** Every verdict given or recorded, but for chair's action, with the body as it met it. */
  const verdictsIn = (moments: readonly Moment[]) =>
    moments.flatMap((moment) =>
      moment.event.kind === 'chairs_action'
        ? []
        : stepsOf(moment).flatMap(({ change, met }) =>
            change.kind === 'verdict_recorded' ? [{ ...moment, met, given: change.verdict, body: askedBody(met, change.askedBodyId) }] : [],
          ),
    );

  it('is on the version that was shown, which was the current one', () => {
    always(({ moments }) => {
      for (const { event, met, given } of verdictsIn(moments)) {
        const attempt = event.kind === 'recorded_verdict' ? event.attempt : event;
        if (attempt.kind !== 'verdict') throw new Error('A verdict comes of an attempt');
        expect(met.versions.find(({ id }) => id === given.versionId)?.number).toBe(attempt.version);
        expect(given.versionId).toBe(currentVersion(met).id);
      }
    });
  });

  it('is of somebody with a seat, or their deputy, whom neither authorship, nor an interest, nor the side they work on keeps from it', () => {
    always(({ moments }) => {
      for (const { met, given, body, directory, at } of verdictsIn(moments)) {
        expect(isAway(directory, met, body, given.personId, at)).toBe(false);
        const holders = seatHoldersOf(directory, body, at);
        if (given.kind === 'recuse') continue;
        expect(given.forIds.length).toBeGreaterThan(0);
        for (const id of given.forIds) {
          expect(holders).toContain(id);
          const delegated = directory.delegations.some(
            (one) => one.bodyId === body.bodyId && one.fromId === id && one.toId === given.personId && holdsAt(one, at),
          );
          expect(id === given.personId || delegated).toBe(true);
          expect(isAway(directory, met, body, id, at)).toBe(false);
        }
      }
    });
  });

  it('comes after the outcome exactly where body or request had one', () => {
    always(({ moments }) => {
      for (const { met, given, body } of verdictsIn(moments))
        expect(given.afterOutcome).toBe(met.outcome !== null || body.outcome !== null);
    });
  });

  it('is refused when it is sent again', () => {
    always(({ moments }) => {
      for (const { event, after, directory, at } of moments) {
        if (event.kind === 'verdict' || event.kind === 'recorded_verdict') expect(decide(after, event, directory, at).refused).toBe(true);
      }
    });
  });
});

describe('an approval of a body', () => {
  type Decision = { readonly body: AskedBody; readonly met: SignOff; readonly directory: Directory; readonly at: Moment['at'] };
  /** Every approval by a body's rule, with what it followed from. */
  const approvalsIn = (moments: readonly Moment[]): Decision[] =>
    moments.flatMap((moment) =>
      stepsOf(moment).flatMap(({ change, met }) =>
        change.kind === 'body_decided' && change.outcome === 'approved' && !change.chairsAction
          ? [{ body: askedBody(met, change.askedBodyId), met, directory: moment.directory, at: moment.at }]
          : [],
      ),
    );
  const approving = ({ body, met, directory, at }: Decision): Verdict[] => {
    const holders = seatHoldersOf(directory, body, at);
    return standingVerdicts(body).filter(
      ({ kind, personId, forIds }) =>
        (kind === 'approve' || kind === 'approve_with_conditions') &&
        !isAway(directory, met, body, personId, at) &&
        forIds.some((id) => holders.includes(id) && !isAway(directory, met, body, id, at)),
    );
  };
  /** Those who count, where nobody ever stood in for anybody: who holds a seat, has not left and does not abstain. */
  const countingOf = ({ body, met, directory, at }: Decision): ReadonlySet<string> => {
    const abstained = standingVerdicts(body).flatMap(({ personId, kind }) => (kind === 'abstain' ? [personId] : []));
    const left = seatHoldersOf(directory, body, at).filter((id) => !isAway(directory, met, body, id, at) && !abstained.includes(id));
    return new Set(left);
  };

  it('has as many different people behind it as the rule asks: n never shrinks, and nobody counts twice', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments)) {
        const people = new Set(approving(decision).map(({ personId }) => personId));
        const { rule } = decision.body;
        expect(people.size).toBeGreaterThanOrEqual(rule.rule === 'at_least' ? (rule.n ?? 1) : 1);
      }
    });
  });

  it('is of all, or of more than half, of those who count', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments).filter(({ directory }) => directory.delegations.length === 0)) {
        const people = new Set(approving(decision).map(({ personId }) => personId));
        const counting = countingOf(decision);
        const { rule } = decision.body.rule;
        if (rule === 'all') expect(people).toEqual(counting);
        if (rule === 'majority') expect(people.size * 2).toBeGreaterThan(counting.size);
      }
    });
  });

  it('has every tag the rule asks for among the seats of those who approved', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments)) {
        const { body, directory, at } = decision;
        const forIds = approving(decision).flatMap((one) => one.forIds);
        const tags = heldSeats(directory, body.bodyId, at).flatMap(({ seat, person }) => (forIds.includes(person.id) ? [seat.tag] : []));
        expect(body.rule.including.filter((tag) => !tags.includes(tag))).toEqual([]);
      }
    });
  });

  it('leaves nobody with a voice unasked by rule all: each has approved or abstained', () => {
    always(({ moments }) => {
      for (const { body, met, directory, at } of approvalsIn(moments)) {
        if (body.rule.rule !== 'all') continue;
        const standing = standingVerdicts(body);
        const silent = seatHoldersOf(directory, body, at).filter((id) => {
          const deputies = directory.delegations.filter((one) => one.bodyId === body.bodyId && one.fromId === id && holdsAt(one, at));
          const heard = ({ personId, forIds }: Verdict) => forIds.includes(id) || deputies.some(({ toId }) => toId === personId);
          return !isAway(directory, met, body, id, at) && !standing.some(heard);
        });
        expect(silent).toEqual([]);
      }
    });
  });

  it('is of verdicts on the current version, or on one it is a minor rewording of', () => {
    always(({ moments }) => {
      for (const decision of approvalsIn(moments)) {
        const { versions } = decision.met;
        const since = versions.findLastIndex(({ change }) => change !== 'minor');
        const same = versions.slice(since).map(({ id }) => id);
        for (const { versionId, at, round } of approving(decision)) {
          expect(same).toContain(versionId);
          expect([round, at <= decision.at]).toEqual([decision.body.round, true]);
        }
      }
    });
  });

  it('by chair’s action is of the chair, where the body allows it', () => {
    always(({ moments }) => {
      for (const { changes, directory, at, before } of moments) {
        for (const change of changes) {
          if (change.kind !== 'body_decided' || !change.chairsAction) continue;
          const { bodyId } = askedBody(before, change.askedBodyId);
          const chairs = heldSeats(directory, bodyId, at).filter(({ seat }) => seat.role === 'chair');
          expect(chairs.map(({ person }) => person.id)).toContain(change.chairsAction.byId);
          expect(directory.bodies.find(({ id }) => id === bodyId)?.chairsAction).toBe(true);
          expect(isAuthor(before, change.chairsAction.byId)).toBe(false);
        }
      }
    });
  });
});

describe('verdicts of different people at the same instant', () => {
  const approvers = ['ann', 'ben', 'cat', 'dan', 'eve'];
  const body = fc.record({ rule: rules, approvers: fc.subarray(approvers, { minLength: 1 }), lay: fc.subarray(approvers) });
  const order = fc.shuffledSubarray(approvers, { minLength: approvers.length });
  const world = (one: { approvers: string[]; lay: string[] }) => {
    const seats = one.approvers.map((id) => `approver ${id}${one.lay.includes(id) ? ' lay' : ''}`);
    return council({ bodies: { clg: { seats: [...seats, 'chair ann'] } }, others: approvers });
  };
  const outcomeIn = (directory: Directory, start: SignOff, events: readonly ReturnType<typeof verdict>[]) =>
    events.reduce((signOff, event) => {
      const outcome = decide(signOff, event, directory, now);
      return outcome.refused ? signOff : outcome.value.signOff;
    }, start).outcome;

  it('that approve or abstain give the same outcome in any order', () => {
    const kinds = fc.array(fc.constantFrom('approve' as const, 'approve_with_conditions' as const, 'abstain' as const, null), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(body, kinds, order, (one, cast, shuffled) => {
        const directory = world(one);
        const start = aRequest([asked('clg', one.rule.rule, { n: one.rule.n, including: one.rule.including })]);
        const given = (all: readonly string[]) =>
          all.flatMap((id) => {
            const kind = cast[approvers.indexOf(id)];
            return kind ? [verdict('clg', id, kind)] : [];
          });
        expect(outcomeIn(directory, start, given(shuffled))).toBe(outcomeIn(directory, start, given(approvers)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('for rule any, and for the chair: the first that answers decides', () => {
    const ends = {
      approve: 'approved',
      approve_with_conditions: 'approved',
      request_changes: 'changes_requested',
      reject: 'rejected',
    } as const;
    const kinds = fc.array(
      fc.constantFrom('approve' as const, 'approve_with_conditions' as const, 'request_changes' as const, 'reject' as const),
      {
        minLength: 5,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(body, fc.constantFrom('any' as const, 'chair' as const), kinds, order, (one, rule, cast, shuffled) => {
        const first = shuffled.find((id) => (rule === 'chair' ? id === 'ann' : one.approvers.includes(id)));
        const kind = cast[shuffled.indexOf(first ?? 'ann')];
        if (!kind) throw new Error('There is a verdict for each');
        const events = shuffled.map((id, index) => verdict('clg', id, cast[index]));
        expect(outcomeIn(world(one), aRequest([asked('clg', rule)]), events)).toBe(ends[kind]);
      }),
      { numRuns: 500 },
    );
  });
});

/** What an accepted event was about, in a few words. */
function traits({ event, changes, after }: Moment): string[] {
  const caused = changes.flatMap((change) => {
    if (change.kind === 'body_reopened') return [change.kind, change.because];
    if (change.kind === 'body_decided') return [change.kind, `body ${change.outcome}`];
    if (change.kind !== 'verdict_recorded') return [change.kind];
    const { personId, forIds, afterOutcome } = change.verdict;
    return [change.kind, ...(forIds.some((id) => id !== personId) ? ['deputy'] : []), ...(afterOutcome ? ['after the outcome'] : [])];
  });
  return [event.kind, ...caused, after.outcome ?? 'open'];
}

it('the random cases reach what they are about', () => {
  const reached = new Set<string>();
  always(
    ({ moments }) => {
      for (const trait of moments.flatMap(traits)) reached.add(trait);
    },
    { seed: 1 },
  );
  expect([...reached].sort()).toEqual(
    [
      'after the outcome',
      'amend',
      'approved',
      'body approved',
      'body changes_requested',
      'body rejected',
      'body_decided',
      'body_reopened',
      'chairs_action',
      'changes_requested',
      'condition_discharged',
      'contest_verdict',
      'contest_version',
      'deputy',
      'discharge',
      'new_version',
      'open',
      'reconsider',
      'recorded_verdict',
      'rejected',
      'reopened',
      'rule',
      'ruled',
      'settled',
      'step_opened',
      'verdict',
      'verdict_contested',
      'verdict_recorded',
      'version_added',
      'version_contested',
      'withdraw',
      'withdrawn',
    ].sort(),
  );
});
