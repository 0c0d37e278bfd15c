import { expect, test } from 'vitest';
import { kent, kentSteps } from './support/kent.ts';
import { startBrowserWorld } from './support/world.ts';

test('sign-off is asked for by form; a member who does not decide is refused in private; the approver approves; both tabs follow', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  const member = await open(kent.publicHealth, kent.leadership);
  const chair = await open(kent.chair, kent.leadership);

  await lead.writes('/signoff request');
  const form = lead.dialog('Request sign-off');
  await form.getByLabel('Title').fill('Dementia pathway, redesigned');
  await form.getByLabel('Links').fill('https://example.org/dementia-pathway.pdf');
  await form.getByLabel('Note').fill('The audit follows in May.');
  await lead.press('Send', form);
  const sent = lead.dialog('Conclave');
  await sent.getByText('SO-1').first().waitFor();
  await lead.press('Done', sent);
  await expect.poll(() => lead.page.getByRole('dialog').count()).toBe(0);

  const asked = 'SO-1, version 1: Dementia pathway, redesigned';
  await member.press(/^Approve:/, member.message(asked));
  await member.press('Approve', member.dialog('Approve SO-1, version 1?'));
  await member.message("You can't decide on SO-1").waitFor();

  await chair.press(/^Approve:/, chair.message(asked));
  await chair.press('Approve', chair.dialog('Approve SO-1, version 1?'));
  await chair.message('Answered: Co-Medical Director approved').waitFor();
  await member.message('Answered: Co-Medical Director approved').waitFor();
  expect(
    await member
      .message('Answered: Co-Medical Director approved')
      .getByRole('button', { name: /^Approve:/ })
      .count(),
  ).toBe(0);
  expect(await chair.message("You can't decide on SO-1").count()).toBe(0);
});

test('turning back in the confirm dialog sends nothing', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.asked);
  const chair = await open(kent.chair, kent.leadership);
  const card = chair.message('SO-1, version 1: Dementia pathway, redesigned');
  await chair.press(/^Approve:/, card);
  await chair.press('Cancel', chair.dialog('Approve SO-1, version 1?'));
  await expect.poll(() => chair.page.getByRole('dialog').count()).toBe(0);
  expect(await card.textContent()).toContain('Not answered yet: @Co-Medical Director');
  expect(await card.getByRole('button', { name: /^Approve:/ }).count()).toBe(1);
});

test('changes are requested with a reason, which stands on the card before the others', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.asked);
  const chair = await open(kent.chair, kent.leadership);
  const secretary = await open(kent.secretary, kent.leadership);
  await chair.press(/^Request changes/, chair.message('SO-1, version 1'));
  const form = chair.dialog('Request changes');
  await form.getByLabel('Reason').fill('Say who covers August.');
  await chair.press('Request changes', form);
  await secretary.message('Say who covers August.').waitFor();
  await secretary.message('changes requested').waitFor();
});

test('a request is rejected with a reason, and has ended for everybody', async () => {
  const { open, playground } = await startBrowserWorld();
  await playground.playTo(kentSteps.asked);
  const chair = await open(kent.chair, kent.leadership);
  const lead = await open(kent.lead, 'app');
  await chair.press(/^Reject/, chair.message('SO-1, version 1'));
  const form = chair.dialog('Reject');
  await form.getByLabel('Reason').fill('No clinic has room for it.');
  await chair.press('Reject', form);
  await lead.message('No clinic has room for it.').waitFor();
  await expect
    .poll(() =>
      chair
        .message('SO-1, version 1')
        .getByRole('button', { name: /^Approve/ })
        .count(),
    )
    .toBe(0);
});

test('what is wrong in a form stands under its field, and the form keeps what was typed', async () => {
  const { open } = await startBrowserWorld();
  const lead = await open(kent.lead, kent.group);
  await lead.writes('/signoff request');
  const form = lead.dialog('Request sign-off');
  const [title, link] = [form.getByLabel('Title'), form.getByLabel('Links')];
  await title.fill('Dementia pathway, redesigned');
  await link.fill('the shared drive');
  await lead.press('Send', form);
  await expect.poll(() => link.getAttribute('aria-invalid')).toBe('true');
  expect(await link.getAttribute('aria-describedby')).toBeTruthy();
  await form
    .getByText(/https:\/\//)
    .first()
    .waitFor();
  await expect.poll(() => lead.focused()).toContain('Links');
  expect([await title.inputValue(), await link.inputValue()]).toEqual(['Dementia pathway, redesigned', 'the shared drive']);
});
