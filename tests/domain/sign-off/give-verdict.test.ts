import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import type { SignOff, VerdictAttempt, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { aRequest, asked, council, delegation, interest, now } from './council.ts';
import { amendment, condition, done, kinds, minor, refused, ruling, stateAfter, verdict, withdrawal } from './playing.ts';

const directory = council({
  bodies: {
    clg: { seats: ['chair cha', 'approver ann', 'approver ben', 'deputy dan'] },
    kent: { seats: ['approver cat', 'approver requester'] },
    medway: { seats: ['approver eve', 'approver fay'] },
  },
  others: ['stranger'],
});
const fresh = aRequest([asked('clg', 'any'), asked('kent', 'any', { step: 2 }), asked('medway', 'all', { step: 2 })]);
const stepTwo = stateAfter(fresh, directory, verdict('clg', 'ann'));

describe('a verdict', () => {
  it('decides for the body, opens the next step, settles the request', () => {
    const first = done(fresh, verdict('clg', 'ann'), directory);
    expect(first.changes).toMatchObject([
      {
        kind: 'verdict_recorded',
        askedBodyId: 'clg',
        verdict: { personId: 'ann', forIds: ['ann'], role: 'approver', versionId: 'version-1', round: 1, afterOutcome: false, at: now },
      },
      { kind: 'body_decided', askedBodyId: 'clg', outcome: 'approved', closedAt: null, chairsAction: null },
      { kind: 'step_opened', step: 2 },
    ]);
    expect(kinds(done(first.signOff, verdict('kent', 'cat'), directory))).toEqual(['verdict_recorded', 'body_decided']);
    const late = stateAfter(first.signOff, directory, verdict('kent', 'cat'), verdict('medway', 'eve'));
    const last = done(late, verdict('medway', 'fay'), directory);
    expect(last.changes.at(-1)).toEqual({ kind: 'settled', outcome: 'approved', reason: null });
    expect(last.signOff).toMatchObject({ outcome: 'approved', outcomeAt: now, outcomeReason: null });
  });

  it('that loses the race is recorded and changes nothing', () => {
    const late = done(stepTwo, verdict('clg', 'ben', 'reject'), directory);
    expect(late).toMatchObject({
      afterOutcome: true,
      changes: [{ kind: 'verdict_recorded', verdict: { personId: 'ben', afterOutcome: true } }],
    });
    expect(late.signOff.bodies[0]).toMatchObject({ outcome: 'approved', verdicts: [{ personId: 'ann' }, { personId: 'ben' }] });
    expect(refused(late.signOff, verdict('clg', 'ben', 'reject'), directory)).toMatchObject({ code: 'already_given' });
    expect(done(stepTwo, verdict('clg', 'ben', 'reject', { reason: null }), directory).afterOutcome).toBe(true);
  });

  it('for a body whose request has ended elsewhere comes after the outcome', () => {
    const rejected = stateAfter(stepTwo, directory, verdict('kent', 'cat', 'reject'));
    const late = done(rejected, verdict('medway', 'eve'), directory);
    expect([late.afterOutcome, late.signOff.outcome, late.signOff.bodies[2]?.outcome]).toEqual([true, 'rejected', null]);
    const withdrawn = stateAfter(stepTwo, directory, withdrawal('requester'));
    expect(done(withdrawn, verdict('medway', 'eve'), directory)).toMatchObject({ afterOutcome: true, signOff: { outcome: 'withdrawn' } });
  });

  it('before the body’s outcome replaces the person’s last: both stay, the last counts', () => {
    const changed = stateAfter(stepTwo, directory, verdict('medway', 'eve'), verdict('medway', 'eve', 'request_changes'));
    expect(changed.bodies[2]).toMatchObject({ outcome: 'changes_requested', verdicts: [{ kind: 'approve' }, { kind: 'request_changes' }] });
  });

  it('that asks for changes lets the bodies side by side decide first', () => {
    const asking = stateAfter(stepTwo, directory, verdict('kent', 'cat', 'request_changes'));
    expect(asking.outcome).toBeNull();
    expect(stateAfter(asking, directory, verdict('medway', 'eve'), verdict('medway', 'fay')).outcome).toBe('changes_requested');
    expect(stateAfter(asking, directory, verdict('medway', 'eve', 'reject')).outcome).toBe('rejected');
    expect(stateAfter(fresh, directory, verdict('clg', 'ben', 'request_changes')).outcome).toBe('changes_requested');
  });

  it('that abstains leaves the count, and can be changed', () => {
    const abstained = stateAfter(stepTwo, directory, verdict('medway', 'eve', 'abstain'));
    expect(abstained.bodies[2]?.outcome).toBeNull();
    expect(stateAfter(abstained, directory, verdict('medway', 'fay')).bodies[2]?.outcome).toBe('approved');
    expect(stateAfter(abstained, directory, verdict('medway', 'eve', 'reject')).outcome).toBe('rejected');
  });

  it('that steps aside stands until it is ruled otherwise', () => {
    const recused = stateAfter(stepTwo, directory, verdict('medway', 'eve', 'recuse'));
    expect(recused.bodies[2]?.verdicts[0]).toMatchObject({ kind: 'recuse', forIds: ['eve'], reason: null });
    expect(refused(recused, verdict('medway', 'eve'), directory)).toEqual({
      code: 'recused',
      reference: 'SO-12',
      body: 'MEDWAY',
      rulers: ['sec'],
    });
    expect(stateAfter(recused, directory, verdict('medway', 'fay')).bodies[2]?.outcome).toBe('approved');
    const back = stateAfter(recused, directory, ruling('medway', 'eve', 'sec'), verdict('medway', 'fay'));
    expect(back.bodies[2]?.outcome).toBeNull();
    expect(stateAfter(back, directory, verdict('medway', 'eve')).bodies[2]?.outcome).toBe('approved');
  });

  it('for rule any waits for the tag, also with conditions', () => {
    const tagged = council({ bodies: { clg: { seats: ['approver ann', 'approver lou lay'] } } });
    const request = aRequest([asked('clg', 'any', { including: ['lay'] })]);
    const open = stateAfter(request, tagged, verdict('clg', 'ann', 'approve_with_conditions'));
    expect(open.outcome).toBeNull();
    expect(stateAfter(open, tagged, verdict('clg', 'lou')).outcome).toBe('approved');
  });

  it('against settles a body that can no longer approve, whether or not somebody had left the count before', () => {
    const two = aRequest([asked('clg', 'at_least', { n: 2 })]);
    const abstained = stateAfter(two, directory, verdict('clg', 'ann', 'abstain'));
    expect(abstained.outcome).toBeNull();
    expect(stateAfter(abstained, directory, verdict('clg', 'ben', 'request_changes')).outcome).toBe('changes_requested');
    expect(stateAfter(two, directory, verdict('clg', 'ben', 'request_changes')).outcome).toBe('changes_requested');
    const tagged = council({ bodies: { clg: { seats: ['approver ann', 'approver fin finance'] } } });
    const any = aRequest([asked('clg', 'any', { including: ['finance'] })]);
    const without = stateAfter(any, tagged, verdict('clg', 'fin', 'abstain'));
    expect([without.outcome, stateAfter(without, tagged, verdict('clg', 'ann', 'reject')).outcome]).toEqual([null, 'rejected']);
  });

  it('on a minor version may be given again by who saw the version before', () => {
    const eve = stateAfter(stepTwo, directory, verdict('medway', 'eve'), minor);
    const again = done(eve, verdict('medway', 'eve', 'approve', { version: 2 }), directory);
    expect(again.signOff.bodies[2]?.verdicts.map(({ versionId }) => versionId)).toEqual(['version-1', 'version-2']);
    expect(refused(again.signOff, verdict('medway', 'eve', 'approve', { version: 2 }), directory)).toMatchObject({ code: 'already_given' });
  });

  it('keeps a body open that nobody is left to decide for', () => {
    const two = aRequest([asked('clg', 'at_least', { n: 2 })], { requesterId: 'ben' });
    expect(done(two, verdict('clg', 'ann'), directory)).toMatchObject({
      changes: [{ kind: 'verdict_recorded' }],
      signOff: { outcome: null },
    });
  });
});

describe('the words of a verdict', () => {
  it.each<[VerdictKind, object]>([
    ['request_changes', { code: 'reason_needed', reference: 'SO-12', toDo: 'request changes' }],
    ['reject', { code: 'reason_needed', reference: 'SO-12', toDo: 'reject' }],
    ['approve_with_conditions', { code: 'conditions_needed', reference: 'SO-12' }],
  ])('are needed to %s, unless they follow', (kind, refusal) => {
    const without = { reason: null, conditions: [] };
    expect(refused(fresh, verdict('clg', 'ann', kind, without), directory)).toEqual(refusal);
    const given = done(fresh, verdict('clg', 'ann', kind, { ...without, reasonToFollow: true }), directory);
    expect(given.signOff.bodies[0]?.outcome).not.toBeNull();
  });

  it('of a condition are needed too', () => {
    const empty = verdict('clg', 'ann', 'approve_with_conditions', { conditions: [condition(), condition({ text: null })] });
    expect(refused(fresh, empty, directory)).toMatchObject({ code: 'conditions_needed' });
    expect(done(fresh, { ...empty, reasonToFollow: true }, directory).signOff.bodies[0]?.verdicts[0]?.conditions).toMatchObject([
      { text: 'Say what it costs', discharged: null },
      { text: null },
    ]);
  });

  it.each<VerdictKind>(['approve', 'abstain', 'recuse'])('are not needed to %s, and conditions are kept of none of these', (kind) => {
    const given = done(fresh, verdict('clg', 'ann', kind, { conditions: [condition()] }), directory);
    expect(given.signOff.bodies[0]?.verdicts[0]).toMatchObject({ kind, reason: null, conditions: [] });
  });

  it('that follow are recorded with the same verdict again, also after the outcome; nothing new is refused', () => {
    const hasty = stateAfter(fresh, directory, verdict('clg', 'ann', 'reject', { reason: null, reasonToFollow: true }));
    const completed = done(hasty, verdict('clg', 'ann', 'reject', { reason: 'costs' }), directory);
    expect(completed).toMatchObject({ afterOutcome: true, signOff: { outcome: 'rejected' } });
    expect(refused(completed.signOff, verdict('clg', 'ann', 'reject'), directory)).toMatchObject({ code: 'already_given' });
    expect(refused(completed.signOff, verdict('clg', 'ann', 'reject', { reason: null, reasonToFollow: true }), directory)).toEqual({
      code: 'already_given',
      reference: 'SO-12',
      body: 'CLG',
      verdict: 'rejected',
    });
  });

  it('of conditions can be given again where one is new or fewer are left', () => {
    const one = condition();
    const given = (...conditions: VerdictAttempt['conditions']) => verdict('medway', 'eve', 'approve_with_conditions', { conditions });
    const first = stateAfter(stepTwo, directory, given(one, condition({ text: 'Ask the nurses' })));
    expect(refused(first, given(), directory)).toMatchObject({ code: 'already_given' });
    expect(done(first, given({ ...one, id: 'again' }), directory).signOff.bodies[2]?.verdicts).toHaveLength(2);
    expect(done(first, given(condition({ text: 'Ask the doctors' })), directory).signOff.bodies[2]?.verdicts).toHaveLength(2);
  });
});

describe('a verdict is refused', () => {
  const handed = council({
    bodies: { clg: { seats: ['chair cha', 'approver ann', 'approver ben', 'deputy dan'] } },
    interests: [interest('ben')],
    delegations: [delegation('clg', 'ann', 'dan', { until: now.plus({ days: 2 }) })],
    providers: ['pro'],
  });
  const closed = council({ bodies: { clg: { seats: ['approver pro', 'approver ann'] } }, providers: ['pro'] });
  const gone = council({ bodies: { clg: { seats: ['approver ann'], more: { until: now } } } });
  const one = aRequest([asked('clg', 'any')]);

  it.each<[string, SignOff, VerdictAttempt, Directory, object]>([
    [
      'without a seat',
      fresh,
      verdict('clg', 'cat'),
      directory,
      { code: 'not_an_approver', reference: 'SO-12', body: 'CLG', approvers: ['ann', 'ben'] },
    ],
    ['of a deputy to whom nobody delegated', fresh, verdict('clg', 'dan'), directory, { code: 'not_an_approver' }],
    ['of the chair where approvers decide', fresh, verdict('clg', 'cha'), directory, { code: 'not_an_approver' }],
    [
      'on one’s own request',
      stepTwo,
      verdict('kent', 'requester'),
      directory,
      { code: 'own_request', reference: 'SO-12', body: 'KENT', approvers: ['cat'] },
    ],
    [
      'with an interest',
      one,
      verdict('clg', 'ben'),
      handed,
      { code: 'conflicted', reference: 'SO-12', body: 'CLG', interests: ['shares of ben'], rulers: ['cha'] },
    ],
    [
      'of the provider side on what is closed',
      { ...one, subject: 'procurement' },
      verdict('clg', 'pro'),
      closed,
      { code: 'closed_to_provider', reference: 'SO-12', body: 'CLG', approvers: ['ann'] },
    ],
    ['for a body that has ended', one, verdict('clg', 'ann'), gone, { code: 'body_has_ended', reference: 'SO-12', body: 'CLG' }],
    [
      'before its step is open',
      fresh,
      verdict('kent', 'cat'),
      directory,
      { code: 'step_not_open', reference: 'SO-12', body: 'KENT', waitingFor: ['CLG'] },
    ],
    [
      'for a step that never opened',
      stateAfter(fresh, directory, verdict('clg', 'ann', 'reject')),
      verdict('kent', 'cat'),
      directory,
      { code: 'request_has_ended', reference: 'SO-12', outcome: 'rejected' },
    ],
    [
      'for a step that waits for another version',
      stateAfter(fresh, directory, verdict('clg', 'ann', 'request_changes')),
      verdict('kent', 'cat'),
      directory,
      { code: 'step_not_open', waitingFor: ['CLG'] },
    ],
    [
      'the same again',
      stateAfter(stepTwo, directory, verdict('medway', 'eve')),
      verdict('medway', 'eve'),
      directory,
      { code: 'already_given', verdict: 'approved' },
    ],
    [
      'on a stale card',
      stateAfter(fresh, directory, amendment),
      verdict('clg', 'ann'),
      directory,
      { code: 'version_not_current', reference: 'SO-12', shown: 1, current: 2 },
    ],
    [
      'on a version that does not exist',
      fresh,
      verdict('clg', 'ann', 'approve', { version: 2 }),
      directory,
      { code: 'version_not_current', shown: 2 },
    ],
    [
      'of a stranger, whatever else is wrong',
      fresh,
      verdict('kent', 'stranger', 'reject', { version: 9, reason: null }),
      directory,
      { code: 'not_an_approver' },
    ],
  ])('%s', (_, signOff, attempt, world, refusal) => {
    expect(refused(signOff, attempt, world)).toMatchObject(refusal);
  });

  it('of a deputy who made the request or has an interest, as theirs', () => {
    const own = aRequest([asked('clg', 'any')], { requesterId: 'dan' });
    expect(refused(own, verdict('clg', 'dan'), handed)).toMatchObject({ code: 'own_request', approvers: ['ann'] });
    expect(refused(one, verdict('clg', 'dan'), { ...handed, interests: [interest('dan')] })).toMatchObject({ code: 'conflicted' });
  });

  it('of who is kept from the papers by another body, though this one lets them decide', () => {
    const both = council({
      bodies: { clg: { seats: ['chair cha', 'approver ben'] }, hwb: { seats: ['chair hal', 'approver ben'] } },
      interests: [interest('ben')],
    });
    const ruled = stateAfter(aRequest([asked('clg', 'any'), asked('hwb', 'any')]), both, ruling('clg', 'ben', 'cha', 'remain'));
    expect(done(ruled, verdict('clg', 'ben'), both).signOff.bodies[0]?.outcome).toBe('approved');
    const excluded = stateAfter(ruled, both, ruling('hwb', 'ben', 'hal', 'no_papers'));
    expect(refused(excluded, verdict('clg', 'ben'), both)).toEqual({ code: 'kept_from_papers', reference: 'SO-12' });
  });
});

describe('a verdict of a deputy', () => {
  const running = council({
    bodies: { clg: { seats: ['approver ann', 'approver ben', 'deputy dan'] } },
    delegations: [delegation('clg', 'ann', 'dan'), delegation('clg', 'ben', 'dan')],
  });
  const ended = { ...running, delegations: [] };
  const all = aRequest([asked('clg', 'all')]);

  it('is recorded for all they speak for, and counts once', () => {
    const given = done(all, verdict('clg', 'dan'), running);
    expect(given.changes[0]).toMatchObject({ verdict: { personId: 'dan', forIds: ['ann', 'ben'], role: 'deputy' } });
    expect(given.signOff.outcome).toBe('approved');
    const two = aRequest([asked('clg', 'at_least', { n: 2 })]);
    expect(done(two, verdict('clg', 'dan'), running).signOff.outcome).toBeNull();
  });

  it('stands after the delegation, and gives way to the approver’s own', () => {
    const asking = stateAfter(
      aRequest([asked('clg', 'majority')]),
      { ...running, delegations: [delegation('clg', 'ann', 'dan')] },
      verdict('clg', 'dan'),
    );
    expect(refused(asking, verdict('clg', 'dan', 'reject'), ended)).toMatchObject({ code: 'not_an_approver' });
    expect(stateAfter(asking, ended, verdict('clg', 'ben')).outcome).toBe('approved');
    expect(stateAfter(asking, ended, verdict('clg', 'ann', 'request_changes')).outcome).toBe('changes_requested');
  });
});
