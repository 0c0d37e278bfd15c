import { describe, expect, it } from 'vitest';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import type { SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, council, interest, now } from './council.ts';
import { done, kinds, reconsider, refused, ruling, stateAfter, verdict, withdrawal } from './playing.ts';

const directory = council({
  bodies: { clg: { seats: ['chair cha', 'co-chair cob', 'approver cha', 'approver ann', 'approver ben', 'member mem'] } },
  interests: [interest('ben'), interest('stranger'), interest('mem')],
  others: ['stranger'],
});
const fresh = aRequest([asked('clg', 'all')]);

describe('a ruling on an interest', () => {
  it('that lets somebody decide gives them their voice back', () => {
    expect(refused(fresh, verdict('clg', 'ben'), directory)).toMatchObject({ code: 'conflicted', rulers: ['cha'] });
    const ruled = done(fresh, ruling('clg', 'ben', 'cha', 'remain'), directory);
    expect(ruled.changes).toMatchObject([
      {
        kind: 'ruled',
        askedBodyId: 'clg',
        ruling: { personId: 'ben', action: 'remain', reason: 'it is remote', ruledById: 'cha', at: now },
      },
    ]);
    const two = stateAfter(ruled.signOff, directory, verdict('clg', 'ann'), verdict('clg', 'cha'));
    expect(two.outcome).toBeNull();
    expect(stateAfter(two, directory, verdict('clg', 'ben')).outcome).toBe('approved');
  });

  it('that takes the voice may settle the body, and gives it back with what was said', () => {
    const remaining = stateAfter(fresh, directory, ruling('clg', 'ben', 'cha'), verdict('clg', 'ann'), verdict('clg', 'cha'));
    expect(kinds(done(remaining, ruling('clg', 'ben', 'cha', 'leave_item'), directory))).toEqual(['ruled', 'body_decided', 'settled']);
    const said = stateAfter(
      fresh,
      directory,
      ruling('clg', 'ben', 'cha'),
      verdict('clg', 'ben'),
      ruling('clg', 'ben', 'cha', 'speak_only'),
      verdict('clg', 'ann'),
    );
    expect(said.outcome).toBeNull();
    const again = stateAfter(said, directory, ruling('clg', 'ben', 'cha', 'no_action'), verdict('clg', 'cha'));
    expect(again.outcome).toBe('approved');
  });

  it.each<[string, Extract<SignOffEvent, { kind: 'rule' }>, object]>([
    ['of the person', ruling('clg', 'ben', 'ben'), { code: 'own_interest', reference: 'SO-12', body: 'CLG', rulers: ['cha'] }],
    [
      'of who does not rule',
      ruling('clg', 'ben', 'cob'),
      { code: 'not_the_ruler', reference: 'SO-12', body: 'CLG', person: 'ben', rulers: ['cha'] },
    ],
    ['of the secretariat where there is a chair', ruling('clg', 'ben', 'sec'), { code: 'not_the_ruler' }],
    [
      'on somebody without an interest',
      ruling('clg', 'ann', 'cha'),
      { code: 'nothing_to_rule_on', reference: 'SO-12', body: 'CLG', person: 'ann' },
    ],
    ['on somebody who does not sit there', ruling('clg', 'stranger', 'cha'), { code: 'not_of_the_body', body: 'CLG', person: 'stranger' }],
    [
      'without a reason',
      ruling('clg', 'ben', 'cha', 'remain', ''),
      { code: 'reason_needed', reference: 'SO-12', toDo: 'rule on an interest' },
    ],
  ])('is refused: that %s', (_, event, refusal) => {
    expect(refused(fresh, event, directory)).toMatchObject(refusal);
  });

  it('speaks of the interests its ruler was shown: what has come to touch the request since is shown first', () => {
    const two = { ...directory, interests: [...directory.interests, interest('ben', { id: 'boards', text: 'sits on their board' })] };
    expect(refused(fresh, ruling('clg', 'ben', 'cha'), two)).toEqual({
      code: 'interest_not_shown',
      reference: 'SO-12',
      body: 'CLG',
      person: 'ben',
      interests: ['sits on their board'],
    });
    const shown = ruling('clg', 'ben', 'cha', 'remain', 'it is remote', ['boards', 'interest-ben', 'over']);
    const ruled = stateAfter(fresh, two, shown);
    expect(ruled.bodies[0]?.rulings).toMatchObject([{ interestIds: ['interest-ben', 'boards'] }]);
    const another = { ...two, interests: [...two.interests, interest('ben', { id: 'early' })] };
    expect(refused(ruled, verdict('clg', 'ben'), another)).toMatchObject({ code: 'conflicted', interests: ['shares of ben'] });
    expect(stateAfter(ruled, two, verdict('clg', 'ben')).bodies[0]?.verdicts).toHaveLength(1);
  });

  it('can keep the papers from a member who does not decide', () => {
    const ruled = stateAfter(fresh, directory, ruling('clg', 'mem', 'cha', 'no_papers'));
    expect([mayReadContent(directory, fresh, 'mem', now), mayReadContent(directory, ruled, 'mem', now)]).toEqual([true, false]);
  });

  it('on the chair is the co-chair’s, and nobody’s once the request has ended', () => {
    const chairs = { ...directory, interests: [interest('cha')] };
    expect(refused(fresh, ruling('clg', 'cha', 'cha'), chairs)).toMatchObject({ code: 'own_interest', rulers: ['cob'] });
    expect(kinds(done(fresh, ruling('clg', 'cha', 'cob'), chairs))).toEqual(['ruled']);
    const ended = stateAfter(fresh, directory, withdrawal('requester'));
    expect(refused(ended, ruling('clg', 'ben', 'cha'), directory)).toMatchObject({ code: 'request_has_ended' });
  });
});

describe('when the directory has changed', () => {
  const open = { ...directory, interests: [] };
  const two = stateAfter(fresh, open, verdict('clg', 'ann'), verdict('clg', 'cha'));

  it('an interest declared takes the voice, which can settle the body', () => {
    expect(two.outcome).toBeNull();
    const settled = done(two, reconsider, directory);
    expect(settled.changes).toMatchObject([
      { kind: 'body_decided', outcome: 'approved' },
      { kind: 'settled', outcome: 'approved' },
    ]);
    expect(settled.afterOutcome).toBe(false);
  });

  it('a verdict of who has an interest since counts no longer, and is kept', () => {
    const conflicted = { ...directory, interests: [interest('ann')] };
    const left = stateAfter(two, conflicted, reconsider, verdict('clg', 'ben', 'request_changes'));
    expect(left.outcome).toBe('changes_requested');
    expect(askedBody(left, 'clg').verdicts).toHaveLength(3);
    const against = stateAfter(fresh, open, verdict('clg', 'ann'), verdict('clg', 'cha'));
    expect(
      stateAfter(against, { ...directory, interests: [interest('ann'), interest('cha'), interest('ben')] }, reconsider).outcome,
    ).toBeNull();
  });

  it('a seat that has ended settles a body that waits for nobody else; nothing happens to what has ended', () => {
    const seats = open.seats.filter(({ holders }) => !holders.some(({ personId }) => personId === 'ben'));
    expect(stateAfter(two, { ...open, seats }, reconsider).outcome).toBe('approved');
    const majority = stateAfter(aRequest([asked('clg', 'majority')]), open, verdict('clg', 'ann', 'reject'));
    expect(stateAfter(majority, { ...open, seats: seats.filter(({ role }) => role !== 'chair') }, reconsider).outcome).toBe('rejected');
    const withdrawn = stateAfter(two, open, withdrawal('requester'));
    expect(done(withdrawn, reconsider, { ...open, seats }).changes).toEqual([]);
    expect(done(two, reconsider, open).changes).toEqual([]);
  });
});
