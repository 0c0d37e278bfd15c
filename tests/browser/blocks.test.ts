import { expect, test } from 'vitest';
import type { Json } from '#src/playground/workspace/model.ts';
import { post } from './support/as-the-app.ts';
import { axeViolations } from './support/axe.ts';
import { kent } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string) => ({ text: plain(text), value: text });
const blocks: readonly Json[] = [
  { type: 'header', text: plain('Every kind of block') },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Owner*\nThe secretary' },
      { type: 'mrkdwn', text: '*Due*\nFriday' },
    ],
    accessory: { type: 'overflow', action_id: 'more', options: [option('Abstain'), option('Step aside')] },
  },
  {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'Agreed in full', style: { bold: true } }] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'One point' }] }],
      },
    ],
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Group' },
        { type: 'raw_text', text: 'Status' },
      ],
      [
        { type: 'raw_text', text: 'Dementia' },
        { type: 'raw_text', text: 'Amber' },
      ],
    ],
  },
  { type: 'image', image_url: 'https://example.org/chart.png', alt_text: 'Referrals by month' },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'Small print' }] },
  { type: 'data_visualization', kind: 'a block of next year' },
];

test('every kind of block is drawn, one the page does not know is shown as such, and what is over the limits does not come', async () => {
  const { open, playground } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  expect(await post(playground, { text: 'Every kind of block', blocks })).toMatchObject({ ok: true });
  const message = lead.message('Every kind of block');
  await message.getByText('The secretary').waitFor();
  await message.getByRole('listitem').filter({ hasText: 'One point' }).waitFor();
  await message.locator('strong').filter({ hasText: 'Agreed in full' }).waitFor();
  await message.getByRole('cell', { name: 'Amber' }).or(message.getByText('Amber')).first().waitFor();
  await message.getByText('Referrals by month').or(message.getByAltText('Referrals by month')).first().waitFor();
  await message.getByText('Small print').waitFor();
  await message.getByText('data_visualization').first().waitFor();
  expect(await axeViolations(lead.page)).toEqual([]);

  await message.getByRole('button', { name: 'More actions' }).click();
  await lead.page.getByRole('menuitem', { name: 'Abstain' }).waitFor();
  await lead.page.keyboard.press('Escape');

  const tooLong = [{ type: 'header', text: plain('x'.repeat(151)) }];
  expect(await post(playground, { text: 'Too long', blocks: tooLong })).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect(await lead.message('Too long').count()).toBe(0);
});
