import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { buildPage, pageSource } from '#src/playground/web/build-page.ts';
import { startChromium, unpackChromium } from '#tests/browser/support/chromium.ts';
import { startPlayground } from '#tests/browser/support/playground.ts';
import { startTemporaryServer } from '#tests/support/temporary-server.ts';
import { type Picture, shoot, target } from './camera.ts';
import { kentPictures } from './kent.ts';
import { parkedPictures } from './parked.ts';
import { answeredPictures } from './sign-off/answered.ts';
import { signOffPictures } from './sign-off/pictures.ts';
import { unwatchedPictures } from './sign-off/unwatched.ts';
import { westHertsDigestPictures } from './west-herts-digest.ts';
import { wordPictures } from './words.ts';

/** With the key of the case that is played for them, each from its beginning */
const albums: readonly (readonly [key: string, pictures: readonly Picture[]])[] = [
  ['kent', [...kentPictures, ...wordPictures]],
  ['kent', parkedPictures],
  ['kent', unwatchedPictures],
  ['kent', answeredPictures],
  ['west-herts', signOffPictures],
  ['west-herts', westHertsDigestPictures],
];
/** Only pictures whose names begin like this are taken. */
const [, , wanted = ''] = process.argv;

const folder = await mkdtemp(join(tmpdir(), 'conclave-pictures-'));
try {
  await takeAll();
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function takeAll(): Promise<void> {
  const [chromium, page] = [join(folder, 'chromium'), join(folder, 'page')];
  await Promise.all([mkdir(chromium), ...['sign-off', 'west-herts'].map((one) => mkdir(join(target, one), { recursive: true }))]);
  await Promise.all([unpackChromium(chromium), buildPage(pageSource, page)]);
  const browser = await startChromium(chromium);
  try {
    for (const [key, pictures] of albums) if (pictures.some(isWanted)) await takeAlbum(browser, page, key, pictures);
  } finally {
    await browser.close();
  }
}

/** Plays a case once and takes the pictures on the way. */
async function takeAlbum(browser: Browser, page: string, key: string, pictures: readonly Picture[]): Promise<void> {
  const database = await startTemporaryServer();
  try {
    const place = { databaseUrl: database.url, dataDir: 'unused' };
    const playground = await startPlayground({ page, freshDatabase: async () => ({ place, remove: async () => {} }), first: key });
    try {
      for (const picture of pictures) {
        await picture.play(playground);
        if (isWanted(picture)) await shoot(browser, playground.url, picture);
      }
    } finally {
      await playground.stop();
    }
  } finally {
    await database.stop();
  }
}

function isWanted({ file }: Picture): boolean {
  return file.startsWith(wanted);
}
