import { describe, expect, it } from 'vitest';
import type { Directory, Person } from '#src/domain/directory.ts';
import { conflictsOf, hasRecused, whoRules } from '#src/domain/membership/interests.ts';
import { electorateOf, voters } from '#src/domain/sign-off/electorate.ts';
import { lapses } from '#src/domain/sign-off/lapses.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';
import { aRequest, asked, beginning, council, delegation, interest, now } from './council.ts';
import { amendment, condition, contestVerdict, discharge, done, recorded, refused, ruling, verdict, withdrawal } from './playing.ts';
import { aVerdict, aVersion } from './sign-offs.ts';

const moved = london('2011-11-05T00:00');
const seats = ['chair cha', 'approver ann', 'approver ben', 'approver cat', 'deputy dan', 'deputy ann'];
const base = council({ bodies: { clg: { seats, more: { delegation: 'members' } } }, others: ['post', 'next'] });

/** `former`: an entry of before whose account another has: by Slack id, unless said otherwise. It ended before now. */
function oneHuman(entry: string, former: string, more: Partial<Person> = {}, directory: Directory = base): Directory {
  const account = { slackUserId: `U-${entry}` };
  return withPeople(directory, { [former]: { ...account, until: moved, ...more } });
}

function withPeople(directory: Directory, changes: Readonly<Record<string, Partial<Directory['people'][number]>>>): Directory {
  return { ...directory, people: directory.people.map((person) => ({ ...person, ...changes[person.id] })) };
}

const ann = oneHuman('ann', 'post');
const byAddress = withPeople(ann, {
  ann: { slackUserId: null, email: 'Ann@example.org' },
  post: { slackUserId: null, email: 'ann@example.org' },
});
const clg = (more = {}) => asked('clg', 'majority', more);
const request = (more: Partial<SignOff> = {}) => aRequest([clg()], more);

describe('one human under two keys', () => {
  it.each([
    ['by Slack id', ann],
    ['by address', byAddress],
  ])('does not decide on what they asked for under the other: %s', (_, directory) => {
    const own = request({ requesterId: 'post' });
    expect(refused(own, verdict('clg', 'ann'), directory)).toMatchObject({ code: 'own_request' });
    expect(refused(own, recorded(verdict('clg', 'ann')), directory)).toMatchObject({ because: { code: 'own_request' } });
    expect(done(own, verdict('clg', 'ann'), base).changes).toHaveLength(1);
  });

  it('does not decide on what they wrote under the other, nor by whose account it was asked for', () => {
    const wrote = request({ versions: [aVersion(), aVersion({ id: 'version-2', number: 2, change: 'major', byId: 'post' })] });
    expect(refused(wrote, verdict('clg', 'ann', 'approve', { version: 2 }), ann)).toMatchObject({ code: 'own_request' });
    const formerNames = [{ ofId: 'post', name: 'Post', slackUserId: 'U-ann', until: now }];
    expect(refused(request({ requesterId: 'post' }), verdict('clg', 'ann'), { ...base, formerNames })).toMatchObject({
      code: 'own_request',
    });
  });

  it('is another where the accounts are: an address goes with the post', () => {
    const shared = withPeople(base, { ann: { email: 'chair@example.org' }, post: { email: 'chair@example.org', until: moved } });
    expect(done(request({ requesterId: 'post' }), verdict('clg', 'ann'), shared).changes).toHaveLength(1);
  });

  it('counts once in a body: an answer under one key is theirs, and takes the place of the one before', () => {
    const before = request({ bodies: [clg({ verdicts: [aVerdict('post', { kind: 'reject', reason: 'costs' })] })] });
    const electors = (signOff: SignOff, directory: Directory) =>
      voters(electorateOf(directory, signOff, signOff.bodies[0] ?? clg(), now)).map(({ personId, verdict: given }) => [
        personId,
        given?.kind ?? null,
      ]);
    expect(lapses({ signOff: before, directory: ann, now })).toEqual([]);
    expect(electors(before, ann)).toEqual([
      ['ann', 'reject'],
      ['ben', null],
      ['cat', null],
    ]);
    expect(refused(before, verdict('clg', 'ann', 'reject'), ann)).toMatchObject({ code: 'already_given' });
    const after = done(before, verdict('clg', 'ann'), ann).signOff;
    expect(electors(after, ann)).toEqual([
      ['ann', 'approve'],
      ['ben', null],
      ['cat', null],
    ]);
  });

  it('counts once where they stood in for somebody under the other key', () => {
    const stoodIn = aVerdict('post', { forIds: ['ben'] });
    const before = request({ bodies: [clg({ verdicts: [stoodIn] })] });
    const after = done(before, verdict('clg', 'ann', 'reject'), ann).signOff;
    const counted = electorateOf(ann, after, after.bodies[0] ?? clg(), now).electors.filter(({ verdict: given }) => given !== null);
    expect(counted.map(({ personId, forIds }) => [personId, forIds])).toEqual([['ann', ['ann']]]);
  });

  it('has one voice under two keys that hold at once, whichever they act under', () => {
    const both = { ...ann, seats: council({ bodies: { clg: { seats: [...seats, 'approver post lay'] } } }).seats };
    const directory = withPeople(both, { post: { until: null } });
    const { electors, votingSeats } = electorateOf(directory, request(), clg(), now);
    expect([electors.map(({ personId }) => personId), votingSeats]).toEqual([['ann', 'ben', 'cat'], 3]);
    expect(electors[0]?.tags).toEqual(['lay']);
  });

  it('keeps what they declared, and stands aside where they stepped aside', () => {
    const declared = { ...ann, interests: [interest('post')] };
    expect(conflictsOf(declared, request(), 'ann', now)).toHaveLength(1);
    expect(refused(request(), verdict('clg', 'ann'), declared)).toMatchObject({ code: 'conflicted' });
    const aside = clg({ verdicts: [aVerdict('post', { kind: 'recuse', at: beginning })] });
    expect(hasRecused(ann, aside, 'ann')).toBe(true);
    expect(hasRecused(ann, aside, 'ben')).toBe(false);
  });

  it('does not rule on what they declared under the other', () => {
    const directory = oneHuman('cha', 'post', {}, { ...base, interests: [interest('post')] });
    expect(whoRules(directory, request(), clg(), 'post', now).people.map(({ id }) => id)).not.toContain('cha');
    expect(refused(request(), ruling('clg', 'post', 'cha'), directory)).toMatchObject({ code: 'own_interest' });
  });

  it('does not record for themselves, nor hand on to themselves, nor find their own condition met', () => {
    const secretary = oneHuman('sec', 'post', {});
    const directory = { ...secretary, seats: council({ bodies: { clg: { seats: [...seats, 'approver post'] } } }).seats };
    const both = withPeople(directory, { post: { until: null } });
    expect(refused(request(), recorded(verdict('clg', 'post')), both)).toMatchObject({ code: 'own_record' });
    const set = done(
      request(),
      verdict('clg', 'ben', 'approve_with_conditions', { conditions: [condition({ id: 'c', ownerId: 'post' })] }),
      ann,
    ).signOff;
    expect(refused(set, discharge('clg', 'ann', 'c'), ann)).toMatchObject({ code: 'own_condition' });
  });

  it('may say that what was recorded for them was not their answer', () => {
    const written = aVerdict('post', { recorded: { byId: 'sec', how: 'telephone', note: null } });
    const signOff = request({ bodies: [clg({ verdicts: [written] })] });
    const contest = contestVerdict(verdict('clg', 'ann'), { verdictId: written.id });
    expect(done(signOff, contest, ann).changes).toMatchObject([{ kind: 'verdict_contested' }]);
    expect(refused(signOff, contest, base)).toMatchObject({ code: 'not_your_verdict' });
  });

  it('decides through who they handed on to', () => {
    const directory = { ...ann, delegations: [delegation('clg', 'ben', 'post')] };
    const speakers = electorateOf(directory, request(), clg(), now).speakers.map(({ personId, forIds }) => [personId, forIds]);
    expect(speakers).toContainEqual(['ann', ['ann', 'ben']]);
  });
});

describe('who follows under a key', () => {
  const passed = withPeople(base, { post: { key: 'the-post', until: moved }, next: { key: 'the-post', turn: 2, since: moved } });
  const asking = request({ requesterId: 'post' });

  it('has the open request: may change and withdraw it, and does not decide on it', () => {
    expect(done(asking, amendment(asking, { byId: 'next' }), passed).changes[0]).toMatchObject({ kind: 'version_added' });
    expect(done(asking, withdrawal('next'), passed).changes[0]).toMatchObject({ kind: 'settled' });
    expect(refused(asking, withdrawal('next'), base)).toMatchObject({ code: 'may_not' });
    const seated = { ...passed, seats: council({ bodies: { clg: { seats: [...seats, 'approver next'] } } }).seats };
    expect(refused(asking, verdict('clg', 'next'), seated)).toMatchObject({ code: 'own_request' });
    expect(done(asking, verdict('clg', 'ann'), seated).changes).toHaveLength(1);
  });

  it('has the conditions that were the former holder’s, and does not find them met', () => {
    const conditions = [condition({ id: 'c', ownerId: 'post' })];
    const seated = { ...passed, seats: council({ bodies: { clg: { seats: [...seats, 'approver next'] } } }).seats };
    const set = done(request(), verdict('clg', 'ben', 'approve_with_conditions', { conditions }), seated).signOff;
    expect(refused(set, discharge('clg', 'next', 'c'), seated)).toMatchObject({ code: 'own_condition' });
  });

  it('takes neither what was declared nor who wrote a version', () => {
    const wrote = request({ versions: [aVersion({ byId: 'post' })] });
    const seated = {
      ...passed,
      interests: [interest('post')],
      seats: council({ bodies: { clg: { seats: [...seats, 'approver next'] } } }).seats,
    };
    expect(done(wrote, verdict('clg', 'next'), seated).changes).toHaveLength(1);
  });
});
