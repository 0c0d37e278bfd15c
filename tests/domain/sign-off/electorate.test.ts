import { describe, expect, it } from 'vitest';
import type { Directory, Seat } from '#src/domain/directory.ts';
import type { ApprovalRule } from '#src/domain/sign-off/approval-rule.ts';
import { electorateOf, isInquorate, voters } from '#src/domain/sign-off/electorate.ts';
import { kent, london } from '#tests/support/kent.ts';
import { anAskedBody, aSignOff } from './sign-offs.ts';

const now = london('2011-11-10T10:00');
const any: ApprovalRule = { rule: 'any', n: null, including: [] };
const chair: ApprovalRule = { rule: 'chair', n: null, including: [] };

function kentWith(more: Partial<Directory>): Directory {
  return { ...kent, ...more };
}
const seat = (id: string, role: Seat['role'], personId: string | null, tag: string | null = null) => ({
  id,
  bodyId: 'body-kent-hwb',
  role,
  tag,
  since: london('2011-11-09T09:00'),
  until: null,
  holders: personId === null ? [] : [{ personId, since: london('2011-11-09T09:00'), until: null }],
});
const namesOf = (directory: Directory, rule = any, at = now, state: 'open' | 'closed' = 'open') =>
  electorateOf(directory, 'body-kent-hwb', rule, state, at).electors.map(({ personId }) => personId);

describe('who may decide for a body today', () => {
  it('is whoever holds an approver seat, or for rule chair the chair', () => {
    expect(namesOf(kent)).toEqual(['person-cabinet-member', 'person-dph-kent']);
    expect(namesOf(kent, chair)).toEqual(['person-cabinet-member']);
  });

  it('counts a person once, with the tags of every seat held in the body', () => {
    const more = [seat('x', 'approver', 'person-dph-kent', 'lay'), seat('y', 'member', 'person-dph-kent', 'finance')];
    const { electors } = electorateOf(kentWith({ seats: [...kent.seats, ...more] }), 'body-kent-hwb', any, 'open', now);
    expect(electors.map(({ personId, tags, role }) => [personId, tags, role])).toEqual([
      ['person-cabinet-member', [], 'approver'],
      ['person-dph-kent', ['lay', 'finance'], 'approver'],
    ]);
  });

  it('leaves out seats not yet held, no longer held, and vacant ones, which are counted apart', () => {
    const later = { ...seat('x', 'approver', 'person-secretary'), since: london('2011-12-01T00:00') };
    const ended = seat('y', 'approver', null);
    const until = london('2011-11-10T09:59');
    const left = { ...ended, holders: [{ personId: 'person-clg-chair', since: london('2011-11-09T09:00'), until }] };
    const directory = kentWith({ seats: [...kent.seats, later, left] });
    expect(namesOf(directory)).toEqual(['person-cabinet-member', 'person-dph-kent']);
    expect(namesOf(directory, any, london('2011-11-10T09:00'))).toContain('person-clg-chair');
    expect(electorateOf(directory, 'body-kent-hwb', any, 'open', now).vacantSeats).toBe(1);
  });

  it('is nobody once the body has ended', () => {
    const bodies = kent.bodies.map((body) => (body.id === 'body-kent-hwb' ? { ...body, until: now } : body));
    expect(namesOf(kentWith({ bodies }))).toEqual([]);
  });

  it('leaves the provider side out of what is closed to it', () => {
    const directory = kentWith({ seats: [...kent.seats, seat('x', 'approver', 'person-dementia-doctor')] });
    expect(namesOf(directory)).toContain('person-dementia-doctor');
    expect(namesOf(directory, any, now, 'closed')).not.toContain('person-dementia-doctor');
  });

  it('leaves the requester out of those who count, and says where nobody is left', () => {
    const asked = anAskedBody({ bodyId: 'body-medway-hwb' });
    const electorate = electorateOf(kent, 'body-medway-hwb', any, 'open', now);
    const own = aSignOff({ requesterId: 'person-dph-medway', bodies: [asked] });
    const other = aSignOff({ requesterId: 'person-secretary', bodies: [asked] });
    expect(voters(electorate, own)).toEqual([]);
    expect([isInquorate(own, asked, electorate), isInquorate(other, asked, electorate)]).toEqual([true, false]);
  });
});
