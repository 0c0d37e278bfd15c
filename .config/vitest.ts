import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  root: inRoot(''),
  test: {
    globalSetup: ['tests/support/database-server.ts'],
    setupFiles: ['tests/support/end-of-file.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Two processes take one file after the other: the app is loaded, and warm, once in each
    isolate: false,
    maxWorkers: 2,
    // Node runs the tests as it runs the app
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What Node has compiled before, also for the programs that tests start
    env: { NODE_COMPILE_CACHE: inRoot('node_modules/.cache/node') },
    // The tests of faults: few of each here, all by vitest.endurance.ts
    provide: { full: false },
    projects: [
      { extends: true, test: { name: 'conclave', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/support/run.ts'],
          // After the others, and one at a time: a browser keeps two processors busy by itself
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
