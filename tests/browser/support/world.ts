import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { lendEmptyFoundation } from '#tests/support/world.ts';
import { joinChromium } from './chromium.ts';
import { type Playground, startPlayground } from './playground.ts';
import { type Tab, tabOf } from './tab.ts';

/** Milliseconds until something that a person waits for is taken not to come. */
const patience = 15_000;

type Looks = {
  readonly dark?: boolean;
  /** Pixels from side to side. Default: 1280 */
  readonly wide?: number;
};

export type BrowserWorld = {
  readonly playground: Playground;
  readonly browser: Browser;
  /** Opens another tab of one browser, as this person, in this conversation (an id, `app` or `home`); without them as a newcomer does. */
  readonly open: (as?: string, place?: string, looks?: Looks) => Promise<Tab>;
};

/** The playground and a browser, for one test. It fails where the page or the app says that something went wrong, and where the page asks for anything that is not the playground's. */
export async function startBrowserWorld(): Promise<BrowserWorld> {
  const written: string[] = [];
  const playground = await startPlayground({ page: inject('page'), freshDatabase: () => lendEmptyFoundation(written) });
  onTestFinished(() => playground.stop());
  const browser = await joinChromium(inject('chromium'));
  const context = await browser.newContext();
  context.setDefaultTimeout(patience);
  const troubles: string[] = [];
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') for (const page of context.pages()) await tellOf(page);
    await browser.close();
    expect([...troubles, ...[...written, ...playground.log].filter(isTrouble)]).toEqual([]);
  });
  return {
    playground,
    browser,
    async open(as, place, { dark = false, wide = 1280 } = {}) {
      const page = await context.newPage();
      noteTroubles(page, playground.url, troubles);
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
      await page.setViewportSize({ width: wide, height: 800 });
      await page.goto(`${playground.url}/${as === undefined ? '' : `?as=${as}`}${place === undefined ? '' : `&in=${place}`}`);
      const tab = tabOf(page);
      await tab.conversation.waitFor();
      return tab;
    },
  };
}

/** What a failed test had before it, as a screen reader would be told. */
async function tellOf(page: Page): Promise<void> {
  process.stderr.write(`${page.url()}\n${await page.locator('body').ariaSnapshot()}\n\n`);
}

/** An error or worse, as the log counts */
function isTrouble(line: string): boolean {
  return /"level":[56]0/.test(line);
}

function noteTroubles(page: Page, own: string, troubles: string[]): void {
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') troubles.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${own}/`)) troubles.push(`asked for ${request.url()}`);
  });
}
