import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { kent, kentSteps } from './support/kent.ts';
import type { Tab } from './support/tab.ts';
import { startBrowserWorld } from './support/world.ts';

const widths = { 'in a wide window': {}, 'in a window of 390 px': { wide: 390 } };

describe.each(Object.entries(widths))('%s, light and dark: axe finds nothing, and nothing goes beyond the side', (_, look) => {
  test('in a channel, its menus, a thread, the guide, the menus above and the drawer for developers', async () => {
    const { open, playground } = await startBrowserWorld();
    await playground.playTo(kentSteps.firstDigest);
    const tab = await open(kent.secretary, kent.leadership, look);
    const { page } = tab;
    const digest = tab.message('Digest 1');
    await digest.waitFor();
    await holds(tab, 'the channel');
    const opened: readonly (readonly [Locator, string | RegExp, Locator])[] = [
      [digest, /^More for the message/, page.getByRole('menu')],
      [tab.conversation, /^Members and apps of #clg/, tab.dialog('Details of #clg')],
      [tab.conversation, 'Shortcuts', page.getByRole('menu')],
      [page.getByRole('banner'), 'Kent, November 2011', tab.dialog('Cases')],
      [page.getByRole('banner'), /^You are/, tab.dialog('You are')],
      [tab.clock, /^Next:/, tab.dialog('What is due next')],
      [tab.clock, 'Set ...', tab.dialog('Set the clock')],
    ];
    for (const [place, button, shown] of opened) {
      await tab.press(button, place);
      await shown.waitFor();
      await holds(tab, `what ${button} opens`);
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'detached' });
    }
    await tab.composer.fill('/');
    await page.getByRole('option').first().waitFor();
    await holds(tab, 'the commands that are offered');
    await tab.composer.fill('');

    await digest.getByRole('link', { name: '1 reply' }).click();
    await tab.thread.getByRole('article').nth(1).waitFor();
    await holds(tab, 'the thread');
    await tab.press(/^(Close the thread|Back to the channel)$/);

    if ('wide' in look) await narrowColumns(tab);

    await tab.press(/^Calls and requests/);
    await page
      .getByRole('row', { name: /chat\.postMessage/ })
      .first()
      .getByRole('button')
      .click();
    await page.getByRole('region', { name: 'Details of chat.postMessage' }).waitFor();
    await holds(tab, 'the drawer for developers');
  });

  test('in a form, with errors, in a question, on Home and in direct messages', async () => {
    const { open, playground } = await startBrowserWorld();
    await playground.playTo(kentSteps.approvedByLeadership);
    const lead = await open(kent.lead, kent.group, look);
    await lead.writes('/signoff request');
    const form = lead.dialog('Request sign-off');
    await form.waitFor();
    await holds(lead, 'the form');
    await form.getByLabel('Title').fill('Dementia pathway');
    await form.getByLabel('Links').fill('the shared drive');
    await lead.press('Send', form);
    await form.locator('[aria-invalid="true"]').waitFor();
    await holds(lead, 'the form with errors');
    await form.getByLabel('Title').fill('Plan 999 000 0085');
    await form.getByLabel('Links').fill('https://example.org/plan');
    await lead.press('Send', form);
    await form.getByText('could be an NHS number').waitFor();
    await holds(lead, 'the form that asks about a number');

    const approver = await open(kent.medway, 'app', look);
    const card = approver.message('SO-1, version 1');
    await card.waitFor();
    await holds(approver, 'the direct messages');
    await approver.press(/^Approve:/, card);
    await approver.dialog('Approve SO-1, version 1?').waitFor();
    await holds(approver, 'the question');

    const home = await open(kent.secretary, 'home', look);
    await home.conversation.getByRole('heading', { name: 'Next meetings' }).waitFor();
    await holds(home, 'Home');
    await home.press('Kent, November 2011');
    await home.press('Start again');
    await home.dialog('Start Kent, November 2011 again?').waitFor();
    await holds(home, 'the question before a start');
  });
});

test('the check finds what is planted, colours also in the dark', async () => {
  const { open } = await startBrowserWorld();
  const { page } = await open(kent.lead, kent.group);
  expect(await axeViolations(page, 'colours')).toEqual([]);
  await page.addStyleTag({ content: '@media (prefers-color-scheme: dark) { #planted { color: #333; background: #222 } }' });
  await page.evaluate("document.querySelector('main section').insertAdjacentHTML('beforeend', '<p id=planted>Planted</p>')");
  expect(await axeViolations(page, 'colours')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeViolations(page, 'colours')).toEqual([expect.stringMatching(/^color-contrast .*: #planted: /)]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate("document.getElementById('planted').remove()");
  await page.evaluate("document.querySelector('main section').append(document.createElement('img'))");
  expect(await axeViolations(page)).toEqual([expect.stringMatching(/^image-alt .*: img: /)]);
});

/** In a narrow window, what stands beside the conversation takes its place. */
async function narrowColumns(tab: Tab): Promise<void> {
  await tab.press('Channels and messages');
  await tab.page.getByRole('navigation', { name: 'Conversations' }).waitFor();
  await holds(tab, 'the sidebar');
  await tab.press('Channels and messages');
  await tab.press(/^Guide/);
  await tab.page.getByRole('complementary', { name: 'Guide' }).waitFor();
  await holds(tab, 'the guide');
  await tab.press('Hide the guide');
}

/** The same page in both colours: what is not of colour is the same in the dark, and looked at once. */
async function holds({ page }: Tab, screen: string): Promise<void> {
  const beyond = Math.max(0, ...(await page.evaluate<number[]>(`[${pixelsBeyond}]`)));
  const light = await axeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft({ screen, beyond, light, dark }).toEqual({ screen, beyond: 0, light: [], dark: [] });
}

/** How far the page goes beyond the window, and what lies over it beyond its right side. */
const pixelsBeyond = `
  document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll(':popover-open, dialog[open]')].map((one) => one.getBoundingClientRect().right - innerWidth)
`;
