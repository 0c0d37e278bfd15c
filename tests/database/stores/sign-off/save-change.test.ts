import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rulingActions } from '#src/domain/membership/interest.ts';
import { applyAll } from '#src/domain/sign-off/apply.ts';
import { receivedHows, type SignOff, type SignOffChange, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import type { GovernedDatabase } from '#tests/support/governed-database.ts';
import { aRuling, aVerdict, aVersion, fullSignOff, instantAt, type KentIds, kentDatabase, plain } from './sign-off-case.ts';

const firstAt = instantAt('2011-11-14T15:00:00.000Z');
let governed: GovernedDatabase;
let kent: KentIds;

beforeAll(async () => {
  ({ governed, kent } = await kentDatabase());
});

afterAll(() => governed.close());

function added(): Promise<SignOff> {
  return governed.transact(async ({ signOffs }) => {
    const signOff = fullSignOff(kent, await signOffs.nextNumber(kent.workspaceId));
    await signOffs.add(kent.workspaceId, signOff);
    return signOff;
  });
}

const save = ({ id }: SignOff, changes: readonly SignOffChange[], at = firstAt) =>
  governed.transact(({ signOffs }) => signOffs.save(id, changes, at));
const read = ({ id }: SignOff) => governed.transact(({ signOffs }) => signOffs.find(kent.workspaceId, id));

/** One of these by a number, whatever the number. */
function pick<T>(all: readonly T[], n: number): T {
  const one = all[n % all.length];
  if (one === undefined) throw new Error('There is none to pick');
  return one;
}

type Kind = SignOffChange['kind'];
type Make = (signOff: SignOff, n: number) => SignOffChange | null;

/** A change of each kind, of a request as it stands; null where there is nothing (left) to change in that way. `n` chooses among what is possible. */
const changeOf: Record<Kind, Make> = {
  verdict_recorded({ bodies, versions }, n) {
    const { id: askedBodyId, round } = pick(bodies, n);
    const how = pick(receivedHows, n);
    const recorded = n % 2 === 0 ? null : { byId: kent.person('secretary'), how, note: n % 3 === 0 ? null : 'At the hospital.' };
    const kind = pick(verdictKinds, n);
    const verdict = aVerdict(kent, pick(versions, n).id, {
      kind,
      round,
      recorded,
      reason: n % 5 === 0 ? null : 'As agreed.',
      afterOutcome: n % 7 === 0,
    });
    return {
      kind: 'verdict_recorded',
      askedBodyId,
      verdict: kind === 'approve_with_conditions' ? verdict : { ...verdict, conditions: [] },
    };
  },
  verdict_contested({ bodies }, n) {
    const open = bodies.flatMap(({ id, verdicts }) => verdicts.filter(({ contested }) => !contested).map((verdict) => ({ id, verdict })));
    if (open.length === 0) return null;
    const { id: askedBodyId, verdict } = pick(open, n);
    return { kind: 'verdict_contested', askedBodyId, verdictId: verdict.id, reason: 'I said no such thing.' };
  },
  verdict_lapsed({ bodies }, n) {
    const open = bodies.flatMap(({ id, verdicts }) => verdicts.filter(({ lapsed }) => !lapsed).map((verdict) => ({ id, verdict })));
    if (open.length === 0) return null;
    const { id: askedBodyId, verdict } = pick(open, n);
    return { kind: 'verdict_lapsed', askedBodyId, verdictId: verdict.id, endedAt: verdict.at };
  },
  verdict_replied({ bodies, versions }, n) {
    const open = bodies.flatMap(({ id, verdicts }) => verdicts.filter(({ replied }) => !replied).map((verdict) => ({ id, verdict })));
    if (open.length === 0) return null;
    const { id: askedBodyId, verdict } = pick(open, n);
    return { kind: 'verdict_replied', askedBodyId, verdictId: verdict.id, versionId: pick(versions, n).id };
  },
  condition_discharged({ bodies }, n) {
    const open = bodies.flatMap(({ id, verdicts }) =>
      verdicts.flatMap(({ conditions }) => conditions.filter(({ discharged }) => !discharged).map((condition) => ({ id, condition }))),
    );
    if (open.length === 0) return null;
    const { id: askedBodyId, condition } = pick(open, n);
    const discharged = { byId: kent.person('clg-chair'), at: firstAt.plus({ minutes: n }), note: n % 2 === 0 ? null : 'Seen and agreed.' };
    return { kind: 'condition_discharged', askedBodyId, condition: { ...condition, discharged } };
  },
  ruled: ({ bodies }, n) => ({
    kind: 'ruled',
    askedBodyId: pick(bodies, n).id,
    ruling: aRuling(kent, {
      action: pick(rulingActions, n),
    }),
  }),
  version_added({ versions }, n) {
    const more =
      n % 2 === 0 ? { change: 'minor' as const, reason: 'A word was wrong.' } : { change: 'major' as const, files: [], ask: null };
    return { kind: 'version_added', version: aVersion(kent, { ...more, number: versions.length + 1, byId: kent.person('secretary') }) };
  },
  version_contested({ versions }, n) {
    const minor = versions.filter(({ change }) => change === 'minor');
    if (minor.length === 0) return null;
    const contested = { byId: kent.person('clg-chair'), reason: 'It changes what we agreed.', at: firstAt.plus({ minutes: n }) };
    return { kind: 'version_contested', version: { ...pick(minor, n), change: 'major', contested } };
  },
  body_decided({ bodies }, n) {
    const chairsAction = { byId: kent.person('clg-chair'), reason: n % 3 === 0 ? null : 'It can not wait.', at: firstAt };
    const outcome = pick(['approved', 'changes_requested', 'rejected'] as const, n);
    const closedAt = n % 5 === 0 ? firstAt : null;
    return { kind: 'body_decided', askedBodyId: pick(bodies, n).id, outcome, closedAt, chairsAction: n % 2 === 0 ? null : chairsAction };
  },
  body_reopened({ bodies }, n) {
    const { id: askedBodyId, round } = pick(bodies, n);
    return {
      kind: 'body_reopened',
      askedBodyId,
      round: round + (n % 2),
      decided: [],
      because: n % 2 === 0 ? 'verdict_contested' : 'new_version',
    };
  },
  settled: (_, n) => ({
    kind: 'settled',
    outcome: pick(['approved', 'changes_requested', 'rejected', 'withdrawn'] as const, n),
    reason: n % 2 === 0 ? null : 'The tender fell through.',
  }),
  reopened: () => ({ kind: 'reopened' }),
  step_opened: () => ({ kind: 'step_opened', step: 2 }),
};

/** What has to come first, so that there is something to contest and to discharge. */
const groundwork: readonly Kind[] = ['verdict_recorded', 'verdict_recorded', 'version_added', 'ruled', 'settled', 'body_decided'];
const kinds = Object.keys(changeOf).filter((key): key is Kind => key in changeOf);

/** Changes of these kinds one after the other, each of what the one before has left. */
function changesOf(signOff: SignOff, steps: readonly (readonly [Kind, number])[]): SignOffChange[] {
  const changes: SignOffChange[] = [];
  for (const [kind, n] of steps) {
    const change = changeOf[kind](applyAll(signOff, changes, firstAt), n);
    if (change) changes.push(change);
  }
  return changes;
}

describe('what the domain decided', () => {
  test.each(kinds)('is read as it was saved: %s', async (kind) => {
    for (const n of [0, 1, 2, 3]) {
      const before = await added();
      const changes = changesOf(before, [...groundwork.map((one) => [one, 1] as const), ['version_added', 0], [kind, n]]);
      expect(changes.at(-1)?.kind).toBe(kind);
      await save(before, changes);
      expect(plain(await read(before))).toEqual(plain(applyAll(before, changes, firstAt)));
    }
  });

  test('is read as the domain has it, whatever happened in whatever order', async () => {
    const step = fc.tuple(fc.constantFrom(...kinds), fc.nat(100));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(step, { maxLength: 10 }), async (steps, later) => {
        const before = await added();
        const changes = changesOf(before, steps);
        await save(before, changes);
        const between = applyAll(before, changes, firstAt);
        expect(plain(await read(before))).toEqual(plain(between));
        const laterAt = firstAt.plus({ days: 3 });
        const more = changesOf(between, later);
        await save(before, more, laterAt);
        expect(plain(await read(before))).toEqual(plain(applyAll(between, more, laterAt)));
      }),
      { numRuns: 60 },
    );
  });

  test('has no contest and no discharge that nobody made', async () => {
    const signOff = await added();
    const changes = changesOf(signOff, [
      ['verdict_recorded', 1],
      ['version_added', 0],
    ]);
    await save(signOff, changes);
    const after = applyAll(signOff, changes, firstAt);
    const version = pick(after.versions, 1);
    await expect(save(signOff, [{ kind: 'version_contested', version }])).rejects.toThrow('Nobody has contested');
    const { id: askedBodyId, verdicts } = pick(after.bodies, 1);
    const condition = pick(pick(verdicts, 0).conditions, 0);
    await expect(save(signOff, [{ kind: 'condition_discharged', askedBodyId, condition }])).rejects.toThrow('Nobody has discharged');
  });
});
