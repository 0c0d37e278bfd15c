import { expect, it } from 'vitest';
import { fromWallClock, toWallClock } from '#src/playground/page/blocks/controls/wall-clock.ts';

it('turns seconds into the clock of the field and back', () => {
  expect(toWallClock('')).toBe('');
  expect(fromWallClock('')).toBe('');
  expect(fromWallClock(toWallClock('1321261200'))).toBe('1321261200');
  expect(toWallClock(fromWallClock('2011-11-14T09:00'))).toBe('2011-11-14T09:00');
});
