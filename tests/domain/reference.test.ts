import { describe, expect, test } from 'vitest';
import { readReference } from '#src/domain/reference.ts';

describe('a reference', () => {
  test.each([
    'SO-1',
    'SO-1.',
    '#SO-1',
    '"SO-1"',
    "'SO-1'",
    'so 1',
    'SO1',
    'so#1',
    'SO #1',
    'SO\u20131',
    'SO\u20111',
    '\u201cSO-1\u201d',
    '\u2018SO-1\u2019',
    '\u201eSO-1\u201c',
    '\u00abSO-1\u00bb',
    '(SO-1)',
    '[SO-1]',
    '*SO-1*',
    '`SO-1`',
    ' SO-1 ',
    'SO-1, please',
    'SO-1: the plan',
    'SO-1 because of the budget in 2027',
    'SO-1 (so 1)',
    '\uff33\uff2f\uff0d\uff11',
    '1',
    '#1',
    '"1".',
    'SO-001',
    'SO_1',
    'SO:1',
    'SO: 1',
    'SO.1',
    'SO/1',
    'so_1, please',
  ])('%s is read', (typed) => {
    expect(readReference('so', typed)).toBe(1);
  });

  test.each([
    '',
    'SO',
    'SO-',
    'SO-1a',
    'SO-1.5',
    'SO-1,000',
    '1 March',
    '1 2',
    'SO-1 and SO-2',
    'SO_1 and SO:2',
    'SO_1_2',
    'SO:1:30',
    'SO/1/2',
    'M-1',
    'ALSO-1',
    'SO-1234567890',
    'also SO-1',
    '-',
  ])('“%s” is none', (typed) => {
    expect(readReference('so', typed)).toBeNull();
  });

  test('of another kind is read by its own letter', () => {
    expect(readReference('m', '“M-3”')).toBe(3);
    expect(readReference('ask', 'ASK 4.')).toBe(4);
  });
});
