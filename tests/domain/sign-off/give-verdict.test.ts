import { describe, expect, it } from 'vitest';
import type { Electorate } from '#src/domain/sign-off/electorate.ts';
import { type GivenVerdict, giveVerdict, outcomeOf, type VerdictAttempt } from '#src/domain/sign-off/give-verdict.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';
import { anAskedBody, aSignOff } from './sign-offs.ts';

const now = london('2011-11-10T10:00');
const electorate = (body: string, ...people: string[]): Electorate => ({
  bodyId: `body-${body}`,
  body,
  electors: people.map((personId) => ({ personId, name: personId, slackUserId: null, role: 'approver', tags: [] })),
  vacantSeats: 0,
});
const electorates = [electorate('CLG', 'ann', 'ben'), electorate('Kent', 'cat', 'dan', 'requester'), electorate('Medway', 'eve', 'fay')];
const rule = (kind: 'any' | 'all') => ({ rule: kind, n: null, including: [] });
const asked = [
  anAskedBody({ id: 'clg', step: 1, bodyId: 'body-CLG', rule: rule('any') }),
  anAskedBody({ id: 'kent', step: 2, bodyId: 'body-Kent', rule: rule('any') }),
  anAskedBody({ id: 'medway', step: 2, bodyId: 'body-Medway', rule: rule('all') }),
];
const fresh = aSignOff({ bodies: asked });
const attempt = (askedBodyId: string, personId: string, more: Partial<VerdictAttempt> = {}): VerdictAttempt => ({
  verdictId: `${askedBodyId}-${personId}`,
  askedBodyId,
  personId,
  version: 1,
  kind: 'approve',
  reason: null,
  ...more,
});
const changes = { kind: 'request_changes', reason: 'costs' } as const;
const rejection = { kind: 'reject', reason: 'no' } as const;

function given(signOff: SignOff, one: VerdictAttempt): GivenVerdict {
  const outcome = giveVerdict(signOff, one, electorates, now);
  if (outcome.refused) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const standingAfter = (signOff: SignOff, ...all: VerdictAttempt[]) => all.reduce((current, one) => given(current, one).signOff, signOff);
const stepTwo = standingAfter(fresh, attempt('clg', 'ann'));
const kinds = ({ changes: all }: GivenVerdict) => all.map(({ kind }) => kind);

describe('a verdict', () => {
  it('decides for the body, opens the next step, settles the request', () => {
    const first = given(fresh, attempt('clg', 'ann'));
    expect(first.changes).toMatchObject([
      {
        kind: 'verdict_recorded',
        askedBodyId: 'clg',
        verdict: { personId: 'ann', role: 'approver', versionId: 'version-1', afterOutcome: false },
      },
      { kind: 'body_decided', askedBodyId: 'clg', outcome: 'approved' },
      { kind: 'step_opened', step: 2 },
    ]);
    expect(kinds(given(first.signOff, attempt('kent', 'dan')))).toEqual(['verdict_recorded', 'body_decided']);
    const late = standingAfter(first.signOff, attempt('kent', 'dan'), attempt('medway', 'eve'));
    const last = given(late, attempt('medway', 'fay'));
    expect(last.changes.at(-1)).toEqual({ kind: 'settled', outcome: 'approved' });
    expect(last.signOff).toMatchObject({ outcome: 'approved', outcomeAt: now });
  });

  it.each([
    [
      'no seat in this body',
      fresh,
      attempt('clg', 'cat'),
      { code: 'not_an_approver', reference: 'SO-12', body: 'CLG', approvers: ['ann', 'ben'] },
    ],
    [
      'own request',
      stepTwo,
      attempt('kent', 'requester'),
      { code: 'own_request', reference: 'SO-12', body: 'Kent', approvers: ['cat', 'dan'] },
    ],
    ['step not open', fresh, attempt('kent', 'cat'), { code: 'step_not_open', reference: 'SO-12', body: 'Kent', waitingFor: ['CLG'] }],
    [
      'another version',
      fresh,
      attempt('clg', 'ann', { version: 2 }),
      { code: 'version_not_current', reference: 'SO-12', shown: 2, current: 1 },
    ],
    ['the same again', stepTwo, attempt('clg', 'ann'), { code: 'already_given', reference: 'SO-12', body: 'CLG', verdict: 'approved' }],
    [
      'changes without a reason',
      fresh,
      attempt('clg', 'ann', { kind: 'request_changes' }),
      { code: 'reason_needed', reference: 'SO-12', verdict: 'request changes' },
    ],
    [
      'a rejection without a reason',
      fresh,
      attempt('clg', 'ann', { kind: 'reject' }),
      { code: 'reason_needed', reference: 'SO-12', verdict: 'reject' },
    ],
    [
      'a step that never opened of a request that has ended',
      standingAfter(fresh, attempt('clg', 'ann', rejection)),
      attempt('kent', 'cat'),
      { code: 'request_has_ended', reference: 'SO-12', outcome: 'rejected' },
    ],
  ])('is refused: %s', (_, signOff, one, refusal) => {
    expect(giveVerdict(signOff, one, electorates, now)).toEqual({ refused: true, refusal });
  });

  it('that loses the race is recorded and changes nothing', () => {
    const late = given(stepTwo, attempt('clg', 'ben', rejection));
    expect(late.afterOutcome).toBe(true);
    expect(late.changes).toMatchObject([{ kind: 'verdict_recorded', verdict: { personId: 'ben', afterOutcome: true, reason: 'no' } }]);
    expect(late.signOff.bodies[0]).toMatchObject({ outcome: 'approved', verdicts: [{ personId: 'ann' }, { personId: 'ben' }] });
    expect(giveVerdict(late.signOff, attempt('clg', 'ben', rejection), electorates, now)).toMatchObject({
      refusal: { code: 'already_given' },
    });
  });

  it('after the outcome needs no reason', () => {
    expect(given(stepTwo, attempt('clg', 'ben', { kind: 'reject' })).afterOutcome).toBe(true);
  });

  it('for a body whose request has been rejected elsewhere comes after the outcome', () => {
    const rejected = standingAfter(stepTwo, attempt('kent', 'cat', rejection));
    expect(rejected.outcome).toBe('rejected');
    const late = given(rejected, attempt('medway', 'eve'));
    expect([late.afterOutcome, late.signOff.outcome, late.signOff.bodies[2]?.outcome]).toEqual([true, 'rejected', null]);
  });

  it("before the body's outcome replaces the person's last: both stay, the last counts", () => {
    const changed = standingAfter(stepTwo, attempt('medway', 'eve'), attempt('medway', 'eve', { ...changes, verdictId: 'second' }));
    expect(changed.bodies[2]).toMatchObject({ outcome: 'changes_requested', verdicts: [{ kind: 'approve' }, { kind: 'request_changes' }] });
  });

  it('that asks for changes lets the bodies side by side decide first', () => {
    const asking = standingAfter(stepTwo, attempt('kent', 'cat', changes));
    expect(asking.outcome).toBeNull();
    expect(standingAfter(asking, attempt('medway', 'eve'), attempt('medway', 'fay')).outcome).toBe('changes_requested');
    expect(standingAfter(asking, attempt('medway', 'eve', rejection)).outcome).toBe('rejected');
  });

  it('that asks for changes in a step of its own settles the request at once', () => {
    expect(standingAfter(fresh, attempt('clg', 'ben', changes)).outcome).toBe('changes_requested');
  });

  it('keeps a body open that nobody is left to decide for', () => {
    const alone = [electorate('CLG', 'ann', 'ben'), electorate('Kent', 'requester'), electorate('Medway')];
    const all = aSignOff({
      requesterId: 'ben',
      bodies: [anAskedBody({ id: 'clg', bodyId: 'body-CLG', rule: { rule: 'at_least', n: 2, including: [] } })],
    });
    const outcome = giveVerdict(all, attempt('clg', 'ann'), alone, now);
    expect(outcome).toMatchObject({ refused: false, value: { changes: [{ kind: 'verdict_recorded' }], signOff: { outcome: null } } });
  });
});

describe('the outcome of a request', () => {
  const bodies = (...written: string[]) =>
    written.map((one) => ({
      step: Number(one[0]),
      outcome: { a: 'approved', c: 'changes_requested', r: 'rejected' }[one[1] ?? ''] ?? null,
    })) as Parameters<typeof outcomeOf>[0];
  it.each([
    [bodies('1-', '2-'), null],
    [bodies('1a', '2-'), null],
    [bodies('1a', '2a'), 'approved'],
    [bodies('1c', '2-'), 'changes_requested'],
    [bodies('1a', '2c', '2-'), null],
    [bodies('1a', '2c', '2a'), 'changes_requested'],
    [bodies('1a', '2r', '2-'), 'rejected'],
    [bodies('1a', '2c', '2r'), 'rejected'],
  ])('%j is %s', (given, outcome) => {
    expect(outcomeOf(given)).toBe(outcome);
  });
});
