import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { buildPage, pageSource } from '#src/playground/web/build-page.ts';
import { startChromium, unpackChromium } from '#tests/browser/support/chromium.ts';
import { type Playground, startPlayground } from '#tests/browser/support/playground.ts';
import { tabOf } from '#tests/browser/support/tab.ts';
import { startTemporaryServer } from '#tests/support/temporary-server.ts';
import { type Picture, pictures } from './pictures.ts';

const target = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'conclave-pictures-'));
try {
  await takeAll();
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Plays the Kent case once and takes the pictures on the way. */
async function takeAll(): Promise<void> {
  const [chromium, page] = [join(folder, 'chromium'), join(folder, 'page')];
  await Promise.all([mkdir(chromium), mkdir(target, { recursive: true })]);
  await Promise.all([unpackChromium(chromium), buildPage(pageSource, page)]);
  const database = await startTemporaryServer();
  try {
    const place = { databaseUrl: database.url, dataDir: 'unused' };
    const playground = await startPlayground({ page, freshDatabase: async () => ({ place, remove: async () => {} }) });
    const browser = await startChromium(chromium);
    for (const picture of pictures) await take(playground, browser, picture);
    await browser.close();
    await playground.stop();
  } finally {
    await database.stop();
  }
}

async function take(playground: Playground, browser: Browser, picture: Picture): Promise<void> {
  await playground.playTo(picture.step);
  const context = await browser.newContext({
    viewport: { width: picture.width, height: picture.height },
    deviceScaleFactor: picture.scale,
    colorScheme: picture.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const tab = tabOf(await context.newPage());
  await tab.page.goto(`${playground.url}/?as=${picture.as}&in=${picture.in}`);
  const shown = await picture.show(tab);
  // Nothing is shown as pointed at.
  await tab.page.mouse.move(0, 0);
  const path = join(target, `${picture.file}.png`);
  const { length } = await shown.screenshot({ path, animations: 'disabled' });
  process.stdout.write(`docs/pictures/${picture.file}.png  ${Math.round(length / 1024)} kB\n`);
  await context.close();
}
