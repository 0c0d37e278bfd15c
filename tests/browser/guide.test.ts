import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Tab } from './support/tab.ts';
import { startBrowserWorld } from './support/world.ts';

test('whoever does only what the guide says, with its own buttons, comes from the first log to the second digest', async () => {
  const { open } = await startBrowserWorld();
  const tab = await open();
  const guide = tab.page.getByRole('complementary', { name: 'Guide' });
  const steps = guide.getByRole('listitem');
  const all = await steps.count();
  expect(all).toBe(14);
  for (let done = 0; done < all; done += 1) {
    await guide.getByText(`${done} of ${all} steps done`, { exact: true }).waitFor();
    await doStep(tab, guide.locator('[aria-current="step"]'));
  }
  await guide.getByText(`All ${all} steps done`).waitFor();
  expect(await steps.filter({ hasText: 'Done' }).count()).toBe(all);
  await tab.message('Digest 2 for Kent shadow Health and Wellbeing Board').waitFor();
});

/** Presses what the step offers, in order, then does what it says in words. */
async function doStep(tab: Tab, step: Locator): Promise<void> {
  const says = (await step.locator('p').first().textContent()) ?? '';
  const hasPlace = await isThere(step.getByRole('button', { name: /^(You are|Be|Go) / }));
  if (hasPlace) await press(step, /^Be /, /^You are (?!in )/);
  if (hasPlace) await press(step, /^Go /, /^You are in /);
  // What falls due at the step before may still be happening.
  if (await isThere(step.getByRole('button', { name: /clock/ }))) await tab.press('Move the clock to then', step);
  else if (await isThere(step.getByRole('button', { name: 'Put it into the composer' }))) await send(tab, step);
  else if (says.startsWith('Press "Approve"')) await approve(tab);
  else if (says.startsWith('Fill in')) await fillIn(tab, says);
  else throw new Error(`The step says what this test does not know: ${says}`);
}

/** Presses a button where it is still to be pressed, and waits until it says that nothing is left to do. */
async function press(step: Locator, offer: RegExp, done: RegExp): Promise<void> {
  const button = step.getByRole('button', { name: offer });
  if (await isThere(button)) await button.click();
  await step.getByRole('button', { name: done }).waitFor();
}

async function isThere(what: Locator): Promise<boolean> {
  return (await what.count()) > 0;
}

async function send(tab: Tab, step: Locator): Promise<void> {
  await step.getByRole('button', { name: 'Put it into the composer' }).click();
  await expect.poll(() => tab.focused()).toMatch(/^textbox "Message #/);
  await tab.page.keyboard.press('Enter');
}

async function approve(tab: Tab): Promise<void> {
  await tab.press(/^Approve/, tab.conversation.getByRole('article').last());
  await tab.press('Approve', tab.dialog('Approve SO-1, version 1?'));
}

/** Fill in the title "..." and the link "...", and submit. */
async function fillIn(tab: Tab, says: string): Promise<void> {
  const form = tab.page.getByRole('dialog');
  for (const [, label = '', value = ''] of says.matchAll(/the (\w+) "([^"]+)"/g)) {
    await form.getByLabel(new RegExp(`^${label}`, 'i')).fill(value);
  }
  await tab.press('Send', form);
  await tab.press('Done', tab.dialog('Conclave'));
}
