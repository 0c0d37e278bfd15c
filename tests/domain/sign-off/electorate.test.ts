import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { countOf } from '#src/domain/sign-off/count.ts';
import {
  electorateFor,
  electorateOf,
  electoratesOf,
  eligibleDeputies,
  isInquorate,
  unanswered,
  voicesOf,
  voters,
} from '#src/domain/sign-off/electorate.ts';
import type { AskedBody, SignOff, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { inPerson, london } from '#tests/support/kent.ts';
import { aRequest, asked, type BodySpec, type CouncilSpec, council, dated, delegation, interest, now } from './council.ts';
import { aVerdict, aVersion } from './sign-offs.ts';

const seats = ['chair ann', 'approver ann', 'approver ben lay', 'approver cat', 'deputy dan'];
const clg = (more: Partial<CouncilSpec> = {}, body: Partial<BodySpec> = {}) =>
  council({ bodies: { clg: { seats, ...body } }, others: ['stranger'], ...more });

function electorate(directory: Directory, body: AskedBody = asked('clg', 'all'), more: Partial<SignOff> = {}, at = now) {
  return electorateOf(directory, aRequest([body], more), body, at);
}
/** "ann for ann, dan" for each elector */
const electors = (...given: Parameters<typeof electorate>) =>
  electorate(...given).electors.map(({ personId, forIds }) => `${personId} for ${forIds.join(', ')}`);
const speakers = (...given: Parameters<typeof electorate>) =>
  electorate(...given).speakers.map(({ personId, forIds }) => `${personId} for ${forIds.join(', ')}`);

const written = (byId: string) => aVersion({ id: 'v2', number: 2, change: 'major', byId });
const rewording = (more: Partial<SignOffVersion> = {}) => aVersion({ id: 'v3', number: 3, change: 'minor', byId: 'lead', ...more });
const contested = rewording({ change: 'major', contested: { byId: 'cat', reason: 'it is not', at: now } });

describe('who has a voice in a body today', () => {
  it('is whoever holds an approver’s seat, or for rule chair the chair', () => {
    expect(electors(clg())).toEqual(['ann for ann', 'ben for ben', 'cat for cat']);
    expect(electors(clg(), asked('clg', 'chair'))).toEqual(['ann for ann']);
    expect(electorate(clg(), asked('clg', 'chair')).electors).toMatchObject([{ role: 'chair', name: 'ann', slackUserId: 'U-ann' }]);
  });

  it('counts a person once, with the tags of every seat held in the body', () => {
    const more = clg({}, { seats: [...seats, 'approver ann lay', 'member ann finance', 'approver ann lay'] });
    const found = electorate(more).electors.map(({ personId, role, tags }) => [personId, role, tags]);
    expect(found).toEqual([
      ['ann', 'approver', ['lay', 'finance']],
      ['ben', 'approver', ['lay']],
      ['cat', 'approver', []],
    ]);
  });

  it('leaves out seats not yet held, no longer held, and vacant ones, which are counted apart', () => {
    const base = clg({}, { seats: [...seats, 'approver - finance', 'chair -', 'member -'] });
    const held = (personId: string, dates: { since?: typeof now; until?: typeof now }) =>
      dated({
        id: `seat-${personId}`,
        bodyId: 'body-clg',
        role: 'approver' as const,
        tag: null,
        ...inPerson,
        holders: [dated({ personId, ...dates })],
      });
    const later = held('stranger', { since: london('2011-12-01T00:00') });
    const left = held('sec', { until: london('2011-11-10T09:59') });
    const directory = { ...base, seats: [...base.seats, later, left] };
    expect(electors(directory)).toEqual(['ann for ann', 'ben for ben', 'cat for cat']);
    expect(electors(directory, asked('clg', 'all'), {}, london('2011-11-10T09:00'))).toContain('sec for sec');
    // One of them left and another is still to come: that is one place, beside the one that nobody ever held.
    expect(electorate(directory).vacantSeats).toBe(2);
    expect(electorate(directory, asked('clg', 'chair')).vacantSeats).toBe(1);
  });

  it('has as many seats as before where one of several that were there all along ends', () => {
    const base = clg({}, { seats: ['approver ann', 'approver ben', 'approver cat', 'approver dan', 'approver eve'] });
    const seatsThen = base.seats.map((seat) =>
      seat.holders[0]?.personId === 'ann'
        ? { ...seat, holders: seat.holders.map((holder) => ({ ...holder, until: london('2012-01-01T00:00') })) }
        : seat,
    );
    const found = electorate({ ...base, seats: seatsThen }, asked('clg', 'all'), {}, london('2012-01-05T10:00'));
    expect(found).toMatchObject({ vacantSeats: 1, votingSeats: 5 });
    const half = { n: null, share: '1/2', including: [], organisationAtMost: null };
    expect(countOf({ rule: 'majority', n: null, including: [], quorum: half }, found, false).quorum).toMatchObject({ needed: 3 });
  });

  it('is nobody once the body has ended', () => {
    const ended = clg({}, { seats: [...seats, 'approver -'], more: { until: now } });
    expect(electorate(ended)).toMatchObject({ electors: [], speakers: [], aside: [], vacantSeats: 0 });
  });

  it.each<[string, CouncilSpec['providers'], Partial<SignOff>, string]>([
    ['who asked for it', [], { requesterId: 'ben' }, 'author'],
    [
      'who wrote the current version',
      [],
      { versions: [aVersion(), aVersion({ id: 'v2', number: 2, change: 'major', byId: 'ben' })] },
      'author',
    ],
    ['who wrote what somebody else has reworded', [], { versions: [aVersion(), written('ben'), rewording()] }, 'author'],
    ['who reworded it', [], { versions: [aVersion(), written('lead'), rewording({ byId: 'ben' }), rewording()] }, 'author'],
    ['who wrote it where the rewording was contested', [], { versions: [aVersion(), written('ben'), contested] }, 'author'],
    ['the provider side of what is private', ['ben'], { privateReason: 'Staff' }, 'closed'],
    ['the provider side of a procurement', ['ben'], { subject: 'procurement' }, 'closed'],
  ])('is not %s', (_, providers, more, because) => {
    const directory = clg({ providers: providers ?? [] });
    expect(electors(directory, asked('clg', 'all'), more)).toEqual(['ann for ann', 'cat for cat']);
    expect(electorate(directory, asked('clg', 'all'), more).aside).toEqual([{ personId: 'ben', name: 'ben', because }]);
  });

  it('is the provider side too where content is open, and who wrote an earlier version', () => {
    const versions = [aVersion({ byId: 'cat' }), rewording({ byId: 'cat' }), written('requester')];
    expect(electors(clg({ providers: ['ben'] }), asked('clg', 'all'), { versions })).toEqual(['ann for ann', 'ben for ben', 'cat for cat']);
  });

  it('is nobody with an interest in force that touches the request, nor who stepped aside', () => {
    const directory = clg({ interests: [interest('ben'), interest('cat', { until: now })] });
    expect(electorate(directory).aside).toEqual([{ personId: 'ben', name: 'ben', because: 'conflicted' }]);
    const recused = asked('clg', 'all', { verdicts: [aVerdict('cat', { kind: 'recuse' })] });
    expect(electorate(clg(), recused).aside).toEqual([{ personId: 'cat', name: 'cat', because: 'recused' }]);
  });

  it('finds the electorate of each body, also of one that is asked twice', () => {
    const bodies = [asked('clg', 'all'), asked('clg', 'chair', { id: 'again', step: 2 })];
    const all = electoratesOf(clg(), aRequest(bodies), now);
    expect(bodies.map((one) => electorateFor(all, one).electors.length)).toEqual([3, 1]);
    expect(() => electorateFor(all, { id: 'elsewhere' })).toThrow('elsewhere');
  });
});

describe('delegation', () => {
  const danForBen = delegation('clg', 'ben', 'dan');

  it('lets the deputy speak with the tags of the seat, and the approver too, who owes nothing', () => {
    const directory = clg({ delegations: [danForBen] });
    expect(electors(directory)).toEqual(['ann for ann', 'dan for ben', 'cat for cat']);
    expect(electorate(directory).electors[1]).toMatchObject({ role: 'deputy', tags: ['lay'] });
    expect([voicesOf(electorate(directory), 'dan'), voicesOf(electorate(directory), 'ben')]).toEqual([['ben'], ['ben']]);
  });

  it('makes of several voices one elector, tags united', () => {
    const directory = clg({ delegations: [danForBen, delegation('clg', 'ann', 'dan')] }, { seats: [...seats, 'approver ann finance'] });
    expect(electors(directory)).toEqual(['dan for ann, ben', 'cat for cat']);
    expect(electorate(directory).electors[0]?.tags).toEqual(['finance', 'lay']);
    const toMember = clg({ delegations: [delegation('clg', 'ben', 'ann')] }, { more: { delegation: 'members' } });
    expect(electors(toMember)).toEqual(['ann for ann, ben', 'cat for cat']);
    expect(electorate(toMember).electors[0]?.role).toBe('approver');
  });

  it.each([
    ['before it begins', clg({ delegations: [{ ...danForBen, since: london('2011-11-10T10:01') }] })],
    ['once it has ended', clg({ delegations: [{ ...danForBen, until: now }] })],
    ['in another body', clg({ delegations: [{ ...danForBen, bodyId: 'body-group' }] })],
    ['to who holds no deputy’s seat', clg({ delegations: [delegation('clg', 'ben', 'stranger')] })],
    ['where the body lets nobody stand in', clg({ delegations: [danForBen] }, { more: { delegation: 'none' } })],
    ['to somebody with an interest', clg({ delegations: [danForBen], interests: [interest('dan')] })],
  ])('has no effect %s', (_, directory) => {
    expect(speakers(directory)).toEqual(['ann for ann', 'ben for ben', 'cat for cat']);
  });

  it('has no effect to who made the request', () => {
    expect(speakers(clg({ delegations: [danForBen] }), asked('clg', 'all'), { requesterId: 'dan' })).toContain('ben for ben');
  });

  it('to the provider side has no effect where content is closed', () => {
    const directory = clg({ delegations: [danForBen], providers: ['dan'] });
    expect(speakers(directory, asked('clg', 'all'), { subject: 'procurement' })).toContain('ben for ben');
    expect(speakers(directory)).toContain('dan for ben');
  });

  it('leaves with whoever leaves: the recused cannot delegate', () => {
    const directory = clg({ delegations: [danForBen], interests: [interest('ben')] });
    expect(speakers(directory)).toEqual(['ann for ann', 'cat for cat']);
  });

  it('does not go on: a deputy of a deputy speaks for the deputy alone, and each for themselves', () => {
    const delegations = [delegation('clg', 'ben', 'ann'), delegation('clg', 'ann', 'cat')];
    expect(speakers(clg({ delegations }, { more: { delegation: 'members' } }))).toEqual([
      'cat for ann, cat',
      'ann for ann, ben',
      'ben for ben',
    ]);
  });
});

describe('a verdict given under a delegation', () => {
  const given = aVerdict('dan', { forIds: ['ben'], role: 'deputy' });
  const ended = clg({ delegations: [delegation('clg', 'ben', 'dan', { until: now })] });

  it('stands when that has ended, and the approver may answer anew', () => {
    const body = asked('clg', 'all', { verdicts: [given] });
    expect(electors(ended, body)).toEqual(['ann for ann', 'dan for ben', 'cat for cat']);
    expect(speakers(ended, body)).toEqual(['ann for ann', 'ben for ben', 'cat for cat']);
    expect(electorate(ended, body).electors[1]).toMatchObject({ role: 'deputy', tags: ['lay'] });
    const anew = asked('clg', 'all', { verdicts: [given, aVerdict('ben', { kind: 'reject' })] });
    expect(electors(ended, anew)).toEqual(['ann for ann', 'ben for ben', 'cat for cat']);
  });

  it('does not stand once its giver has an interest, or the approver has left', () => {
    const body = asked('clg', 'all', { verdicts: [given] });
    expect(electors({ ...ended, interests: [interest('dan')] }, body)).toContain('ben for ben');
    expect(electors({ ...ended, interests: [interest('ben')] }, body)).toEqual(['ann for ann', 'cat for cat']);
  });

  it('that abstains takes the voice out; one that steps aside gives it back', () => {
    const running = clg({ delegations: [delegation('clg', 'ben', 'dan')] });
    const abstaining = asked('clg', 'all', { verdicts: [{ ...given, kind: 'abstain' }] });
    expect(voters(electorate(running, abstaining)).map(({ personId }) => personId)).toEqual(['ann', 'cat']);
    const recused = asked('clg', 'all', { verdicts: [aVerdict('dan', { kind: 'recuse' })] });
    expect(speakers(running, recused)).toContain('ben for ben');
  });
});

describe('who has not answered', () => {
  const body = asked('clg', 'all', {
    round: 2,
    verdicts: [
      aVerdict('ann', { round: 2 }),
      aVerdict('ben', { round: 1 }),
      aVerdict('cat', { round: 2, recorded: { byId: 'sec', how: 'paper', note: null }, contested: { at: now, reason: 'no' } }),
    ],
  });
  const names = (signOff: SignOff, one: AskedBody) =>
    unanswered(signOff, one, electorateOf(clg(), signOff, one, now)).map(({ personId }) => personId);

  it('is whose verdict of this round does not count, and nobody once body or request has ended', () => {
    expect(names(aRequest([body]), body)).toEqual(['ben', 'cat']);
    expect(names(aRequest([body], { outcome: 'withdrawn' }), body)).toEqual([]);
    expect(names(aRequest([body]), { ...body, outcome: 'approved' })).toEqual([]);
  });

  it('is again whoever stepped aside and was let decide', () => {
    const verdicts = [aVerdict('ann'), aVerdict('ben'), aVerdict('cat'), aVerdict('ann', { id: 'later', kind: 'recuse' })];
    const recused = asked('clg', 'all', { verdicts });
    expect(names(aRequest([recused]), recused)).toEqual([]);
    const rulings = [{ id: 'r', personId: 'ann', interestIds: [], action: 'remain' as const, reason: 'remote', ruledById: 'sec', at: now }];
    const back = { ...recused, rulings };
    expect(names(aRequest([back]), back)).toEqual(['ann']);
  });
});

describe('a body that nobody can decide for', () => {
  const body = asked('clg', 'at_least', { n: 3 });
  const inquorate = (directory: Directory, one: AskedBody, more: Partial<SignOff> = {}) => {
    const signOff = aRequest([one], more);
    return isInquorate(signOff, one, electorateOf(directory, signOff, one, now), false);
  };

  it('is one in which the rule could not be met if all of them approved: n never shrinks', () => {
    expect(inquorate(clg(), body)).toBe(false);
    expect(inquorate(clg(), body, { requesterId: 'ann' })).toBe(true);
    expect(inquorate(clg({ interests: [interest('ann')] }), body)).toBe(true);
    expect(inquorate(clg(), { ...body, verdicts: [aVerdict('ann', { kind: 'abstain' })] })).toBe(true);
    expect(inquorate(clg({ delegations: [delegation('clg', 'ben', 'dan'), delegation('clg', 'ann', 'dan')] }), body)).toBe(true);
    expect(inquorate(clg(), { ...body, outcome: 'approved' }, { requesterId: 'ann' })).toBe(false);
  });

  it('could be helped by deputies who may decide and do not yet', () => {
    const directory = clg({ interests: [interest('eve')] }, { seats: [...seats, 'deputy eve', 'deputy ann', 'deputy requester'] });
    const signOff = aRequest([body]);
    expect(eligibleDeputies(directory, signOff, body, now).map(({ id }) => id)).toEqual(['dan']);
    const ended = clg({}, { more: { until: now } });
    expect(eligibleDeputies(ended, signOff, body, now)).toEqual([]);
  });
});
