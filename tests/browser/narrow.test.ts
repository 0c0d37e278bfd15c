import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { kent, kentSteps } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

test('in a narrow window Escape closes the guide and the channels, and gives the focus back', async () => {
  const { open } = await startBrowserWorld();
  const tab = await open(kent.lead, kent.group, { wide: 390 });
  const banner = tab.page.getByRole('banner');
  for (const [name, shown] of [
    ['Channels and messages', tab.page.getByRole('navigation', { name: 'Conversations' })],
    ['Guide', tab.page.getByRole('complementary', { name: 'Guide' })],
  ] as const) {
    await tab.press(new RegExp(`^${name}`), banner);
    await shown.waitFor();
    await tab.page.keyboard.press('Escape');
    await shown.waitFor({ state: 'hidden' });
    await tab.conversation.waitFor();
    await expect.poll(() => tab.focused()).toMatch(new RegExp(`^button "${name}`));
  }
});

test('what answers in private is brought into sight in direct messages, also where one reads above', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.approvedByLeadership);
  const approver = await open(kent.medway, 'app', { wide: 390 });
  const card = approver.message('SO-1, version 1');
  await card.waitFor();
  const list = approver.page.getByRole('region', { name: 'Messages from Conclave' });
  await approver.press(/^Approve:/, card);
  await approver.page.evaluate("document.querySelector('.messages').scrollTo({ top: 0 })");
  await approver.press('Approve', approver.dialog('Approve SO-1, version 1?'));
  const recorded = approver.message('Recorded: you approved version 1 of SO-1');
  await recorded.waitFor();
  await expect.poll(async () => (await bottomOf(recorded)) <= (await bottomOf(list))).toBe(true);
});

async function bottomOf(place: Locator): Promise<number> {
  const box = await place.boundingBox();
  return box ? box.y + box.height : Number.NaN;
}
