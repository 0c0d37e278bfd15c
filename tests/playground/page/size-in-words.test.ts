import { expect, it } from 'vitest';
import { sizeInWords } from '#src/playground/page/channel/size-in-words.ts';

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [12_345, '12 kB'],
  [1_440_000, '1.4 MB'],
  [25_000_000, '25 MB'],
  [3_000_000_000_000, '3000 GB'],
])('shows %i bytes as %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
