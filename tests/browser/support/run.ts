import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildPage, pageSource } from '#src/playground/web/build-page.ts';
import { serveChromium, unpackChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the Chromium of this run is joined */
    chromium: string;
    /** The folder with the built page */
    page: string;
  }
}

/** One running Chromium and one build of the page for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'conclave-browser-'));
  const [unpacked, page] = [join(folder, 'chromium'), join(folder, 'page')];
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    await mkdir(unpacked);
    await Promise.all([unpackChromium(unpacked), buildPage(pageSource, page)]);
    const chromium = await serveChromium(unpacked);
    project.provide('chromium', chromium.wsEndpoint());
    project.provide('page', page);
    return async () => {
      await chromium.close();
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
