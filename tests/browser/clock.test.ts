import { expect, test } from 'vitest';
import { kent, kentSteps } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

test('the clock goes from one thing due to the next, and the digest is there in the channel, its details in the thread', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.asked);
  const secretary = await open(kent.secretary, kent.leadership);
  await secretary.clock.getByText('Wednesday 9 November 2011, 09:00', { exact: true }).waitFor();
  await secretary.clock.getByRole('button', { name: /Reminders go out/ }).waitFor();

  await secretary.press('Go to next');
  await secretary.clock.getByText('Thursday 10 November 2011, 09:00', { exact: true }).waitFor();
  await secretary.clock.getByRole('button', { name: /Update cut-off for the next digest/ }).waitFor();
  await secretary.press('Go to next');
  await secretary.clock.getByText('Friday 11 November 2011, 09:00', { exact: true }).waitFor();
  await secretary.press('Go to next');
  await secretary.clock.getByText('Monday 14 November 2011, 09:00', { exact: true }).waitFor();

  const digest = secretary.message('Digest 1 for Kent shadow Health and Wellbeing Board');
  await digest.getByRole('link', { name: '1 reply' }).click();
  await secretary.thread.getByRole('article').filter({ hasText: 'Dementia pathway review group' }).last().waitFor();
  await secretary.thread.getByText('Memory clinic referral form agreed; audit slips to May').last().waitFor();
});

test('the clock is advanced by a day and set to a time, and never runs backwards', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead);
  await lead.press('Advance a day');
  await lead.clock.getByText('Thursday 10 November 2011, 09:00', { exact: true }).waitFor();
  await lead.press('Set ...');
  const to = lead.page.getByLabel('Set the clock to');
  await to.fill('2011-11-09T09:00');
  await lead.press('Set the clock');
  await lead.page.getByText('The clock never runs backwards').first().waitFor();
  await to.fill('2011-11-10T17:30');
  await lead.press('Set the clock');
  await lead.clock.getByText('Thursday 10 November 2011, 17:30', { exact: true }).waitFor();
  await expect.poll(() => to.count()).toBe(0);
});

test('a time more than a year ahead is asked about, and one after 2100 refused', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead);
  await lead.press('Set ...');
  const to = lead.page.getByLabel('Set the clock to');
  await to.fill('3011-11-09T09:00');
  await lead.press('Set the clock');
  await lead.page.getByText('The clock goes no further than the year 2100.').waitFor();
  await to.fill('2012-11-10T09:00');
  await lead.press('Set the clock');
  const question = lead.dialog('Set the clock more than a year ahead?');
  await lead.press('Cancel', question);
  await expect.poll(() => question.count()).toBe(0);
  expect(await to.inputValue()).toBe('2012-11-10T09:00');
  await lead.clock.getByText('Wednesday 9 November 2011, 09:00', { exact: true }).waitFor();
  await lead.press('Set the clock');
  await lead.press('Set the clock', question);
  await lead.clock.getByText('Saturday 10 November 2012, 09:00', { exact: true }).waitFor();
  await expect.poll(() => to.count()).toBe(0);
});

test('Home shows the next meetings, with what follows from their dates', async () => {
  const { open } = await startBrowserWorld();
  const secretary = await open(kent.secretary, 'home');
  await secretary.conversation.getByRole('heading', { name: 'Next meetings' }).waitFor();
  await secretary.conversation.getByText('Wed 23 Nov 2011, 14:00 (London time)').waitFor();
});
