import { describe, expect, it } from 'vitest';
import { toKeep } from '#src/domain/sign-off/decision.ts';
import type { SignOff, VerdictAttempt } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, stepIsOpen } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, council, delegation, interest, now } from './council.ts';
import {
  amendment,
  chairsAction,
  contestVerdict,
  contestVersion,
  done,
  kinds,
  minor,
  reconsider,
  recorded,
  refused,
  stateAfter,
  verdict,
} from './playing.ts';
import { aVerdict } from './sign-offs.ts';

const directory = council({
  bodies: {
    clg: { seats: ['chair cha', 'approver ann', 'approver ben', 'approver cat', 'deputy dan'], more: { chairsAction: true } },
    kent: { seats: ['approver kim', 'approver ken'] },
  },
  others: ['stranger'],
});
const fresh = aRequest([asked('clg', 'majority'), asked('kent', 'all', { step: 2 })]);

describe('a contested minor version', () => {
  const decided = stateAfter(fresh, directory, verdict('clg', 'ann'), verdict('clg', 'ben'), minor);

  it('becomes major: every body starts again', () => {
    const contested = done(decided, contestVersion('ann'), directory);
    expect(contested.changes).toMatchObject([
      {
        kind: 'version_contested',
        version: {
          id: 'version-2',
          change: 'major',
          reason: 'a typing mistake',
          contested: { byId: 'ann', reason: 'it is more than wording', at: now },
        },
      },
      { kind: 'body_reopened', askedBodyId: 'clg', round: 2, decided: ['ann', 'ben'], because: 'version_contested' },
      { kind: 'body_reopened', askedBodyId: 'kent', round: 2, decided: [] },
      { kind: 'step_opened', step: 1 },
    ]);
    expect(contested.signOff.versions.map(({ change }) => change)).toEqual(['first', 'major']);
    const again = stateAfter(contested.signOff, directory, verdict('clg', 'ann', 'approve', { version: 2 }));
    expect(again.bodies[0]?.verdicts.at(-1)).toMatchObject({ versionId: 'version-2', round: 2 });
  });

  it('can be contested by whoever may decide for a body asked, whether or not it is its turn', () => {
    const delegated = { ...directory, delegations: [delegation('clg', 'cat', 'dan')] };
    for (const person of ['ann', 'kim', 'cat', 'dan'])
      expect(kinds(done(decided, contestVersion(person), delegated))[0]).toBe('version_contested');
  });

  it.each([
    ['a stranger', contestVersion('stranger'), { code: 'no_say', reference: 'SO-12', approvers: ['ann', 'ben', 'cat', 'kim', 'ken'] }],
    ['the requester', contestVersion('requester'), { code: 'no_say' }],
    ['somebody with an interest', contestVersion('ken'), { code: 'conflicted', interests: ['shares of ken'] }],
    ['without a reason', contestVersion('ann', 2, ''), { code: 'reason_needed', reference: 'SO-12', toDo: 'contest version 2' }],
    ['an earlier version', contestVersion('ann', 1), { code: 'version_not_current', shown: 1, current: 2 }],
  ])('is not by or for %s', (_, event, refusal) => {
    const delegated = { ...directory, delegations: [delegation('clg', 'cat', 'dan')], interests: [interest('ken')] };
    const open = refusal.code === 'no_say' && event.personId === 'stranger' ? directory : delegated;
    expect(refused(decided, event, open)).toMatchObject(refusal);
  });

  it('is one that is minor, of a request that is open', () => {
    expect(refused(fresh, contestVersion('ann', 1), directory)).toEqual({ code: 'not_contestable', reference: 'SO-12', version: 1 });
    const once = stateAfter(decided, directory, contestVersion('ann'));
    expect(refused(once, contestVersion('ben'), directory)).toMatchObject({ code: 'not_contestable' });
    const second = { version: 2 };
    const approved = stateAfter(decided, directory, verdict('kent', 'kim', 'approve', second), verdict('kent', 'ken', 'approve', second));
    expect(refused(approved, contestVersion('ann'), directory)).toMatchObject({ code: 'request_has_ended', outcome: 'approved' });
    const sentBack = stateAfter(decided, directory, verdict('kent', 'kim', 'request_changes', second));
    expect(refused(sentBack, contestVersion('ann'), directory)).toEqual({ code: 'waits_for_version', reference: 'SO-12' });
  });
});

describe('a contested verdict', () => {
  const wrong = verdict('clg', 'ben');
  /** Ann approves herself; the secretariat records that Ben did: two of three */
  const decided = stateAfter(fresh, directory, verdict('clg', 'ann'), recorded(wrong), verdict('kent', 'kim'));
  const body = (signOff: SignOff, id = 'clg') => askedBody(signOff, id);

  it('opens a body whose outcome does not follow without it; later steps close by that', () => {
    const contested = done(decided, contestVerdict(wrong), directory);
    expect(contested.changes).toEqual([
      { kind: 'verdict_contested', askedBodyId: 'clg', verdictId: wrong.verdictId, reason: 'I said no' },
      { kind: 'body_reopened', askedBodyId: 'clg', round: 1, decided: ['ann'], because: 'verdict_contested' },
    ]);
    expect(body(contested.signOff)).toMatchObject({
      outcome: null,
      round: 1,
      verdicts: [{}, { contested: { at: now, reason: 'I said no' } }],
    });
    expect(stepIsOpen(contested.signOff, 2)).toBe(false);
    expect(refused(contested.signOff, verdict('kent', 'ken'), directory)).toMatchObject({ code: 'step_not_open' });
  });

  it('leaves what was given meanwhile: when its step opens again, it counts', () => {
    const reopened = stateAfter(decided, directory, contestVerdict(wrong));
    const again = done(reopened, verdict('clg', 'cat'), directory);
    expect(kinds(again)).toEqual(['verdict_recorded', 'body_decided', 'step_opened']);
    expect(stateAfter(again.signOff, directory, verdict('kent', 'ken')).outcome).toBe('approved');
    const complete = stateAfter(decided, directory, contestVerdict(wrong), verdict('clg', 'ben', 'reject'), verdict('clg', 'cat'));
    expect(body(complete)).toMatchObject({ outcome: 'approved' });
  });

  it('leaves a later body as it is until its step opens again, and judges it then', () => {
    const reopened = stateAfter(decided, directory, contestVerdict(wrong));
    const withoutKen = { ...directory, interests: [interest('ken')] };
    expect(done(reopened, reconsider, withoutKen).changes).toEqual([]);
    const again = done(reopened, verdict('clg', 'cat'), withoutKen);
    expect(again.changes.slice(1)).toMatchObject([
      { kind: 'body_decided', askedBodyId: 'clg' },
      { kind: 'step_opened', step: 2 },
      { kind: 'body_decided', askedBodyId: 'kent', outcome: 'approved' },
      { kind: 'settled', outcome: 'approved' },
    ]);
  });

  it('that did not count undoes nothing, whatever interest has come to light since', () => {
    const late = verdict('clg', 'cat');
    const signOff = stateAfter(decided, directory, recorded(late));
    const known = { ...directory, interests: [interest('ann')] };
    expect(kinds(done(signOff, contestVerdict(late), known))).toEqual(['verdict_contested']);
  });

  it('is judged by who decided then, whatever the governance file says of that day since', () => {
    const bodies = decided.bodies.map((one) => (one.outcome ? { ...one, decidedBy: toKeep(decided, one, directory, now) } : one));
    const onlyAnn = {
      ...directory,
      seats: council({ bodies: { clg: { seats: ['chair cha', 'approver ann'] }, kent: { seats: ['approver kim'] } } }).seats,
    };
    expect(kinds(done({ ...decided, bodies }, contestVerdict(wrong), onlyAnn))).toContain('body_reopened');
  });

  it('is judged without what was contested before it', () => {
    const [anns, bens] = [verdict('clg', 'ann'), verdict('clg', 'ben')];
    const later = asked('kent', 'all', { step: 2 });
    const first = aRequest([asked('clg', 'at_least', { n: 1, outcome: 'approved', outcomeAt: now }), later]);
    const given = [anns, bens].map(({ verdictId: id, personId }) =>
      aVerdict(personId, { id, recorded: { byId: 'sec', how: 'paper', note: null } }),
    );
    const both = { ...first, bodies: first.bodies.map((one) => (one.outcome ? { ...one, verdicts: given } : one)) };
    const once = done(both, contestVerdict(anns), directory, now.plus({ minutes: 1 }));
    expect(kinds(once)).toEqual(['verdict_contested']);
    expect(kinds(done(once.signOff, contestVerdict(bens), directory, now.plus({ minutes: 2 })))).toContain('body_reopened');
  });

  it('settles the request where a later body had decided before', () => {
    const both = aRequest([asked('clg', 'majority'), asked('kent', 'any', { step: 2 }), asked('group', 'chair', { step: 3 })]);
    const third = stateAfter(both, directory, verdict('clg', 'ann'), recorded(wrong), verdict('kent', 'kim'));
    const again = done(stateAfter(third, directory, contestVerdict(wrong)), verdict('clg', 'cat'), directory);
    expect(again.changes.slice(1)).toMatchObject([
      { kind: 'body_decided' },
      { kind: 'step_opened', step: 2 },
      { kind: 'step_opened', step: 3 },
    ]);
  });

  it('lets a verdict that came after the outcome be given again', () => {
    const late = stateAfter(decided, directory, verdict('clg', 'cat'));
    const reopened = stateAfter(late, directory, contestVerdict(wrong));
    expect(body(reopened).outcome).toBeNull();
    expect(body(stateAfter(reopened, directory, verdict('clg', 'cat'))).outcome).toBe('approved');
  });

  it('changes nothing where the outcome follows all the same, or it did not count', () => {
    const against = verdict('clg', 'ben', 'reject');
    const outvoted = stateAfter(fresh, directory, recorded(against), verdict('clg', 'ann'), verdict('clg', 'cat'));
    expect(kinds(done(outvoted, contestVerdict(against), directory))).toEqual(['verdict_contested']);
    const late = verdict('clg', 'cat');
    expect(kinds(done(stateAfter(decided, directory, recorded(late)), contestVerdict(late), directory))).toEqual(['verdict_contested']);
    const earlier = stateAfter(decided, directory, amendment);
    expect(kinds(done(earlier, contestVerdict(wrong), directory))).toEqual(['verdict_contested']);
    const urgent = verdict('clg', 'ben', 'reject');
    const alone = stateAfter(fresh, directory, recorded(urgent), chairsAction('clg', 'cha'));
    expect(kinds(done(alone, contestVerdict(urgent), directory))).toEqual(['verdict_contested']);
  });

  it('is judged by who decided then: a seat that has ended since does not undo a decision', () => {
    const against = verdict('clg', 'cat', 'reject');
    const outvoted = stateAfter(fresh, directory, recorded(against), verdict('clg', 'ann'), verdict('clg', 'ben'));
    const later = now.plus({ days: 2 });
    const seats = directory.seats.map((seat) => ({
      ...seat,
      holders: seat.holders.map((holder) => (holder.personId === 'ann' ? { ...holder, until: now.plus({ days: 1 }) } : holder)),
    }));
    expect(kinds(done(outvoted, contestVerdict(against), { ...directory, seats }, later))).toEqual(['verdict_contested']);
  });

  it('that had sent a request back opens it again', () => {
    const back = verdict('kent', 'kim', 'request_changes');
    const sentBack = stateAfter(fresh, directory, verdict('clg', 'ann'), verdict('clg', 'ben'), recorded(back));
    expect(sentBack.outcome).toBe('changes_requested');
    const contested = done(sentBack, contestVerdict(back), directory);
    expect(kinds(contested)).toEqual(['verdict_contested', 'body_reopened', 'reopened']);
    expect(contested.signOff).toMatchObject({ outcome: null, outcomeAt: null });
  });

  it('once the request has ended is on record and changes nothing', () => {
    const approved = stateAfter(decided, directory, verdict('kent', 'ken'));
    const contested = done(approved, contestVerdict(wrong), directory);
    expect(kinds(contested)).toEqual(['verdict_contested']);
    expect(contested.signOff).toMatchObject({ outcome: 'approved', bodies: [{ outcome: 'approved' }, {}] });
  });

  it.each<[string, Partial<Parameters<typeof contestVerdict>[1] & object>, object]>([
    ['somebody else', { personId: 'ann' }, { code: 'not_your_verdict', reference: 'SO-12', body: 'CLG', person: 'ben' }],
    ['without a reason', { reason: '' }, { code: 'reason_needed', reference: 'SO-12', toDo: 'contest what was recorded for you' }],
  ])('is not by %s', (_, more, refusal) => {
    expect(refused(decided, contestVerdict(wrong, more), directory)).toEqual(refusal);
  });

  it('is one that the secretariat recorded, once', () => {
    const own: VerdictAttempt = verdict('clg', 'cat');
    expect(refused(stateAfter(decided, directory, own), contestVerdict(own), directory)).toEqual({
      code: 'own_verdict',
      reference: 'SO-12',
      body: 'CLG',
    });
    const once = stateAfter(decided, directory, contestVerdict(wrong));
    expect(refused(once, contestVerdict(wrong), directory)).toMatchObject({ code: 'contested_already' });
    expect(refused(decided, contestVerdict(wrong, { verdictId: 'none' }), directory)).toEqual({ code: 'gone', what: 'answer' });
  });
});
