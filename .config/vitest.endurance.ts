import { mergeConfig } from 'vitest/config';
import everyRun from './vitest.ts';

/** The tests of faults at the counts that docs/promises.md gives. Takes up to half an hour. */
export default mergeConfig(everyRun, {
  test: {
    include: ['tests/faults/**/*.test.ts'],
    provide: { full: true },
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
});
