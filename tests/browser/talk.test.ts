import { expect, test } from 'vitest';
import { kent, kentSteps } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

test('a report is logged by command: its card appears before everybody in the channel, the confirmation before its author only', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  const colleague = await open(kent.psychiatrist, kent.group);

  await lead.writes('/pathway log amber Memory clinic referral form agreed. Path to green: locum from 1 May');
  await lead.message('Saved: Dementia, Amber').waitFor();
  await colleague.message('Dementia: Amber').waitFor();
  await colleague.message('Memory clinic referral form agreed').waitFor();

  await lead.message('Dementia: Amber').waitFor();
  await expect.poll(() => lead.composer.inputValue()).toBe('');
  expect(await lead.conversation.getByRole('article').count()).toBe(2);
  expect(await lead.message('Saved: Dementia, Amber').textContent()).toContain('Only visible to you');
  expect(await colleague.conversation.getByRole('article').count()).toBe(1);
});

test('a report that is refused comes back to its author with its text, and "Complete" opens the form filled with it', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await lead.writes('/pathway log red Memory clinic closed. Path to green: a second site');
  const refusal = lead.message('Not saved yet');
  await lead.press('Complete', refusal);
  const form = lead.dialog('Log progress');
  await form.waitFor();
  expect(await form.getByLabel('What was done').inputValue()).toBe('Memory clinic closed.');
  expect(await form.getByLabel('Path to green').inputValue()).toBe('a second site');
});

test('people talk, with mentions, and the other tab sees it without being loaded again', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  const colleague = await open(kent.psychiatrist, kent.group);
  await lead.composer.pressSequentially('Could @Consul');
  await lead.page.getByRole('option', { name: /Consultant psychiatrist/ }).waitFor();
  await lead.composer.press('Enter');
  await lead.composer.pressSequentially('look at <this> & *that*?');
  await lead.composer.press('Enter');
  const seen = colleague.message('Could @Consultant psychiatrist look at <this> & that?');
  await seen.waitFor();
  expect(await seen.textContent()).toContain('Dementia pathway lead');
});

test('the menu of a message logs what it says as progress', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await lead.writes('Audit tool piloted in Thanet');
  await lead.press(/^More for the message of Dementia pathway lead/, lead.message('Audit tool piloted'));
  await lead.page.getByRole('menuitem', { name: /^Log as progress/ }).click();
  const form = lead.dialog('Log progress');
  await form.getByLabel('Status').selectOption({ label: 'Green: on track' });
  expect(await form.getByLabel('What was done').inputValue()).toBe('Audit tool piloted in Thanet');
  await lead.press('Save', form);
  await lead.message('Dementia: Green').waitFor();
});

test('where the app is removed from a channel it cannot post, says so, and posts what waited once it is invited', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await lead.press('Members and apps of #dementia-group: 3');
  await lead.press('Remove Conclave');
  await lead.conversation.getByText('Conclave is not in this channel').waitFor();
  await lead.writes('/pathway log green Audit tool piloted in Thanet');
  await lead.message('Saved: Dementia, Green').waitFor();
  expect(await lead.message('Dementia: Green').count()).toBe(0);
  await lead.press('Invite Conclave');
  await lead.message('Dementia: Green').waitFor();
});

test('the composer offers the commands with their hints as they are typed', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await lead.composer.pressSequentially('/');
  const offered = lead.page.getByRole('option');
  await expect.poll(() => offered.count()).toBeGreaterThanOrEqual(3);
  await lead.composer.pressSequentially('boa');
  await expect.poll(() => offered.allTextContents()).toEqual([expect.stringContaining('/board next')]);
  await lead.composer.press('Tab');
  await expect.poll(() => lead.composer.inputValue()).toBe('/board ');
  await lead.conversation.getByText("See a board's clock, preview or send its digest").waitFor();
});

test('what waits unread is marked for each person, and read once it has been seen', async () => {
  const { open, playground } = await startBrowserWorld();
  const secretary = await open(kent.secretary, kent.leadership);
  const conversations = secretary.page.getByRole('navigation', { name: 'Conversations' });
  await playground.playTo(kentSteps.reported);
  const unread = conversations.getByRole('link', { name: /dementia-group.*1 unread/ });
  await unread.click();
  await secretary.message('Dementia: Amber').waitFor();
  await expect.poll(() => unread.count()).toBe(0);
});
