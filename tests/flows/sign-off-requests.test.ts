import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message, OpenView } from '#src/playground/workspace/model.ts';
import { allText, buttons, controls } from '#src/playground/workspace/people/reading.ts';
import { london } from '#tests/support/kent.ts';
import { decisionButtons, labels, only, theMessage } from '#tests/support/seeing.ts';
import { startGovernedWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startGovernedWorld(await westHerts(), { team: 'T0WESTHERTS', at: london('2007-09-17T09:00') });
});
afterEach(() => world.stop());

const westHerts = () => readFile(new URL('../../docs/examples/west-herts.yaml', import.meta.url), 'utf8');
const as = (user: string) => world.workspace.as(user);
const lead = () => as('U0HEART');
const whole = ['Activity', 'Finance', 'Estates', 'Workforce'];
const plan = { Title: 'Heart failure business plan', Links: 'https://example.org/plan.pdf' };

/** Waits until what somebody looks at says this. */
async function until(look: () => OpenView | null, words: RegExp): Promise<OpenView> {
  return only(await world.workspace.until(() => [look()].find((view) => view && words.test(allText(view)))), '');
}

/** Chooses in the open form, and waits until it shows what follows from that. */
async function choose(user: string, field: string, option: string, shows: RegExp): Promise<OpenView> {
  const person = as(user);
  person.fill({ [field]: option });
  await person.press(only(person.view(), 'No form is open'), field, { value: option });
  return until(() => person.view(), shows);
}

async function said(user: string, channel: string, text: string): Promise<Message> {
  const { shown } = await as(user).command(channel, '/signoff', text);
  return only(shown, `/signoff ${text} was not answered`);
}

async function openForm(): Promise<OpenView> {
  await lead().command('C0HEART', '/signoff', 'request');
  return only(lead().view(), 'The form did not open');
}

async function send(route: string, values: Parameters<ReturnType<typeof lead>['submit']>[0]): Promise<void> {
  await openForm();
  await choose('U0HEART', 'Route', route, /Who will be asked/);
  expect(await lead().submit(values)).toMatchObject({ errors: {}, error: null });
  await world.settled();
}

describe('the form', () => {
  test('shows whom it asks as the route is chosen, and keeps what was typed', async () => {
    const opened = await openForm();
    expect(allText(opened)).toContain('Choose a pathway and a route to see who is asked');
    lead().fill({ Title: 'Heart failure business plan' });
    const first = await choose('U0HEART', 'Route', 'Best practice pathway', /Step 1 of 1/);
    expect(allText(first)).toContain('*West Herts Clinical Conclave*, more than half of the approvers must approve: GP lead for Dacorum');
    expect(allText(first)).toContain('*Deadline:* none');

    const second = await choose('U0HEART', 'Route', 'Business plan', /Step 2 of 2/);
    const shown = allText(second);
    expect(shown).toMatch(
      /Step 1 of 2\*, at once, side by side\n• \*Dacorum PBC Group\*, all approvers must approve: GP lead for Dacorum and Practice manager/,
    );
    expect(shown).toContain('*PBC Governance Committee*, *formally responsible*, at least 2 approvers, including finance, must approve');
    expect(shown).toContain(
      '*Deadline:* Wednesday 10 October 2007, for the meeting of the PBC Governance Committee on Thu 18 Oct 2007, 14:00 (London time)',
    );
    expect(controls(second).map(({ label }) => label)).toEqual(expect.arrayContaining(['For which meeting', 'Sections it holds']));

    const third = await choose('U0HEART', 'Route', 'Procurement', /\*Private\* \(procurement under way\)/);
    expect(allText(third)).toContain('Clinical Director for medicine (works for a provider)');
    expect(lead().submissionPayload()).toMatchObject({
      view: { state: { values: { title: { title: { value: 'Heart failure business plan' } } } } },
    });
  });

  test('shows whom it asks where it is private, and sends just that', async () => {
    await openForm();
    lead().fill({ Title: 'Heart failure pathway', Links: plan.Links });
    const open = await choose('U0HEART', 'Route', 'Best practice pathway', /Step 1 of 1/);
    expect(allText(open)).toContain('Clinical Director for medicine');
    expect(allText(open)).not.toContain('Not deciding');
    const closed = await choose(
      'U0HEART',
      'Who may see it',
      'Private: only its group, the bodies asked and the secretariat; no provider',
      /Not deciding/,
    );
    expect(allText(closed)).toMatch(/Not deciding: Clinical Director for medicine \(.*\) and Clinical Director for surgery/);
    expect(allText(closed)).toContain('*Private* (reason to follow)');
    expect(lead().submissionPayload()).toMatchObject({
      view: { state: { values: { title: { title: { value: 'Heart failure pathway' } } } } },
    });
    lead().fill({ 'Private because': 'Personal' });
    const again = await choose('U0HEART', 'Who may see it', 'Everybody in the governance file', /^(?![\s\S]*Not deciding)/);
    expect(controls(again).map(({ label }) => label)).not.toContain('Private because');
    await choose('U0HEART', 'Who may see it', 'Private: only its group, the bodies asked and the secretariat; no provider', /Not deciding/);
    expect(await lead().submit({ 'Private because': 'Personal' })).toMatchObject({ errors: {}, error: null });
    await world.settled();
    expect(theMessage(as('U0GPDACORUM').directMessages(), /^SO-1, version 1/).text).not.toContain('Clinical Director for medicine, ');
    expect((await said('U0MEDICINE', 'C0CONCLAVEGRP', 'show SO-1')).text).toContain('Private: personal');
    expect(as('U0MEDICINE').directMessages()).toEqual([]);
  });

  test('refuses a route that is no longer in use, as one of those to choose', async () => {
    await openForm();
    await choose('U0HEART', 'Route', 'Best practice pathway', /Step 1 of 1/);
    const route = '  - key: pathway\n    name: Best practice pathway\n    subject: pathway\n    steps:\n      - bodies: [conclave-group]\n';
    await world.govern((await westHerts()).replace(route, ''));
    expect((await lead().submit(plan)).errors).toEqual({ route: 'That route is no longer in use. Choose another.' });
  });

  test('shows the last of two choices made in quick succession, in whatever order they are answered', async () => {
    const opened = await openForm();
    const chosen = (option: string) => {
      lead().fill({ Route: option });
      return lead().pressPayload(opened, 'Route', { value: option });
    };
    const choices = ['Procurement', 'Best practice pathway', 'Business plan'].map(chosen);
    await Promise.all(choices.map((payload) => world.workspace.deliver('interaction', payload)));
    const shown = await until(() => lead().view(), /Step 2 of 2[\s\S]*PBC Governance Committee/);
    expect(allText(shown)).toContain('Dacorum PBC Group');
  });

  test('refuses a business plan without estates, by name, and sends it with all four', async () => {
    await openForm();
    await choose('U0HEART', 'Route', 'Business plan', /Step 2 of 2/);
    const without = await lead().submit({ ...plan, 'Sections it holds': ['Activity', 'Finance', 'Workforce'] });
    expect(without.errors).toEqual({ sections: expect.stringContaining('estates is missing') });
    const sent = await lead().submit({ 'Sections it holds': whole });
    expect(allText(only(sent.open, 'Nothing was confirmed'))).toContain(
      '*Saved:* SO-1, Heart failure business plan. It is on its way to the Dacorum PBC Group',
    );
    await world.settled();
    for (const channel of ['C0DACORUM', 'C0HERTSMERE', 'C0STALBANS']) {
      const [card] = as('U0MANAGER').sees(channel);
      expect(labels(only(card, `Nothing stands in ${channel}`))).toEqual(expect.arrayContaining(decisionButtons));
    }
    expect(theMessage(as('U0GPWATFORD').directMessages(), /^SO-1, version 1/).text).toContain('Heart failure business plan');
    expect(as('U0MANAGER').sees('C0PBCGOV')).toEqual([]);
  });

  test('says under its input what is wrong with it', async () => {
    await openForm();
    await choose('U0HEART', 'Route', 'Business plan', /Step 2 of 2/);
    const correct = { ...plan, 'Sections it holds': whole };
    const errorsOf = async (more: Record<string, string>) => (await lead().submit({ ...correct, ...more })).errors;
    expect(await errorsOf({ Links: 'https://a.example\nnowhere' })).toEqual({ links: expect.stringContaining('“nowhere” is not a link') });
    expect(await errorsOf({ 'Another deadline': '2007-10-01' })).toEqual({ deadline_reason: expect.stringContaining('Say why') });
    expect(await errorsOf({ 'Another deadline': '2007-09-01', 'Why another deadline': 'Soon' })).toEqual({
      deadline: expect.stringContaining('has passed'),
    });
    expect(await world.conclave.foundation.database.prisma.signOff.count()).toBe(0);
  });

  test('is for a meeting that is chosen, or a deadline that is set with a reason', async () => {
    await openForm();
    await choose('U0HEART', 'Route', 'Business plan', /Step 2 of 2/);
    await choose('U0HEART', 'For which meeting', '18 October 2007, PBC Governance Committee', /Wednesday 10 October 2007/);
    const set = { 'Another deadline': '2007-10-01', 'Why another deadline': 'The tender closes on 2 October' };
    await lead().submit({ ...plan, ...set, 'Sections it holds': whole });
    await world.settled();
    const card = allText(only(as('U0GPDACORUM').sees('C0DACORUM')[0], 'No card'));
    expect(card).toContain('Monday 1 October 2007, set by the requester, for the PBC Governance Committee on 18 October 2007');
    expect(card).toContain('The tender closes on 2 October');
  });

  test('of last year, with the inputs it had then, is refused with what was typed still in it', async () => {
    await openForm();
    const payload = lead().submissionPayload();
    const values = { pathway: {}, route: {}, title: { title: { type: 'plain_text_input', value: 'Plan' } }, link: {}, note: {} };
    const view = {
      ...Object(payload['view']),
      callback_id: 'sign_off_request',
      private_metadata: '{"channelId":"C0HEART"}',
      state: { values },
    };
    const [delivery] = await world.workspace.deliver('interaction', { ...payload, view });
    expect(delivery?.body).toContain('This form is no longer in use. Nothing was saved or changed. Copy your text');
    expect(await world.conclave.foundation.database.prisma.signOff.count()).toBe(0);
  });
});

describe('a request that is open', () => {
  beforeEach(() => send('Best practice pathway', { ...plan, Title: 'Heart failure pathway' }));

  const card = (user = 'U0GPDACORUM') => theMessage(as(user).sees('C0CONCLAVEGRP'), /^SO-1, version/);

  test('gets a major version: it says who starts again, and they do', async () => {
    await as('U0GPDACORUM').press(card(), 'Approve');
    await world.settled();
    await lead().command('C0HEART', '/signoff', 'amend SO-1');
    const form = allText(only(lead().view(), 'The form did not open'));
    expect(form).toContain('*SO-1*: version 1 stands. What you send is version 2; who may see it');
    expect(form).toContain(
      'it is decided anew from step one, by the West Herts Clinical Conclave. GP lead for Dacorum will be told why, and asked again.',
    );
    const why = 'The costs of the clinics were wrong.';
    const sent = await lead().submit({ Links: 'https://example.org/plan-2.pdf', 'What has changed, and why': why });
    expect(allText(only(sent.open, ''))).toContain(
      '*Saved:* version 2 of SO-1, Heart failure pathway, a major one. It is decided anew from step one, by the West Herts Clinical Conclave.',
    );
    await world.settled();
    expect(card().text).toMatch(/^SO-1, version 2: Heart failure pathway[\s\S]*Not answered yet: GP lead for Dacorum/);
    expect(card().text).toContain(`What has changed in version 2, and why: ${why}`);
    expect(theMessage(as('U0GPDACORUM').directMessages(), /has sent version 2/).text).toContain(`Why: ${why}`);
    expect((await said('U0GPDACORUM', 'C0CONCLAVEGRP', 'show SO-1')).text).toContain(`Version 2, major (${why})`);
  });

  test('gets a minor version only with a reason and with the same links', async () => {
    await as('U0GPDACORUM').press(card(), 'Approve');
    await world.settled();
    await lead().command('C0HEART', '/signoff', 'amend 1');
    expect((await lead().submit({ 'Kind of change': 'Minor', Title: 'Heart failure pathway, redesigned' })).errors).toEqual({
      reason: expect.stringContaining('say why'),
    });
    expect((await lead().submit({ 'What has changed, and why': 'A better title', Links: 'https://example.org/other.pdf' })).errors).toEqual(
      {
        change: expect.stringContaining('other links is a major one'),
      },
    );
    const sent = await lead().submit({ Links: plan.Links });
    expect(allText(only(sent.open, ''))).toContain('a minor one. Answers given so far stand.');
    await world.settled();
    expect(card().text).toMatch(/^SO-1, version 2: Heart failure pathway, redesigned[\s\S]*GP lead for Dacorum approved on version 1/);
  });

  test('is withdrawn with a reason, and nobody decides on it any more', async () => {
    expect((await said('U0GPDACORUM', 'C0CONCLAVEGRP', 'withdraw SO-1')).text).toContain(
      "You can't withdraw SO-1 for the Heart failure redesign group",
    );
    await lead().command('C0HEART', '/signoff', 'withdraw SO-1');
    expect(await lead().submit({ Reason: 'The service has closed' })).toMatchObject({ errors: {}, error: null });
    await world.settled();
    expect(card().text).toMatch(/withdrawn[\s\S]*The service has closed/);
    expect(labels(card())).toEqual([]);
  });

  test('is shown to who asks, with what they can do there and then', async () => {
    const shown = await said('U0GPDACORUM', 'C0CONCLAVEGRP', 'show SO-1');
    expect(shown.ephemeral).toBe('U0GPDACORUM');
    expect(shown.text).toMatch(
      /SO-1, version 1: Heart failure pathway[\s\S]*For the West Herts Clinical Conclave you can:[\s\S]*Versions\n- Version 1/,
    );
    await as('U0GPDACORUM').press(shown, 'Approve');
    await world.settled();
    expect(card('U0GPHERTS').text).toContain('Answered: GP lead for Dacorum approved');
    const later = await said('U0HEART', 'C0HEART', 'show 1');
    expect(later.text).toContain('Every answer\n- Monday 17 September 2007, 09:00: GP lead for Dacorum approved version 1');
    expect(labels(later)).toEqual(['Remind', 'New version', 'Who may see it', 'Withdraw']);
    await lead().press(later, 'Withdraw');
    expect(allText(only(lead().view(), 'No form'))).toContain('You take back *SO-1*');
  });

  test('is not there under another number, which is said with what to do', async () => {
    expect((await said('U0HEART', 'C0HEART', 'show SO-7')).text).toContain('There is no request SO-7. Use /signoff list');
    expect((await said('U0HEART', 'C0HEART', 'show')).text).toContain(
      'Please say which request you mean, by its number, for example: /signoff show SO-12',
    );
  });
});

test('what is closed is shown to the provider side as title, reason and state', async () => {
  await send('Procurement', { ...plan, Title: 'Community heart failure service', Note: 'Three bidders' });
  const closed = await said('U0MEDICINE', 'C0CONCLAVEGRP', 'show SO-1');
  expect(closed.text).toMatch(/Private item \(SO-1\)[\s\S]*procurement under way/);
  expect(closed.text).not.toMatch(/Three bidders|plan\.pdf/);
  expect(labels(closed)).toEqual([]);
  expect((await said('U0MEDICINE', 'C0CONCLAVEGRP', 'list')).text).toContain(
    'SO-1 Private item (SO-1) (private: procurement under way)\nopen',
  );
  expect((await said('U0GPDACORUM', 'C0CONCLAVEGRP', 'show SO-1')).text).toContain('Three bidders');
});

test('the overview leads to the lists, which are turned page by page in their place', async () => {
  for (let number = 1; number <= 9; number += 1) await send('Best practice pathway', { ...plan, Title: `Pathway ${number}` });
  const overview = await said('U0GPDACORUM', 'C0CONCLAVEGRP', '');
  expect(labels(overview)).toEqual(['Request sign-off', 'Waiting for me', 'My requests', 'My bodies']);
  await as('U0GPDACORUM').press(overview, 'Waiting for me');
  const listed = () => theMessage(as('U0GPDACORUM').sees('C0CONCLAVEGRP'), /^Waiting for you/);
  const first = await world.workspace.until(() =>
    [as('U0GPDACORUM').sees('C0CONCLAVEGRP').at(-1)].find((message) => message?.text.startsWith('Waiting for you')),
  );
  expect(first?.text).toMatch(/SO-1 Pathway 1[\s\S]*SO-8 Pathway 8/);
  expect(first?.text).not.toContain('SO-9 ');
  await as('U0GPDACORUM').press(listed(), 'Next');
  await world.workspace.until(() => /SO-9 Pathway 9/.test(listed().text));
  expect(labels(listed())).toEqual(['Show', 'Previous']);
  await as('U0GPDACORUM').press(listed(), 'Show');
  await world.workspace.until(() =>
    as('U0GPDACORUM')
      .sees('C0CONCLAVEGRP')
      .some(({ text }) => text.startsWith('SO-9, version 1: Pathway 9')),
  );
  await as('U0GPDACORUM').press(listed(), 'sign_off_list_which', { value: 'Requests to your bodies' });
  const bodies = () => theMessage(as('U0GPDACORUM').sees('C0CONCLAVEGRP'), /^Requests to your bodies/);
  await world.workspace.until(() =>
    as('U0GPDACORUM')
      .sees('C0CONCLAVEGRP')
      .some(({ text }) => text.startsWith('Requests to your bodies')),
  );
  await as('U0GPDACORUM').press(bodies(), 'sign_off_list_pathway', { value: 'Diabetes' });
  await world.workspace.until(() =>
    as('U0GPDACORUM')
      .sees('C0CONCLAVEGRP')
      .some(({ text }) => text.startsWith('Requests to your bodies: Diabetes')),
  );
  expect(bodies().text).toContain('No open request is to a body you sit in.');
  expect((await said('U0HEART', 'C0HEART', 'list mine')).text).toContain('Nothing waits for your answer.');
  expect((await said('U0HEART', 'C0HEART', 'lists')).text).toContain('Did you mean /signoff list?');
});

test('what is decided in the window that Home opens is confirmed there, and gone from Home', async () => {
  await send('Best practice pathway', { ...plan, Title: 'Heart failure pathway' });
  const approver = as('U0GPHERTS');
  await approver.openHome();
  const home = await until(() => approver.home(), /SO-1/);
  await approver.press(home, 'Show');
  await approver.press(only(approver.view(), 'Nothing opened'), 'Approve');
  const confirmed = await until(() => approver.view(), /Recorded/);
  expect(allText(confirmed)).toContain('you approved version 1 of SO-1 for the West Herts Clinical Conclave');
  await world.workspace.until(() => allText(only(approver.home(), '')).includes('No request waits for your answer.'));
  expect(approver.directMessages()).toEqual([]);
});

test('Home is where somebody who sits in two bodies decides for each, and sees what is left', async () => {
  await send('Best practice pathway', { ...plan, Title: 'Heart failure pathway' });
  await send('Business plan', { ...plan, 'Sections it holds': whole });
  const chair = as('U0GPDACORUM');
  await chair.openHome();
  const home = await until(() => chair.home(), /Waiting for you[\s\S]*SO-2[\s\S]*SO-1/);
  expect(allText(home)).toContain('*SO-1* Heart failure pathway, *version 1*, for *the West Herts Clinical Conclave*');
  expect(allText(home)).toContain('*SO-2* Heart failure business plan, *version 1*, for *the Dacorum PBC Group*');
  const approve = only(
    buttons(home).findLast(({ label }) => label === 'Approve'),
    'There is nothing to approve',
  );
  await chair.press(home, 'Approve', { value: only(approve.value, '') });
  const left = await until(() => chair.home(), /Waiting for you/);
  await world.workspace.until(() => !allText(only(chair.home(), '')).includes('for *West Herts Clinical Conclave*'));
  expect(left.id).toBe(home.id);
  await world.settled();

  await lead().openHome();
  const own = await until(() => lead().home(), /Your requests/);
  expect(allText(own)).toMatch(/SO-2[\s\S]*Not answered yet: Dacorum PBC Group[\s\S]*SO-1/);
  await lead().press(own, 'Show', { value: only(buttons(own).find(({ label }) => label === 'Show')?.value, '') });
  const window = only(lead().view(), 'Nothing opened');
  expect(allText(window)).toContain('SO-2, version 1: Heart failure business plan');
  await lead().press(window, 'Withdraw');
  expect(await lead().submit({ Reason: 'To be planned again' })).toMatchObject({ errors: {}, error: null });
  await world.workspace.until(() => !allText(only(lead().home(), '')).includes('SO-2'));
});
