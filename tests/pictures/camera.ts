import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Playground } from '#tests/browser/support/playground.ts';
import { type Tab, tabOf } from '#tests/browser/support/tab.ts';

/** One picture: whose page, where, and what is to be seen. */
export type Shot = {
  /** Its path in docs/pictures, without the ending */
  readonly file: string;
  readonly as: string;
  readonly in: string;
  readonly dark?: boolean;
  /** Of the window, in pixels */
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each of the window */
  readonly scale: number;
  /** Brings the page to what is to be seen, and gives the part of it that is. */
  readonly show: (tab: Tab) => Promise<Locator | Page>;
};

/** A picture with what people do before it, in the case that runs. */
export type Picture = Shot & { readonly play: (playground: Playground) => Promise<void> };

/** A whole window is large enough in less than double size. */
export const desk = { width: 1360, height: 850, scale: 1.4 };
/** A card is drawn in full, however long it is. */
export const tall = { width: 1360, height: 2000, scale: 2 };
export const phone = { width: 390, height: 844, scale: 2 };

/** Where the pictures are kept. */
export const target = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** Opens a page as this person, and takes the picture of what it shows. */
export async function shoot(browser: Browser, url: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: shot.scale,
    colorScheme: shot.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const tab = tabOf(await context.newPage());
  await tab.page.goto(`${url}/?as=${shot.as}&in=${shot.in}`);
  const shown = await shot.show(tab);
  // Nothing is shown as pointed at.
  await tab.page.mouse.move(0, 0);
  const { length } = await shown.screenshot({ path: join(target, `${shot.file}.png`), animations: 'disabled' });
  process.stdout.write(`docs/pictures/${shot.file}.png  ${Math.round(length / 1024)} kB\n`);
  await context.close();
}

/** The last message of the conversation in which these words stand. */
export function message(words: string): Shot['show'] {
  return async (tab) => tab.message(words);
}
