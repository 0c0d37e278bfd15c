import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { ratifications, reasonOfChairsAction } from '#src/domain/sign-off/ratifications.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { london, sitting } from '#tests/support/kent.ts';
import { aRequest, asked, type BodySpec, council, interest, now } from './council.ts';
import { amendment, chairsAction, done, kinds, refused, stateAfter, verdict, withdrawal } from './playing.ts';

const clg = (more: BodySpec['more'] = { chairsAction: true }, interests: Directory['interests'] = []) =>
  council({
    bodies: { clg: { seats: ['chair cha', 'co-chair cob', 'approver ann', 'approver ben'], more }, kent: { seats: ['approver kim'] } },
    interests,
  });
const directory = clg();
const fresh = aRequest([asked('clg', 'all'), asked('kent', 'any', { step: 2 })]);

describe('chair’s action', () => {
  it('approves for the body at once and opens the next step', () => {
    const taken = done(fresh, chairsAction('clg', 'cha'), directory);
    expect(taken.changes).toMatchObject([
      {
        kind: 'verdict_recorded',
        verdict: { personId: 'cha', forIds: ['cha'], kind: 'approve', reason: 'urgent', role: 'chair', afterOutcome: false },
      },
      { kind: 'body_decided', askedBodyId: 'clg', outcome: 'approved', chairsAction: { byId: 'cha', reason: 'urgent', at: now } },
      { kind: 'step_opened', step: 2 },
    ]);
    expect(done(taken.signOff, verdict('clg', 'ann', 'reject'), directory).afterOutcome).toBe(true);
    expect(stateAfter(taken.signOff, directory, verdict('kent', 'kim')).outcome).toBe('approved');
  });

  it('helps where nobody is left to decide', () => {
    expect(done(fresh, chairsAction('clg', 'cha'), clg(undefined, [interest('ann'), interest('ben')])).signOff.bodies[0]?.outcome).toBe(
      'approved',
    );
  });

  it.each<[string, SignOff, ReturnType<typeof chairsAction>, Directory, object]>([
    ['where the body has none', fresh, chairsAction('clg', 'cha'), clg({}), { code: 'no_chairs_action', reference: 'SO-12', body: 'CLG' }],
    [
      'of an approver',
      fresh,
      chairsAction('clg', 'ann'),
      directory,
      { code: 'not_the_chair', reference: 'SO-12', body: 'CLG', chairs: ['cha'] },
    ],
    ['of the co-chair', fresh, chairsAction('clg', 'cob'), directory, { code: 'not_the_chair' }],
    [
      'of a chair who made the request',
      { ...fresh, requesterId: 'cha' },
      chairsAction('clg', 'cha'),
      directory,
      { code: 'own_request', approvers: ['ann', 'ben'] },
    ],
    [
      'of a chair with an interest',
      fresh,
      chairsAction('clg', 'cha'),
      clg(undefined, [interest('cha')]),
      { code: 'conflicted', rulers: ['cob'] },
    ],
    ['of a body that has ended', fresh, chairsAction('clg', 'cha'), clg({ chairsAction: true, until: now }), { code: 'body_has_ended' }],
    [
      'without a reason',
      fresh,
      chairsAction('clg', 'cha', { reason: null }),
      directory,
      { code: 'reason_needed', toDo: "take chair's action" },
    ],
    [
      'on a stale card',
      stateAfter(fresh, directory, amendment),
      chairsAction('clg', 'cha'),
      directory,
      { code: 'version_not_current', shown: 1 },
    ],
    [
      'once the body has decided',
      stateAfter(fresh, directory, verdict('clg', 'ann'), verdict('clg', 'ben')),
      chairsAction('clg', 'cha'),
      directory,
      { code: 'body_has_decided', reference: 'SO-12', body: 'CLG', outcome: 'approved' },
    ],
    [
      'once the request has ended',
      stateAfter(fresh, directory, withdrawal('requester')),
      chairsAction('clg', 'cha'),
      directory,
      { code: 'request_has_ended' },
    ],
    [
      'while it waits for another version',
      stateAfter(fresh, directory, verdict('clg', 'ann', 'request_changes')),
      chairsAction('clg', 'cha'),
      directory,
      { code: 'waits_for_version' },
    ],
  ])('is refused %s', (_, signOff, event, world, refusal) => {
    expect(refused(signOff, event, world)).toMatchObject(refusal);
  });

  it('is refused before the step is open', () => {
    const world = council({ bodies: { clg: { seats: ['approver ann'] }, kent: { seats: ['chair kay'], more: { chairsAction: true } } } });
    expect(refused(fresh, chairsAction('kent', 'kay'), world)).toMatchObject({ code: 'step_not_open', waitingFor: ['CLG'] });
  });

  it('can have its reason follow, once', () => {
    const hasty = stateAfter(fresh, directory, chairsAction('clg', 'cha', { reason: null, reasonToFollow: true }));
    expect(hasty.bodies[0]).toMatchObject({ outcome: 'approved', chairsAction: { reason: null } });
    const completed = done(hasty, chairsAction('clg', 'cha'), directory);
    expect(completed).toMatchObject({
      afterOutcome: true,
      changes: [{ kind: 'verdict_recorded', verdict: { reason: 'urgent', afterOutcome: true } }],
    });
    expect(refused(completed.signOff, chairsAction('clg', 'cha'), directory)).toMatchObject({ code: 'body_has_decided' });
    const [body] = completed.signOff.bodies;
    if (!body) throw new Error('It asks the group');
    expect(reasonOfChairsAction(body)).toBe('urgent');
  });

  it('goes with a new version', () => {
    const amended = stateAfter(fresh, directory, chairsAction('clg', 'cha'), amendment);
    expect(amended.bodies[0]).toMatchObject({ outcome: null, chairsAction: null, round: 2 });
    expect(kinds(done(amended, chairsAction('clg', 'cha', { version: 2 }), directory))).toContain('body_decided');
  });
});

describe('what is to be ratified', () => {
  const taken = stateAfter(fresh, directory, chairsAction('clg', 'cha'));
  const meeting = (wallClock: string, more = {}) => sitting('clg', wallClock, more);
  const next = (...meetings: ReturnType<typeof sitting>[]) => ratifications(directory, [fresh, taken], meetings);

  it('is what a chair approved alone, at their body’s next meeting', () => {
    const meetings = [
      meeting('2012-01-18T14:00'),
      meeting('2011-12-14T14:00'),
      meeting('2011-11-09T14:00'),
      sitting('kent', '2011-11-30T14:00'),
    ];
    expect(next(...meetings)).toEqual([
      {
        reference: 'SO-12',
        askedBodyId: 'clg',
        bodyId: 'body-clg',
        chair: 'cha',
        reason: 'urgent',
        at: now,
        meeting: meetings[1],
      },
    ]);
  });

  it('is nothing of a request that was withdrawn or rejected, and stays where changes are requested', () => {
    const found = (outcome: SignOff['outcome']) => ratifications(directory, [{ ...taken, outcome }], [meeting('2011-12-14T14:00')]);
    expect([found('withdrawn'), found('rejected')]).toEqual([[], []]);
    expect([found('changes_requested'), found('approved'), found(null)].map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('follows a meeting that is cancelled, and waits where there is none', () => {
    const cancelled = meeting('2011-12-14T14:00', { cancelledAt: london('2011-11-11T09:00') });
    expect(next(cancelled, meeting('2012-01-18T14:00'))[0]?.meeting?.at).toEqual(london('2012-01-18T14:00'));
    expect(next(cancelled)).toMatchObject([{ meeting: null }]);
  });
});
