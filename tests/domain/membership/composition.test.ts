import { expect, test } from 'vitest';
import { bodyByKey, type Directory } from '#src/domain/directory.ts';
import { compositionGaps } from '#src/domain/membership/composition.ts';
import { kent, london } from '../../support/kent.ts';

const now = london('2011-11-14T09:00');
const gaps = (key: string, directory: Directory = kent, at = now) => compositionGaps(directory, bodyByKey(directory, key), at);

/** Kent with the vacant seat of the leadership group held by somebody of this role, profession and organisation. */
function withSeatHeld(role: 'member' | 'observer' | 'secretary', profession: string, organisationId: string): Directory {
  const since = london('2011-11-09T09:00');
  const until = london('2011-11-20T00:00');
  const id = 'person-new';
  return {
    ...kent,
    people: [
      ...kent.people,
      { id, key: 'new', turn: 1, slackUserId: null, email: null, name: 'New member', organisationId, profession, since, until: null },
    ],
    seats: kent.seats.map((seat) => (seat.id === 'seat-8' ? { ...seat, role, holders: [{ personId: id, since, until }] } : seat)),
  };
}

test('each thing a body lacks is named', () => {
  expect(gaps('clg')).toEqual([
    'Nobody from social care',
    'Nobody from a provider',
    'No nurse',
    'No allied health professional',
    'No social care professional',
  ]);
  expect(gaps('dementia-group')).toEqual([
    'Nobody from social care',
    'No nurse',
    'No allied health professional',
    'No social care professional',
  ]);
});

test('a body without composition rules lacks nothing', () => {
  expect(gaps('kent-hwb')).toEqual([]);
});

test('who takes a seat fills the gaps they can, while they hold it', () => {
  const held = withSeatHeld('member', 'AHP', 'acute');
  expect(gaps('clg', held)).toEqual(['Nobody from social care', 'No nurse', 'No social care professional']);
  expect(gaps('clg', held, london('2011-11-20T00:00'))).toEqual(gaps('clg'));
});

test('secretaries and observers fill none', () => {
  expect(gaps('clg', withSeatHeld('observer', 'nurse', 'acute'))).toEqual(gaps('clg'));
  expect(gaps('clg', withSeatHeld('secretary', 'nurse', 'kcc'))).toEqual(gaps('clg'));
});
