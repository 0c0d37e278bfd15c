import type { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { escalationsDue, nextReminder, remindersDue } from '#src/domain/sign-off/reminders.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';
import { aRequest, asked, council, interest } from './council.ts';
import { minor, ruling, stateAfter, verdict, withdrawal } from './playing.ts';

const directory = council({
  bodies: {
    clg: { seats: ['chair cha', 'approver ann', 'approver ben'] },
    kent: { seats: ['approver kim'] },
  },
});
const fresh = aRequest([asked('clg', 'all'), asked('kent', 'any', { step: 2 })], { requestedAt: london('2011-12-01T10:00') });
/** Thursday 22 December 2011: three working days before are Monday 19, one is Wednesday 21; then Christmas to Tuesday 27 */
const deadline = { at: london('2011-12-22T23:59:59.999') };

type Given = { signOff?: SignOff; world?: Directory; until?: { at: DateTime } | null };
const given = (wallClock: string, { signOff = fresh, world = directory, until = deadline }: Given = {}) => ({
  signOff,
  directory: world,
  deadline: until,
  now: london(wallClock),
});
const reminded = (wallClock: string, more: Given = {}) =>
  remindersDue(given(wallClock, more)).map(({ askedBodyId, personId, day }) => `${askedBodyId} ${personId} ${day}`);
const escalated = (wallClock: string, more: Given = {}) =>
  escalationsDue(given(wallClock, more)).map(({ to, personIds, day }) => [to, ...personIds, day].join(' '));
const next = (wallClock: string, more: Given = {}) => nextReminder(given(wallClock, more))?.toFormat('yyyy-MM-dd HH:mm') ?? null;

describe('those who owe a verdict', () => {
  it.each([
    ['before the first day', '2011-12-16T12:00', null],
    ['before nine', '2011-12-19T08:59', null],
    ['three working days before', '2011-12-19T09:00', '2011-12-19'],
    ['two days before, for the day that may have been missed', '2011-12-20T09:00', '2011-12-19'],
    ['one working day before', '2011-12-21T10:00', '2011-12-21'],
    ['on the last day, for the day that may have been missed', '2011-12-22T10:00', '2011-12-21'],
    ['the working day after', '2011-12-23T09:00', '2011-12-23'],
    ['not on Christmas Eve, a Saturday', '2011-12-24T12:00', null],
    ['not on the bank holiday', '2011-12-27T12:00', null],
    ['again on the next working day', '2011-12-28T09:00', '2011-12-28'],
    ['and on each after it', '2012-01-11T17:00', '2012-01-11'],
  ])('are reminded: %s', (_, at, day) => {
    expect(reminded(at)).toEqual(day === null ? [] : [`clg ann ${day}`, `clg ben ${day}`]);
  });

  it('are reminded by the deadline of their own body, where that closes later by those who have answered', () => {
    const quorum = { n: 2, share: null, including: [], organisationAtMost: null };
    const late = aRequest([asked('clg', 'majority', { by: { of: 'answered', quorum } })], { requestedAt: london('2011-12-20T10:00') });
    // The fifth working day after it was asked is Thursday 29 December.
    expect(reminded('2011-12-21T10:00', { signOff: late })).toEqual([]);
    expect(next('2011-12-21T10:00', { signOff: late })).toBe('2011-12-22 09:00');
    expect(reminded('2011-12-22T09:00', { signOff: late })).toEqual(['clg ann 2011-12-22', 'clg ben 2011-12-22']);
    expect(reminded('2011-12-28T09:00', { signOff: late })).toEqual(['clg ann 2011-12-28', 'clg ben 2011-12-28']);
    expect(escalated('2011-12-28T09:00', { signOff: late })).toEqual([]);
  });

  it('are not any more once they have answered, or the request is settled', () => {
    const one = stateAfter(fresh, directory, verdict('clg', 'ann'));
    expect(reminded('2011-12-19T09:00', { signOff: one })).toEqual(['clg ben 2011-12-19']);
    expect(reminded('2011-12-19T09:00', { signOff: stateAfter(fresh, directory, withdrawal('requester')) })).toEqual([]);
    expect(reminded('2011-12-19T09:00', { until: null })).toEqual([]);
    expect(reminded('2011-12-19T09:00', { world: { ...directory, interests: [interest('ann')] } })).toEqual(['clg ben 2011-12-19']);
  });

  it('are not while a body beside theirs has sent the version back, nor does it go on to anybody', () => {
    const both = aRequest([asked('clg', 'all'), asked('kent', 'any')], { requestedAt: fresh.requestedAt });
    expect(reminded('2011-12-19T09:00', { signOff: both })).toHaveLength(3);
    const sentBack = stateAfter(both, directory, verdict('kent', 'kim', 'request_changes'));
    expect(sentBack.outcome).toBeNull();
    expect(reminded('2011-12-19T09:00', { signOff: sentBack })).toEqual([]);
    expect(reminded('2012-01-11T17:00', { signOff: sentBack })).toEqual([]);
    expect(escalated('2012-01-11T17:00', { signOff: sentBack })).toEqual([]);
    expect(next('2011-12-16T12:00', { signOff: sentBack })).toBeNull();
    const anew = stateAfter(sentBack, directory, minor(sentBack));
    expect(reminded('2011-12-19T09:00', { signOff: anew })).toHaveLength(3);
  });

  it('are those of an open step, from the day after they were asked', () => {
    const approvedAt = (wallClock: string): SignOff => ({
      ...fresh,
      bodies: fresh.bodies.map((one) => (one.id === 'clg' ? { ...one, outcome: 'approved', outcomeAt: london(wallClock) } : one)),
    });
    expect(reminded('2011-12-19T12:00', { signOff: approvedAt('2011-12-19T08:00') })).toEqual(['kent kim 2011-12-19']);
    expect(reminded('2011-12-19T12:00', { signOff: approvedAt('2011-12-19T09:30') })).toEqual([]);
    expect(reminded('2011-12-20T12:00', { signOff: approvedAt('2011-12-19T09:30') })).toEqual([]);
    expect(reminded('2011-12-21T12:00', { signOff: approvedAt('2011-12-19T09:30') })).toEqual(['kent kim 2011-12-21']);
    expect(reminded('2011-12-28T12:00', { signOff: approvedAt('2011-12-28T10:00') })).toEqual([]);
  });

  it('of a request sent or changed on the day are not reminded on it', () => {
    expect(reminded('2011-12-21T12:00', { signOff: { ...fresh, requestedAt: london('2011-12-21T11:00') } })).toEqual([]);
    const changed = stateAfter(fresh, directory, (signOff) => minor(signOff, { at: london('2011-12-21T11:00') }));
    expect(reminded('2011-12-21T12:00', { signOff: changed })).toEqual([]);
  });

  it('are reminded at nine where their body is', () => {
    const bodies = directory.bodies.map((body) => (body.key === 'clg' ? { ...body, timezone: 'America/New_York' } : body));
    expect(reminded('2011-12-19T13:59', { world: { ...directory, bodies } })).toEqual([]);
    expect(reminded('2011-12-19T14:00', { world: { ...directory, bodies } })).toHaveLength(2);
  });
});

describe('what is overdue', () => {
  it.each([
    ['is not before the deadline', '2011-12-22T12:00', []],
    ['goes to the chair on the first working day after', '2011-12-23T09:00', ['chair cha 2011-12-23']],
    ['still on the second, where that was missed', '2011-12-28T09:00', ['chair cha 2011-12-23']],
    ['and to the secretariat on the third', '2011-12-29T09:00', ['chair cha 2011-12-23', 'secretariat 2011-12-29']],
    ['for the same days later', '2012-01-05T09:00', ['chair cha 2011-12-23', 'secretariat 2011-12-29']],
    ['on working days only', '2011-12-31T12:00', []],
  ])('%s', (_, at, expected) => {
    expect(escalated(at)).toEqual(expected);
  });

  it('goes to the secretariat at once where there is no chair who may see it', () => {
    const world = council({ bodies: { clg: { seats: ['approver ann'] } } });
    const signOff = aRequest([asked('clg', 'any')], { requestedAt: london('2011-12-01T10:00') });
    expect(escalated('2011-12-23T09:00', { world, signOff })).toEqual(['secretariat 2011-12-23']);
    const interested = { ...directory, interests: [interest('cha')] };
    const excluded = stateAfter(fresh, interested, ruling('clg', 'cha', 'sec', 'no_papers'));
    expect(escalated('2011-12-23T09:00', { world: interested, signOff: excluded })).toEqual(['secretariat 2011-12-23']);
  });

  it.each([
    ['its chair alone, where it has one', ['chair cha', 'co-chair coa', 'deputy dep'], ['chair cha']],
    ['its co-chairs', ['co-chair coa', 'co-chair cob', 'deputy dep'], ['chair coa cob']],
    ['its deputy', ['deputy dep', 'member mem'], ['chair dep']],
    ['the secretariat at once, where it has none of these', ['member mem'], ['secretariat']],
  ])('goes to %s', (_, seats, expected) => {
    const world = council({ bodies: { clg: { seats: [...seats, 'approver ann'] } } });
    const signOff = aRequest([asked('clg', 'any')], { requestedAt: london('2011-12-01T10:00') });
    expect(escalated('2011-12-23T09:00', { world, signOff })).toEqual(expected.map((to) => `${to} 2011-12-23`));
  });

  it('goes to the co-chair where the chair may not see it', () => {
    const world = council({ bodies: { clg: { seats: ['chair cha', 'co-chair coa', 'approver ann'] } } });
    const signOff = aRequest([asked('clg', 'any')], { requestedAt: london('2011-12-01T10:00') });
    const interested = { ...world, interests: [interest('cha')] };
    const excluded = stateAfter(signOff, interested, ruling('clg', 'cha', 'coa', 'no_papers'));
    expect(escalated('2011-12-23T09:00', { world: interested, signOff: excluded })).toEqual(['chair coa 2011-12-23']);
  });

  it('counts from the day on which a body was asked, where that came after the deadline', () => {
    const late: SignOff = {
      ...fresh,
      bodies: fresh.bodies.map((one) => (one.id === 'clg' ? { ...one, outcome: 'approved', outcomeAt: london('2012-01-04T10:00') } : one)),
    };
    expect(escalated('2012-01-04T12:00', { signOff: late })).toEqual([]);
    expect(escalated('2012-01-05T09:00', { signOff: late })).toEqual(['secretariat 2012-01-05']);
  });

  it('goes nowhere once it is settled', () => {
    expect(escalated('2011-12-29T09:00', { signOff: stateAfter(fresh, directory, withdrawal('requester')) })).toEqual([]);
  });
});

describe('the next reminder', () => {
  it.each([
    ['2011-12-01T10:00', '2011-12-19 09:00'],
    ['2011-12-19T09:00', '2011-12-21 09:00'],
    ['2011-12-21T09:00', '2011-12-23 09:00'],
    ['2011-12-23T08:59', '2011-12-23 09:00'],
    ['2011-12-23T09:00', '2011-12-28 09:00'],
    ['2011-12-25T12:00', '2011-12-28 09:00'],
    ['2012-01-11T09:00', '2012-01-12 09:00'],
  ])('after %s is at %s', (at, expected) => {
    expect(next(at)).toBe(expected);
  });

  it('is at nine by the clock also where clocks change in between', () => {
    const until = { at: london('2012-03-27T23:59:59.999') };
    expect([next('2012-03-19T12:00', { until }), next('2012-03-22T12:00', { until })]).toEqual(['2012-03-22 09:00', '2012-03-26 09:00']);
    expect(nextReminder(given('2012-03-22T12:00', { until }))?.toUTC().toISO()).toBe('2012-03-26T08:00:00.000Z');
  });

  it('is none without a deadline, or once it is settled', () => {
    expect(next('2011-12-01T10:00', { until: null })).toBeNull();
    expect(next('2011-12-01T10:00', { signOff: stateAfter(fresh, directory, withdrawal('requester')) })).toBeNull();
  });
});
