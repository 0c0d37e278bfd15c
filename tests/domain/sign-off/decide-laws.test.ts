import { describe, expect, it } from 'vitest';
import { holdsAt } from '#src/domain/directory.ts';
import { applyAll } from '#src/domain/sign-off/apply.ts';
import { stageOf } from '#src/domain/sign-off/content-state.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import { electorateOf } from '#src/domain/sign-off/electorate.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, currentVersion } from '#src/domain/sign-off/steps.ts';
import { standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import { always, isAway, isFor, seatHoldersOf, stepsOf, voicesIn } from './laws.ts';
import { done, reconsider } from './playing.ts';
import { deadline, type Moment } from './random-cases.ts';

const text = (value: unknown) => JSON.stringify(value);
/** Each body asked, as it was and as it is. */
const pairs = (before: SignOff, then: SignOff) => before.bodies.map((body) => [body, askedBody(then, body.id)] as const);

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
      for (const { after, directory, at } of moments) expect(done(after, reconsider, directory, at, deadline).changes).toEqual([]);
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

  it('loses no verdict that was accepted, nor a word of it, and keeps them in order', () => {
    always(({ signOff, moments }) => {
      const given = moments.flatMap(({ event }) => (event.kind === 'recorded_verdict' ? [event.attempt] : [event]));
      for (const { id, verdicts } of signOff.bodies) {
        const attempts = given.flatMap((event) => {
          if (event.kind !== 'verdict' && event.kind !== 'chairs_action') return [];
          const kind = event.kind === 'verdict' ? event.verdict : 'approve';
          return event.askedBodyId === id ? [[event.verdictId, event.personId, kind, event.reason]] : [];
        });
        expect(verdicts.map((one) => [one.id, one.personId, one.kind, one.reason])).toEqual(attempts);
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
        if (event.kind === 'verdict' || event.kind === 'recorded_verdict')
          expect(decide(after, event, directory, at, deadline).refused).toBe(true);
      }
    });
  });

  it('counts until its giver changes it, whatever they and others hand on', () => {
    always(({ moments }) => {
      for (const { after: met, directory, at } of moments) {
        for (const body of met.bodies) {
          const { electors } = electorateOf(directory, met, body, at);
          const voices = voicesIn({ body, met, directory, at });
          for (const { holderId, answer } of voices) {
            const elector = electors.find(({ forIds }) => forIds.includes(holderId));
            expect([elector?.verdict?.id, elector?.personId]).toEqual([answer?.id, answer?.personId ?? elector?.personId]);
          }
          const own = voices.filter(({ holderId, answer }) => answer?.personId === holderId).map(({ answer }) => answer?.id);
          const last = standingVerdicts(directory, body).filter(
            ({ personId, forIds, kind }) => kind !== 'recuse' && forIds.includes(personId),
          );
          const counted = last.filter(({ personId }) => voices.some(({ holderId }) => holderId === personId));
          expect(new Set(own)).toEqual(new Set(counted.map(({ id }) => id)));
        }
      }
    });
  });

  it('counts for whom it was given, and for nobody else', () => {
    always(({ moments }) => {
      for (const { after, directory, at } of moments) {
        for (const body of after.bodies) {
          for (const { forIds, verdict } of electorateOf(directory, after, body, at).electors) {
            if (verdict) expect(forIds.filter((id) => !verdict.forIds.includes(id))).toEqual([]);
          }
        }
      }
    });
  });
});

describe('a minor version', () => {
  const amendments = (moments: readonly Moment[]) =>
    moments.flatMap((moment) =>
      stepsOf(moment).flatMap(({ change, met }) =>
        change.kind === 'version_added' && change.version.change === 'minor' ? [{ ...moment, met }] : [],
      ),
    );

  it('leaves every approval standing where it stood, and starts no body again', () => {
    always(({ moments }) => {
      for (const { met, after, directory } of amendments(moments)) {
        for (const [before, then] of pairs(met, after)) {
          const approvals = standingVerdicts(directory, before).filter(isFor);
          expect(standingVerdicts(directory, then).filter(isFor)).toEqual(approvals);
          expect(then.round).toBe(before.round);
        }
      }
    });
  });

  it('leaves nobody who asked for changes to what they said of another version, where their body decides', () => {
    always(({ moments }) => {
      for (const { met, after, directory } of amendments(moments)) {
        for (const [before, then] of pairs(met, after)) {
          if (before.outcome !== null && before.outcome !== 'changes_requested') continue;
          expect(standingVerdicts(directory, then).filter(({ kind }) => kind === 'request_changes')).toEqual([]);
          expect(then.verdicts.map(({ id, kind, reason }) => [id, kind, reason])).toEqual(
            before.verdicts.map(({ id, kind, reason }) => [id, kind, reason]),
          );
        }
      }
    });
  });

  it('is never sent back, nor refused, by who has not seen it', () => {
    always(({ moments }) => {
      for (const { after } of amendments(moments)) expect([null, 'approved']).toContain(after.outcome);
    });
  });
});
