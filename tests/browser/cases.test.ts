import { expect, test } from 'vitest';
import { kentFile } from '#tests/support/world.ts';
import { kent, kentSteps } from './support/kent.ts';
import type { Tab } from './support/tab.ts';
import { startBrowserWorld } from './support/world.ts';

test('the case starts again, after a question, in every tab', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.reported);
  const lead = await open(kent.lead, kent.group);
  const colleague = await open(kent.psychiatrist, kent.group);
  await lead.message('Dementia: Amber').waitFor();
  await lead.press('Kent, November 2011');
  await lead.press('Start again');
  const question = lead.dialog('Start Kent, November 2011 again?');
  await lead.press('Cancel', question);
  await expect.poll(() => question.count()).toBe(0);
  await lead.message('Dementia: Amber').waitFor();

  await lead.press('Kent, November 2011');
  await lead.press('Start again');
  await lead.press('Start', question);
  await lead.conversation.getByText('Nothing has been said here yet.').waitFor();
  await colleague.conversation.getByText('Nothing has been said here yet.').waitFor();
});

test('another case of docs/examples starts in its place', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open();
  await lead.press('Kent, November 2011');
  const other = lead.page.getByRole('dialog', { name: 'Cases' }).getByRole('listitem').first().getByRole('button');
  const title = (await other.textContent()) ?? '';
  await other.click();
  await lead.press('Start', lead.dialog(`Start ${title}?`));
  await lead.page.getByRole('heading', { level: 1, name: title }).waitFor();
});

test('a governance file that is wrong is refused with the lines of what is wrong, before anything is asked, and nothing changes', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.reported);
  const lead = await open(kent.lead, kent.group);
  const wrong = (await kentFile()).replace('profession: lay', 'profession: lawyer');
  const line = wrong.slice(0, wrong.indexOf('lawyer')).split('\n').length;
  await choose(lead, wrong);
  const problems = lead.dialog('The case was not started');
  await problems.getByText(new RegExp(`line ${line}: person cabinet-member, profession: .*found "lawyer"`)).waitFor();
  await lead.press('Close', problems);
  await lead.message('Dementia: Amber').waitFor();
});

test('a governance file of one’s own becomes the case', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await choose(lead, (await kentFile()).replaceAll('Clinical Leadership Group', 'Leadership Group of Ours'));
  await lead.press('Start', lead.dialog('Start from ours.yaml?'));
  await lead.page.getByRole('heading', { level: 1, name: 'Leadership Group of Ours' }).waitFor();
  await lead.writes('/pathway log green First report');
  await lead.message('Dementia: Green').waitFor();
});

async function choose(tab: Tab, source: string): Promise<void> {
  await tab.press('Kent, November 2011');
  const file = { name: 'ours.yaml', mimeType: 'application/yaml', buffer: Buffer.from(source) };
  await tab.page.getByLabel('A governance file (YAML)').setInputFiles(file);
}
