import { expect, it } from 'vitest';
import { inWords, progressOf } from '#src/playground/page/guide/progress.ts';
import type { StepOnScreen } from '#src/playground/web/contract.ts';

const after = (...states: StepOnScreen['state'][]) => progressOf(states.map((state) => ({ state })));

it('counts what is done and what is skipped', () => {
  const progress = after('done', 'skipped', 'done', 'next', 'ahead');
  expect(progress).toEqual({ done: 2, skipped: 1, all: 5, finished: false });
  expect(inWords(progress)).toBe('2 of 5 steps done, 1 skipped');
  expect(inWords(after('next', 'ahead'))).toBe('0 of 2 steps done');
});

it('ends where no step is the next', () => {
  expect(after('done', 'skipped')).toEqual({ done: 1, skipped: 1, all: 2, finished: true });
  expect(inWords(after('done', 'skipped'))).toBe('1 of 2 steps done, 1 skipped');
  expect(inWords(after('done', 'done'))).toBe('All 2 steps done');
});
