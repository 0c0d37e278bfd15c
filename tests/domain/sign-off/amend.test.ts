import { describe, expect, it } from 'vitest';
import { mayNot } from '#src/domain/sign-off/amend.ts';
import { verdictStanding } from '#src/domain/sign-off/decision.ts';
import { electorateOf, unanswered } from '#src/domain/sign-off/electorate.ts';
import type { SignOff, SignOffVersion, VerdictAttempt } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, stepIsOpen } from '#src/domain/sign-off/steps.ts';
import { changesAskedBefore, standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import { sampleFile } from '#tests/support/sign-off-samples.ts';
import { aRequest, asked, council, interest, now } from './council.ts';
import { amendment, contestVersion, done, kinds, minor, refused, ruling, stateAfter, verdict, withdrawal } from './playing.ts';
import { aVersion } from './sign-offs.ts';

const directory = council({
  bodies: {
    group: { seats: ['chair lead', 'deputy dep', 'secretary wri', 'member requester', 'member mem'] },
    clg: { seats: ['chair cha', 'approver ann', 'approver ben', 'approver lead'] },
    kent: { seats: ['approver cat'] },
    medway: { seats: ['approver eve', 'approver fay'] },
  },
  others: ['stranger'],
});
const fresh = aRequest([asked('clg', 'majority'), asked('kent', 'any', { step: 2 }), asked('medway', 'all', { step: 2 })]);
const stepTwo = stateAfter(fresh, directory, verdict('clg', 'ann'), verdict('clg', 'ben'));
const underWay = stateAfter(stepTwo, directory, verdict('medway', 'eve'));
/** Kent asked for changes, Medway approved */
const sentBack = stateAfter(underWay, directory, verdict('kent', 'cat', 'request_changes'), verdict('medway', 'fay'));
const outcomes = (signOff: SignOff) => signOff.bodies.map(({ outcome, round }) => `${outcome} ${round}`);

describe('a major version', () => {
  it('starts every body again from step one, decided or not, and says who had decided', () => {
    const amended = done(underWay, amendment(underWay), directory);
    expect(amended.changes).toMatchObject([
      { kind: 'version_added', version: { number: 2, change: 'major', reason: null } },
      { kind: 'body_reopened', askedBodyId: 'clg', round: 2, decided: ['ann', 'ben'], because: 'new_version' },
      { kind: 'body_reopened', askedBodyId: 'kent', round: 2, decided: [] },
      { kind: 'body_reopened', askedBodyId: 'medway', round: 2, decided: ['eve'] },
      { kind: 'step_opened', step: 1 },
    ]);
    expect(outcomes(amended.signOff)).toEqual(['null 2', 'null 2', 'null 2']);
    expect([1, 2].map((step) => stepIsOpen(amended.signOff, step))).toEqual([true, false]);
    expect(amended.signOff.bodies.map(({ verdicts }) => verdicts.length)).toEqual([2, 0, 1]);
  });

  it('opens a request again that was sent back for changes', () => {
    expect(sentBack.outcome).toBe('changes_requested');
    const amended = done(sentBack, amendment(sentBack), directory);
    expect(kinds(amended).slice(0, 2)).toEqual(['version_added', 'reopened']);
    expect(amended.signOff).toMatchObject({ outcome: null, outcomeAt: null });
    expect(outcomes(amended.signOff)).toEqual(['null 2', 'null 2', 'null 2']);
  });

  it('takes verdicts on itself alone', () => {
    const amended = stateAfter(underWay, directory, amendment);
    expect(refused(amended, verdict('clg', 'ann'), directory)).toMatchObject({ code: 'version_not_current' });
    const once = stateAfter(amended, directory, verdict('clg', 'ann', 'approve', { version: 2 }));
    expect(once.bodies[0]?.outcome).toBeNull();
    expect(once.bodies[0]?.verdicts.at(-1)).toMatchObject({ versionId: 'version-2', round: 2 });
  });

  it('is what a version is unless it says otherwise, whatever reason it carries', () => {
    const amended = done(fresh, amendment(fresh, { change: 'first', reason: 'only wording' }), directory);
    expect(amended.signOff.versions.at(-1)).toMatchObject({ change: 'major', reason: 'only wording' });
  });

  it('may say what has changed and why, or not', () => {
    const reasonOf = (reason: string | null) => done(fresh, amendment(fresh, { reason }), directory).signOff.versions.at(-1)?.reason;
    expect(['The costs were wrong', '', null].map(reasonOf)).toEqual(['The costs were wrong', null, null]);
  });
});

describe('a minor version', () => {
  it('lets verdicts stand on the version they were given on', () => {
    const amended = done(underWay, minor(underWay), directory);
    expect(amended.changes).toMatchObject([
      { kind: 'version_added', version: { change: 'minor', reason: 'a typing mistake', contested: null } },
    ]);
    expect(outcomes(amended.signOff)).toEqual(['approved 1', 'null 1', 'null 1']);
    const decided = stateAfter(amended.signOff, directory, verdict('medway', 'fay', 'approve', { version: 2 }));
    expect(askedBody(decided, 'medway')).toMatchObject({
      outcome: 'approved',
      verdicts: [{ versionId: 'version-1' }, { versionId: 'version-2' }],
    });
  });

  it('after changes requested opens the bodies that asked, and asks again who did', () => {
    const amended = done(sentBack, minor(sentBack), directory);
    expect(amended.changes).toMatchObject([
      { kind: 'version_added' },
      { kind: 'reopened' },
      { kind: 'verdict_replied', askedBodyId: 'kent', versionId: 'version-2' },
      { kind: 'body_reopened', askedBodyId: 'kent', round: 1, decided: [], because: 'new_version' },
    ]);
    expect(outcomes(amended.signOff)).toEqual(['approved 1', 'null 1', 'approved 1']);
    expect(stateAfter(amended.signOff, directory, verdict('kent', 'cat', 'approve', { version: 2 })).outcome).toBe('approved');
  });

  it('opens a body that asked for changes while others still decide', () => {
    const asking = stateAfter(underWay, directory, verdict('kent', 'cat', 'request_changes'));
    expect(outcomes(stateAfter(asking, directory, minor))).toEqual(['approved 1', 'null 1', 'null 1']);
  });

  it('asks again who asked for changes, and leaves the approvals of others in their body', () => {
    const back = stateAfter(underWay, directory, verdict('medway', 'fay', 'request_changes'));
    expect(askedBody(back, 'medway').outcome).toBe('changes_requested');
    const open = stateAfter(back, directory, minor);
    const medway = askedBody(open, 'medway');
    expect(medway).toMatchObject({ outcome: null, round: 1, verdicts: [{ personId: 'eve' }, { replied: { versionId: 'version-2' } }] });
    expect(standingVerdicts(directory, medway)).toMatchObject([{ personId: 'eve', versionId: 'version-1' }]);
    expect(unanswered(open, medway, electorateOf(directory, open, medway, now)).map(({ personId }) => personId)).toEqual(['fay']);
    expect(changesAskedBefore(directory, medway)).toMatchObject([{ personId: 'fay', reason: 'costs' }]);
    const approved = stateAfter(open, directory, verdict('medway', 'fay', 'approve', { version: 2 }));
    expect(askedBody(approved, 'medway').outcome).toBe('approved');
    expect(
      askedBody(approved, 'medway').verdicts.map((one) => verdictStanding(approved, askedBody(approved, 'medway'), one, directory, now)),
    ).toEqual(['counts', 'replied', 'counts']);
    expect(stateAfter(open, directory, contestVersion('eve')).bodies.map(({ round }) => round)).toEqual([2, 2, 2]);
  });

  it('asks again who asked for changes in a body that is still open, without an answer of theirs from before', () => {
    const one = stateAfter(fresh, directory, verdict('clg', 'ann'), verdict('clg', 'ann', 'request_changes'));
    expect(askedBody(one, 'clg').outcome).toBeNull();
    const amended = done(one, minor(one), directory);
    expect(kinds(amended)).toEqual(['version_added', 'verdict_replied']);
    const clg = askedBody(amended.signOff, 'clg');
    expect(standingVerdicts(directory, clg)).toEqual([]);
    const owing = unanswered(amended.signOff, clg, electorateOf(directory, amended.signOff, clg, now));
    expect(owing.map(({ personId }) => personId)).toEqual(['ann', 'ben', 'lead']);
  });

  it('leaves a rejection standing, unless with it the version that was wanted would be refused unread', () => {
    const lay = council({
      bodies: { group: { seats: ['chair lead'] }, kent: { seats: ['approver ann', 'approver ben', 'approver cat lay'] } },
    });
    const askedAgain = (request: SignOff, ...against: readonly VerdictAttempt[]) => {
      const back = stateAfter(request, lay, ...against);
      expect(back.outcome).toBe('changes_requested');
      const open = stateAfter(back, lay, minor);
      expect([open.outcome, askedBody(open, 'kent').outcome]).toEqual([null, null]);
      return askedBody(open, 'kent')
        .verdicts.filter(({ replied }) => replied)
        .map(({ personId }) => personId);
    };
    const changes = verdict('kent', 'ann', 'request_changes');
    const majority = aRequest([asked('kent', 'majority')]);
    expect(askedAgain(majority, changes, verdict('kent', 'cat', 'reject'))).toEqual(['ann']);
    const withLay = aRequest([asked('kent', 'at_least', { n: 1, including: ['lay'] })]);
    expect(askedAgain(withLay, changes, verdict('kent', 'cat', 'reject'))).toEqual(['ann', 'cat']);
    expect(askedAgain(withLay, changes, verdict('kent', 'cat', 'abstain'))).toEqual(['ann', 'cat']);
  });

  it('takes the voice of an approver who wrote it, which may settle their body', () => {
    const one = stateAfter(fresh, directory, verdict('clg', 'lead', 'reject'), verdict('clg', 'ann'));
    expect(one.bodies[0]?.outcome).toBeNull();
    const amended = stateAfter(one, directory, minor(one, { byId: 'lead' }), verdict('clg', 'ben', 'approve', { version: 2 }));
    expect(amended.bodies[0]?.outcome).toBe('approved');
    expect(refused(amended, verdict('clg', 'lead', 'approve', { version: 2 }), directory)).toMatchObject({ code: 'own_request' });
  });

  it.each<[string, Partial<SignOffVersion>, object]>([
    ['another link', { links: ['https://a.example/2'] }, { code: 'not_minor', reference: 'SO-12', version: 2, changed: ['links'] }],
    ['links in another order', { links: ['https://a.example/1', 'https://a.example/0'] }, { changed: ['links'] }],
    ['another file', { files: [sampleFile()] }, { changed: ['files'] }],
    ['another section', { sections: ['finance'] }, { changed: ['sections'] }],
    ['no reason', { reason: null }, { code: 'reason_needed', reference: 'SO-12', toDo: 'send a minor version' }],
    ['an empty reason', { reason: '' }, { code: 'reason_needed' }],
  ])('is none with %s', (_, more, refusal) => {
    const linked = { ...fresh, versions: [aVersion({ links: ['https://a.example/0', 'https://a.example/1'] })] };
    expect(refused(linked, minor(linked, more), directory)).toMatchObject(refusal);
  });
});

describe('a version', () => {
  it.each(['requester', 'lead', 'dep', 'wri'])('may come from %s', (byId) => {
    expect(done(fresh, amendment(fresh, { byId }), directory).signOff.versions.at(-1)?.byId).toBe(byId);
  });

  it.each(['mem', 'ann', 'sec', 'stranger'])('may not come from %s', (byId) => {
    const refusal = { code: 'may_not', action: 'change SO-12', body: 'GROUP' };
    expect(refused(fresh, amendment(fresh, { byId }), directory)).toMatchObject(refusal);
  });

  it('may not come from the provider side where content is closed, nor from who gets no papers', () => {
    const provider = council({ bodies: { group: { seats: ['chair lead'] }, clg: { seats: ['approver ann'] } }, providers: ['lead'] });
    const closed = aRequest([asked('clg', 'any')], { privateReason: 'Staff' });
    expect(refused(closed, amendment(closed, { byId: 'lead' }), provider)).toEqual({ code: 'closed_to_you', because: 'private' });
    const own = { ...closed, requesterId: 'lead' };
    expect(refused(own, withdrawal('lead'), provider)).toMatchObject({ code: 'closed_to_you' });
    const situation = { signOff: own, directory: provider, now };
    expect([mayNot(situation, 'remind', 'lead')?.code, mayNot(situation, 'remind', 'ann')?.code]).toEqual(['closed_to_you', 'may_not']);
    const conflicted = { ...directory, interests: [interest('lead')] };
    const excluded = stateAfter(fresh, conflicted, ruling('clg', 'lead', 'cha', 'no_papers'));
    expect(refused(excluded, amendment(excluded, { byId: 'lead' }), conflicted)).toEqual({ code: 'kept_from_papers', reference: 'SO-12' });
  });

  it('is refused once the request has ended, and where another came in between', () => {
    const rejected = stateAfter(fresh, directory, verdict('clg', 'ann', 'reject'), verdict('clg', 'ben', 'reject'));
    expect(refused(rejected, amendment(rejected), directory)).toMatchObject({ code: 'request_has_ended', outcome: 'rejected' });
    const withdrawn = stateAfter(fresh, directory, withdrawal('requester'));
    expect(refused(withdrawn, minor(withdrawn), directory)).toMatchObject({ code: 'request_has_ended', outcome: 'withdrawn' });
    const amended = stateAfter(fresh, directory, amendment);
    expect(refused(amended, amendment(fresh), directory)).toMatchObject({ code: 'version_not_current', shown: 1, current: 2 });
  });

  it('that changes nothing, or lacks a section of a business plan, is refused', () => {
    const same = amendment(fresh, { title: fresh.versions[0]?.title ?? '' });
    expect(refused(fresh, same, directory)).toEqual({ code: 'nothing_changed', reference: 'SO-12', version: 1 });
    const plan: SignOff = { ...fresh, subject: 'business_plan' };
    const sections = ['activity', 'finance', 'workforce'];
    expect(refused(plan, amendment(plan, { sections }), directory)).toEqual({ code: 'sections_missing', missing: ['estates'] });
    expect(done(plan, amendment(plan, { sections: [...sections, 'estates'] }), directory).signOff.versions).toHaveLength(2);
  });
});

describe('a withdrawal', () => {
  it('by the requester or an officer ends a request, also one sent back for changes', () => {
    const withdrawn = done(underWay, withdrawal('requester'), directory);
    expect(withdrawn.changes).toEqual([{ kind: 'settled', outcome: 'withdrawn', reason: 'not needed any more' }]);
    expect(withdrawn.signOff).toMatchObject({ outcome: 'withdrawn', outcomeAt: now, outcomeReason: 'not needed any more' });
    expect(stateAfter(sentBack, directory, withdrawal('lead')).outcome).toBe('withdrawn');
  });

  it('is refused to others, without a reason, and once the request has ended', () => {
    expect(refused(fresh, withdrawal('ann'), directory)).toMatchObject({ code: 'may_not', action: 'withdraw SO-12' });
    expect(refused(fresh, withdrawal('requester', ''), directory)).toMatchObject({ code: 'reason_needed', toDo: 'withdraw SO-12' });
    const approved = stateAfter(underWay, directory, verdict('kent', 'cat'), verdict('medway', 'fay'));
    expect(refused(approved, withdrawal('requester'), directory)).toMatchObject({ code: 'request_has_ended', outcome: 'approved' });
  });
});
