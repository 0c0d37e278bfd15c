import { afterEach, describe, expect, test, vi } from 'vitest';
import { readPerson } from '#src/slack/requests/read-person.ts';
import { kent, london } from '#tests/support/kent.ts';
import { only } from '#tests/support/seeing.ts';

const now = london('2011-11-10T10:00');
const sample = only(kent.people[0], 'Nobody');
const people = ['Ann', 'Ann Marie', 'Ann-Marie Jones', 'Ben (deputy)'].map((name, index) => ({
  ...sample,
  id: `person-${index}`,
  key: `key-${index}`,
  name,
}));
const directory = { ...kent, people };
const read = (typed: string) => {
  const { person, ...left } = readPerson(directory, typed, now);
  return [person?.name ?? null, left.typed, left.rest];
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a name at the beginning of a text', () => {
  test.each([
    ['Ann until Friday', ['Ann', 'Ann', 'until Friday']],
    ['ann  marie until Friday', ['Ann Marie', 'ann marie', 'until Friday']],
    ['Ann Marie Jones', ['Ann-Marie Jones', 'Ann Marie Jones', '']],
    ['annmarie jones tomorrow', ['Ann-Marie Jones', 'annmarie jones', 'tomorrow']],
    ['Ben ( deputy ) tomorrow', ['Ben (deputy)', 'Ben ( deputy )', 'tomorrow']],
    ['key-3 tomorrow', ['Ben (deputy)', 'key-3', 'tomorrow']],
    ['@ann-marie.jones, tomorrow', ['Ann-Marie Jones', '@ann-marie.jones', ', tomorrow']],
    ['Annabel tomorrow', [null, '', 'Annabel tomorrow']],
    ['', [null, '', '']],
  ])('is the longest that is there: “%s”', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  test('is looked for without going over the text and the names again and again', () => {
    const normalised = vi.spyOn(String.prototype, 'normalize');
    const names = directory.people.map(({ key, name }) => key + name).join('').length;
    for (const typed of ['ab '.repeat(3_000), '- '.repeat(3_000), `Ann ${'x'.repeat(9_000)}`]) {
      normalised.mockClear();
      read(typed);
      const characters = normalised.mock.contexts.map((text) => String(text).length).reduce((sum, length) => sum + length, 0);
      expect(characters).toBeLessThanOrEqual(typed.length + names);
    }
  });
});
