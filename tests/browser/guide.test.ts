import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { kent, kentSteps } from './support/kent.ts';
import type { Tab } from './support/tab.ts';
import { startBrowserWorld } from './support/world.ts';

test('whoever does only what the guide says, with its own buttons, comes from the first log to the second digest', async () => {
  const { open } = await startBrowserWorld();
  const tab = await open();
  const guide = guideIn(tab);
  const steps = guide.getByRole('listitem');
  const all = await steps.count();
  expect(all).toBe(14);
  for (let done = 0; done < all; done += 1) {
    await guide.getByText(`${done} of ${all} steps done`, { exact: true }).waitFor();
    await doStep(tab, nextIn(tab));
  }
  await guide.getByText(`All ${all} steps done`).waitFor();
  expect(await steps.filter({ hasText: 'Done' }).count()).toBe(all);
  await tab.press('See the second digest in #clg', guide);
  await tab.message('Digest 2 for Kent shadow Health and Wellbeing Board').waitFor();
  await tab.thread.getByText('Locum starts on 1 December').first().waitFor();
  await tab.press('Close the thread');
  await tab.press('Start another case', guide);
  await tab
    .dialog('Cases')
    .getByRole('button', { name: /West Hertfordshire/ })
    .click();
  await tab.press('Start', tab.dialog('Start West Hertfordshire'));
  await guide.getByText('0 of 14 steps done').waitFor();
  await nextIn(tab).getByText('Ask for sign-off of a business plan.').waitFor();
});

test('a closed form opens again from its step', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.formOpen);
  const tab = await open(kent.lead, kent.group);
  await tab.press('Cancel', tab.dialog('Request sign-off'));
  await putAndSend(tab, 'Open the form again');
  await fillIn(tab, nextIn(tab));
  await guideIn(tab).getByText('4 of 14 steps done').waitFor();
});

test('a step that cannot be done any more is skipped, and what is past can be read again', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.asked);
  const tab = await open(kent.chair, kent.leadership);
  await approve(tab);
  await tab
    .message('SO-1')
    .getByRole('button', { name: /^Approve:/ })
    .waitFor({ state: 'detached' });
  await nextIn(tab).getByText('Conclave refuses').waitFor();
  const skip = nextIn(tab).getByRole('button', { name: 'Skip this step' });
  await skip.press('Enter');
  await nextIn(tab).getByText('both boards are asked').waitFor();
  // The keyboard goes on from the next step.
  await guideIn(tab).locator('[aria-current="step"]:focus').waitFor();
  await skip.press('Enter');
  await guideIn(tab).getByText('4 of 14 steps done, 2 skipped').waitFor();
  const past = guideIn(tab).getByRole('listitem');
  await past.nth(4).getByText('Skipped:').waitFor();
  await past.nth(0).getByText('Log a red report').click();
  await past.nth(0).getByText('/pathway log red').waitFor();
});

test('what goes into a form is copied from the step that opens it', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.reported);
  const tab = await open(kent.lead, kent.group);
  await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.press('Copy: Link', nextIn(tab));
  await nextIn(tab).getByRole('button', { name: 'Copied: Link' }).waitFor();
  expect(await tab.page.evaluate('navigator.clipboard.readText()')).toBe('https://example.org/dementia-pathway.pdf');
});

function guideIn(tab: Tab): Locator {
  return tab.page.getByRole('complementary', { name: 'Guide' });
}

function nextIn(tab: Tab): Locator {
  return guideIn(tab).locator('[aria-current="step"]');
}

/** Presses the one green button of the step, then does what it says in words. */
async function doStep(tab: Tab, step: Locator): Promise<void> {
  const says = (await step.locator('p').first().textContent()) ?? '';
  // What falls due at the step before may still be happening.
  if (await isThere(step.getByRole('button', { name: /clock/ })))
    await tab.press(/^Move the clock to \w+day \d+ November, \d\d:\d\d$/, step);
  else if (await isThere(step.getByRole('button', { name: /^Put it/ }))) await putAndSend(tab, /^Put it in the message box/);
  else if (says.startsWith('Press "Approve"')) await goAndApprove(tab, step);
  else if (says.startsWith('Fill in')) await fillIn(tab, step);
  else throw new Error(`The step says what this test does not know: ${says}`);
}

async function isThere(what: Locator): Promise<boolean> {
  return (await what.count()) > 0;
}

async function putAndSend(tab: Tab, name: string | RegExp): Promise<void> {
  await tab.press(name, nextIn(tab));
  await nextIn(tab).getByText('Now press Enter to send.').waitFor();
  await expect.poll(() => tab.focused()).toMatch(/^textbox "Message #/);
  await tab.page.keyboard.press('Enter');
}

async function goAndApprove(tab: Tab, step: Locator): Promise<void> {
  await tab.press(/^Go to .+ as /, step);
  await step.getByRole('button', { name: /^You are in / }).waitFor();
  await approve(tab);
}

async function approve(tab: Tab): Promise<void> {
  await tab.press(/^Approve:/, tab.message('SO-1, version 1'));
  await tab.press('Approve', tab.dialog('Approve SO-1, version 1?'));
}

/** Fills in what the step lists. */
async function fillIn(tab: Tab, step: Locator): Promise<void> {
  const form = tab.dialog('Request sign-off');
  await form.waitFor();
  const labels = await step.locator('dt').allTextContents();
  const values = await step.locator('dt + dd').allTextContents();
  for (const [index, label] of labels.entries()) await form.getByLabel(new RegExp(`^${label}`)).fill(values[index] ?? '');
  await tab.press('Send', form);
  await tab.press('Done', tab.dialog('Conclave'));
}
