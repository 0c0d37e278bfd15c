import { describe, expect, it } from 'vitest';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { derivedSeatKey, explicitSeatKey, followSeats } from '#src/domain/governance/seat-keys.ts';

function seat(person: string | null, role: 'chair' | 'approver' = 'approver', key?: string): RecordOf<'seat'> {
  const fields = {
    body: 'clg',
    person,
    role,
    tag: null,
    category: null,
    votes: true,
    subjects: [],
    chair_of: null,
    earlier: [],
    since: null,
    until: null,
  };
  return { kind: 'seat', key: key ?? derivedSeatKey(fields), fields };
}

function followed(file: RecordOf<'seat'>[], applied: RecordOf<'seat'>[], database = applied): string[] {
  return followSeats(file, applied, database).map(({ key, kind, fields }) => `${key}: ${kind === 'seat' ? fields.person : ''}`);
}

describe('keys of seats', () => {
  it('stay when another person takes the seat', () => {
    expect(followed([seat('new', 'chair')], [seat('old', 'chair')])).toEqual(['clg/chair/old: new']);
  });

  it('follow the holder first: who stays keeps the seat', () => {
    expect(followed([seat('b'), seat('c')], [seat('a'), seat('b')])).toEqual(['clg/approver/b: b', 'clg/approver/a: c']);
  });

  it('are never given twice', () => {
    const taken = { ...seat('b'), key: 'clg/approver/a' };
    expect(followed([seat('a'), seat('b')], [taken])).toEqual(['clg/approver/a-2: a', 'clg/approver/a: b']);
  });

  it('given in the file hold whatever changes', () => {
    const key = explicitSeatKey('clg', 'first');
    expect(followed([seat('b', 'chair', key)], [seat('a', 'approver', key)])).toEqual(['clg/first: b']);
  });

  it('find the same seat where it was added in Slack', () => {
    expect(followed([seat('a')], [], [{ ...seat('a'), key: 'clg/from-slack' }])).toEqual(['clg/from-slack: a']);
  });
});
