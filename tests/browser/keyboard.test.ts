import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { kent } from './support/kent.ts';
import type { Tab } from './support/tab.ts';
import { startBrowserWorld } from './support/world.ts';

test('everything can be done by keyboard, and the focus is always where one goes on', async () => {
  const { open } = await startBrowserWorld();
  const tab = await open();
  const { keyboard } = tab.page;
  await keyboard.press('Tab');
  expect(await tab.focused()).toBe('link "Skip to the conversation"');
  await keyboard.press('Enter');
  expect(await tab.focused()).toMatch(/^region "Conversation"/);

  await become(tab, 'Dementia pathway lead');
  await follow(tab, /^link "dementia-group/);
  await reach(tab, /^textbox "Message #dementia-group"/);
  await keyboard.type('/pathway log amber Memory clinic referral form agreed. Path to green: locum from 1 May');
  await keyboard.press('Enter');
  await tab.message('Dementia: Amber').waitFor();
  await expect.poll(() => tab.composer.inputValue()).toBe('');
  expect(await tab.focused()).toBe('textbox "Message #dementia-group"');

  await keyboard.type('/signoff request');
  await keyboard.press('Enter');
  await becomesFocused(tab, /^combobox "Pathway"/);
  await reach(tab, /^textbox "Title"/);
  await keyboard.press('Enter');
  await becomesFocused(tab, /^textbox "Title"/);
  await keyboard.type('Dementia pathway, redesigned');
  await keyboard.press('Enter');
  await tab.dialog('Conclave').waitFor();
  await reach(tab, /^button "Done"/);
  await keyboard.press('Enter');
  await becomesFocused(tab, /^textbox "Message #dementia-group"/);

  await become(tab, 'Co-Medical Director');
  await follow(tab, /^link "clg/);
  await reach(tab, /^button "Approve/);
  await keyboard.press('Enter');
  await tab.dialog('Approve SO-1, version 1?').waitFor();
  await reach(tab, /^button "Approve"/);
  await keyboard.press('Enter');
  await tab.message('Answered: Co-Medical Director approved').waitFor();
  // Its button is gone.
  expect(await tab.focused()).toBe('heading "SO-1, version 1: Dementia pathway, redesigned"');

  await reach(tab, /^button "Go to next"/);
  for (const next of ['Thursday 10 November 2011, 09:00', 'Friday 11 November 2011, 09:00']) {
    await keyboard.press('Enter');
    await tab.clock.getByText(next, { exact: true }).waitFor();
    await expect.poll(() => tab.clock.getAttribute('aria-busy')).toBe('false');
  }
  await keyboard.press('Enter');
  await tab.message('Digest 1 for').waitFor();
  expect(await tab.focused()).toBe('button "Go to next"');

  await follow(tab, /^link "1 reply"/);
  await tab.thread.waitFor();
  await becomesFocused(tab, /^region "Thread"/);
  await reach(tab, /^button "Close the thread"/);
  await keyboard.press('Enter');
  await expect.poll(() => tab.thread.count()).toBe(0);
  await becomesFocused(tab, /^link "1 reply"/);
});

test('Escape closes what is open, and gives the focus back', async () => {
  const { open } = await startBrowserWorld();
  const tab = await open(kent.lead, kent.group);
  const { keyboard } = tab.page;
  for (const [button, opened] of [
    [/^button "Kent, November 2011/, 'Cases'],
    [/^button "You are/, 'You are'],
    [/^button "Set/, 'Set the clock'],
  ] as const) {
    await follow(tab, button, tab.page.getByRole('banner'));
    await tab.dialog(opened).waitFor();
    await keyboard.press('Escape');
    await expect.poll(() => tab.dialog(opened).count()).toBe(0);
    await becomesFocused(tab, button);
  }

  await reach(tab, /^button "Shortcuts"/);
  await keyboard.press('Enter');
  await becomesFocused(tab, /^menuitem/);
  await keyboard.press('ArrowDown');
  await becomesFocused(tab, /^menuitem "Request sign-off/);
  await keyboard.press('Enter');
  await becomesFocused(tab, /^combobox "Pathway"/);
  await keyboard.press('Escape');
  await expect.poll(() => tab.page.getByRole('dialog').count()).toBe(0);
  await becomesFocused(tab, /^button "Shortcuts"/);
});

test('the focus stays where it is when others change what is shown', async () => {
  const { open } = await startBrowserWorld();
  const tab = await open(kent.lead, kent.group);
  const other = await open(kent.psychiatrist, kent.group);
  await tab.composer.focus();
  await tab.page.keyboard.type('half a sent');
  await other.writes('Good morning');
  await tab.message('Good morning').waitFor();
  await tab.page.keyboard.type('ence');
  expect(await tab.composer.inputValue()).toBe('half a sentence');
});

/** More than there are stops on any screen. */
const manyStops = 80;

/** Goes on by Tab to what is called so. */
async function reach(tab: Tab, name: RegExp, within: Locator = tab.page.locator('body')): Promise<void> {
  const passed: string[] = [];
  while (passed.length < manyStops) {
    await tab.page.keyboard.press('Tab');
    const now = await tab.focused();
    if (name.test(now) && (await within.locator(':focus').count()) > 0) return;
    passed.push(now);
  }
  throw new Error(`Tab does not come to ${name}. It comes to: ${passed.join('; ')}`);
}

async function follow(tab: Tab, name: RegExp, within?: Locator): Promise<void> {
  await reach(tab, name, within);
  await tab.page.keyboard.press('Enter');
}

async function become(tab: Tab, name: string): Promise<void> {
  // The guide says who one is, too.
  await follow(tab, /^button "You are/, tab.page.getByRole('banner'));
  await reach(tab, new RegExp(`^button "${name}`));
  await tab.page.keyboard.press('Enter');
  await becomesFocused(tab, new RegExp(`^button "You are ${name}`));
}

async function becomesFocused(tab: Tab, name: RegExp): Promise<void> {
  await expect.poll(() => tab.focused()).toMatch(name);
}
