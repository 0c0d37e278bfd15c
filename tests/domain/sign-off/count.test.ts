import { expect, it } from 'vitest';
import { type Count, countInPlainWords } from '#src/domain/sign-off/count.ts';

const quorum = { needed: 7, votingSeats: 14, tookPart: 8, missing: [], oneSided: false };
const count = (more: Partial<Count> = {}): Count => ({
  for: 6,
  against: 2,
  abstained: 0,
  needed: null,
  castingVote: null,
  quorum,
  ...more,
});

it.each<[Count, string]>([
  [count(), 'six for, two against, quorum seven met'],
  [count({ for: 5, against: 0, quorum: { ...quorum, tookPart: 5 } }), 'five for, none against; quorum not met: 5 of 7 answered'],
  [
    count({ abstained: 1, quorum: { ...quorum, missing: ['NHS', 'lay'] } }),
    'six for, two against, one abstained; quorum not met: nobody yet for NHS and lay',
  ],
  [
    count({ quorum: { ...quorum, oneSided: true } }),
    'six for, two against; quorum not met: too many who answered are from one organisation',
  ],
  [
    count({ for: 4, against: 4, castingVote: 'Anna' }),
    'four for, four against, the casting vote of Anna decides the tie, quorum seven met',
  ],
  [count({ for: 12, against: 0, quorum: null }), '12 for, none against'],
])('%j is said in plain words', (given, said) => {
  expect(countInPlainWords(given)).toBe(said);
});
