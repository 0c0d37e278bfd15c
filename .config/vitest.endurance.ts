import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of faults at the counts that docs/promises.md gives. Takes up to half an hour. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/faults/**/*.test.ts'],
    globalSetup: ['tests/support/database-server.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    pool: 'forks',
    provide: { full: true },
    fileParallelism: false,
    reporters: ['verbose'],
  },
});
