import { expect, test } from 'vitest';
import { isJson, type Json } from '#src/playground/workspace/model.ts';
import { call, post } from './support/as-the-app.ts';
import { axeViolations } from './support/axe.ts';
import { kent } from './support/kent.ts';
import type { Playground } from './support/playground.ts';
import { startBrowserWorld } from './support/world.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['First', 'Second'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const input = (label: string, element: Json) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  optional: true,
  element: { action_id: label, ...element },
});
const button = (text: string) => ({ type: 'button', action_id: `a_button_of_next_year_${text}`, text: plain(text) });
const modal = (title: string, blocks: readonly Json[]) => ({
  type: 'modal',
  callback_id: 'a_form_of_next_year',
  title: plain(title),
  submit: plain('Send'),
  blocks,
});

const everyInput = modal('Every input', [
  input('Name', { type: 'plain_text_input' }),
  input('Number', { type: 'number_input', is_decimal_allowed: false }),
  input('E-mail', { type: 'email_text_input' }),
  input('Address', { type: 'url_text_input' }),
  input('Day', { type: 'datepicker' }),
  input('Time', { type: 'timepicker' }),
  input('One of these', { type: 'static_select', options }),
  input('Some of these', { type: 'multi_static_select', options, placeholder: plain('Choose some') }),
  input('One button', { type: 'radio_buttons', options }),
  input('Some boxes', { type: 'checkboxes', options }),
  input('Somebody', { type: 'users_select' }),
  input('Files', { type: 'file_input' }),
  { type: 'actions', elements: [button('Next form')] },
]);

/** The payload of the last thing that somebody did. */
function lastDone({ workspace }: Playground, type: string): Json {
  const { payload } =
    workspace()
      .deliveries()
      .findLast((one) => one.payload['type'] === type) ?? {};
  if (!payload) throw new Error(`Nobody has sent a ${type}`);
  return payload;
}

function pressed({ workspace }: Playground): number {
  return workspace()
    .deliveries()
    .filter(({ payload }) => payload['type'] === 'block_actions').length;
}

test('a form holds every input, another opens over it, going back keeps what was filled in, and it waits for its answer', async () => {
  const { open, playground } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await post(playground, { text: 'A button', blocks: [{ type: 'actions', elements: [button('Open')] }] });
  await lead.press('Open');
  await expect.poll(() => pressed(playground)).toBe(1);
  expect(
    await call(playground, 'views.open', { trigger_id: lastDone(playground, 'block_actions')['trigger_id'], view: everyInput }),
  ).toMatchObject({ ok: true });

  const form = lead.dialog('Every input');
  await form.getByLabel('Name').fill('Business plan');
  await form.getByLabel('Day').fill('2011-11-23');
  await form.getByLabel('One of these').selectOption('second');
  const several = form.getByRole('group', { name: 'Some of these' });
  await several.locator('summary').click();
  await several.getByLabel('Second').check();
  // What is open closes first, and the form stays as it is.
  await lead.page.keyboard.press('Escape');
  await several.getByLabel('Second').waitFor({ state: 'hidden' });
  expect(await form.getByLabel('Name').inputValue()).toBe('Business plan');
  await form.getByLabel('Files').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('the plan') });
  await form.getByRole('button', { name: 'Remove plan.pdf' }).waitFor();
  expect(await axeViolations(lead.page)).toEqual([]);

  await lead.press('Next form', form);
  await expect.poll(() => pressed(playground)).toBe(2);
  const over = modal('Over it', [input('Reason', { type: 'plain_text_input' })]);
  expect(
    await call(playground, 'views.push', { trigger_id: lastDone(playground, 'block_actions')['trigger_id'], view: over }),
  ).toMatchObject({ ok: true });
  await lead.dialog('Over it').getByLabel('Reason').fill('Not sent');
  expect(await axeViolations(lead.page)).toEqual([]);
  await lead.press('Back to Every input');
  expect(await form.getByLabel('Name').inputValue()).toBe('Business plan');

  const released = Promise.withResolvers<void>();
  await lead.page.route('**/acts', async (route) => {
    await released.promise;
    await route.continue();
  });
  await lead.press('Send', form);
  await form.getByText('Working ...').waitFor();
  expect(await form.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true');
  released.resolve();
  // The app has no such form: it says so under its first input, and the form keeps what was typed.
  await form
    .getByText(/no longer/)
    .first()
    .waitFor();
  expect(await form.getByLabel('Name').inputValue()).toBe('Business plan');
  const { view } = lastDone(playground, 'view_submission');
  expect(isJson(view) && view['state']).toMatchObject({
    values: {
      Name: { Name: { value: 'Business plan' } },
      Day: { Day: { selected_date: '2011-11-23' } },
      'One of these': { 'One of these': { selected_option: { value: 'second' } } },
      'Some of these': { 'Some of these': { selected_options: [{ value: 'second' }] } },
      Files: { Files: { files: [{ name: 'plan.pdf' }] } },
    },
  });
});

test('what the app takes back is gone from the page', async () => {
  const { open, playground } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await post(playground, { text: 'Soon gone', blocks: [{ type: 'section', text: plain('Soon gone'), accessory: button('Take back') }] });
  const message = lead.message('Soon gone');
  await lead.press('Take back', message);
  await expect.poll(() => pressed(playground)).toBe(1);
  await fetch(String(lastDone(playground, 'block_actions')['response_url']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ delete_original: true }),
  });
  await expect.poll(() => message.count()).toBe(0);
});
