import { expect, it } from 'vitest';
import { progressOf } from '#src/playground/page/guide/progress.ts';

const step = (what: string, done: boolean) => ({ what, as: null, in: null, type: null, until: null, done });

it('comes to the first step that is not done', () => {
  const steps = [step('one', true), step('two', false), step('three', true), step('four', false)];
  expect(progressOf(steps)).toEqual({ done: 2, all: 4, current: steps[1] });
});

it('ends where all is done', () => {
  expect(progressOf([step('one', true)])).toEqual({ done: 1, all: 1, current: null });
  expect(progressOf([])).toEqual({ done: 0, all: 0, current: null });
});
