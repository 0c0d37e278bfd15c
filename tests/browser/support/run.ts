import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPage, pageSource } from '#src/playground/web/build-page.ts';
import { unpackChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the Chromium of this run */
    chromium: string;
    /** The folder with the built page */
    page: string;
  }
}

/** One Chromium and one build of the page for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'conclave-browser-'));
  const [chromium, page] = [join(folder, 'chromium'), join(folder, 'page')];
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    await mkdir(chromium);
    await Promise.all([unpackChromium(chromium), buildPage(pageSource, page)]);
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide('chromium', chromium);
  project.provide('page', page);
  return remove;
}
