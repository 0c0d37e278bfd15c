import { expect, test } from 'vitest';
import { kent } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

test('the drawer shows what was sent to the app and what it called, with arguments, answer and time', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await lead.writes('/pathway log green First report');
  await lead.message('Dementia: Green').waitFor();
  await lead.press(/^Calls and requests/);
  const drawer = lead.page.getByRole('region', { name: 'For developers' });
  const rows = drawer.getByRole('row');
  const command = rows.filter({ hasText: 'command /pathway' });
  await expect.poll(() => command.textContent()).toMatch(/Slack to Conclave.*200\s*\d+$/);

  await drawer.getByLabel('Filter calls and requests').fill('chat.postMessage');
  await expect.poll(() => rows.count()).toBe(2);
  await lead.press('chat.postMessage', drawer);
  const details = drawer.getByRole('region', { name: 'Details of chat.postMessage' });
  await details.getByText('"channel": "C0DEMENTIA"').first().waitFor();
  await details.getByText('"type": "header"').first().waitFor();
  await details.getByText('"ok": true').waitFor();
  await lead.press('Close the details', details);
  await expect.poll(() => details.count()).toBe(0);
});
