import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { quickest } from './temporary-server.ts';

/** A folder of its own for the test that is running; it goes with the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(await quickest(), 'conclave-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}
