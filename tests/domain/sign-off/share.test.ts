import { describe, expect, it } from 'vitest';
import { atLeastShare, atMostShare, faultInShare } from '#src/domain/sign-off/share.ts';

describe('a share', () => {
  it.each([
    ['1/3', 9, 3, 3],
    ['1/3', 10, 4, 3],
    ['1/2', 5, 3, 2],
    ['2/3', 14, 10, 9],
    ['1/1', 7, 7, 7],
    ['1/10', 100, 10, 10],
    ['1/3', 0, 0, 0],
  ])('%s of %i is at least %i, at most %i', (share, whole, least, most) => {
    expect([atLeastShare(share, whole), atMostShare(share, whole)]).toEqual([least, most]);
  });

  it.each(['0/3', '4/3', '1/0', 'a third', '33%', '0.5', '1 / 3', '-1/3', '1/3/4', ''])('refuses "%s"', (written) => {
    expect(faultInShare(written)).toBe(`expected a fraction such as 1/3, found "${written}"`);
  });
});
