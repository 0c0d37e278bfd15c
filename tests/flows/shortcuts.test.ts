import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isJson, type Message, objectsOf } from '#src/playground/workspace/model.ts';
import { allText, findControl, textOf } from '#src/playground/workspace/people/reading.ts';
import { lastSeen, only, theMessage } from '#tests/support/seeing.ts';
import { kentFile, startKentWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startKentWorld();
});
afterEach(() => world.stop());

const as = (user: string) => world.workspace.as(user);
const database = () => world.conclave.foundation.database.prisma;
const formOf = (user: string) => only(as(user).view(), `${user} has no form open`);
const filledIn = (user: string, label: string) => findControl(formOf(user), label).element['initial_value'];
const takesEffect = { errors: {}, error: null };

/** The pathways a form offers, each with what is said of it, and the one that is chosen. */
function pathwaysIn(user: string) {
  const { element } = findControl(formOf(user), 'Pathway');
  const offered = objectsOf(element['options']).map((option) => [textOf(option['text']), textOf(option['description'])]);
  return { offered, chosen: objectsOf([element['initial_option']]).map((option) => textOf(option['text'])) };
}

/** Gives the dementia lead a second group. */
async function governTwoGroups(): Promise<void> {
  const group =
    '  - { key: stroke-group, name: Stroke group, kind: review_group, channel: C0STROKE, seats: [{ person: dementia-lead, role: chair }] }';
  const pathway = '  - { key: stroke, name: Stroke, group: stroke-group, tier: local, phase: developing, organisations: [nhs-km] }';
  const kent = await kentFile();
  await world.govern(kent.replace('\nrelations:', `${group}\n\nrelations:`).replace('\nroutes:', `${pathway}\n\nroutes:`));
}

/** What the app has told this person privately, in a channel or by direct message. */
async function told(user: string, channel: string | null, words: RegExp): Promise<Message> {
  const place = () => (channel === null ? as(user).directMessages() : as(user).sees(channel));
  await world.workspace.until(() => place().some(({ text }) => words.test(text)));
  return theMessage(place(), words);
}

describe('"Log as progress" on a message', () => {
  const use = (user: string, message: Message) => as(user).messageShortcut(message, 'log_as_progress');

  test('opens the form with what the message says, as people read it, and submitting it logs progress', async () => {
    const said = as('U0DOCTOR').says('C0DEMENTIA', 'Form agreed with <@U0CLGCHAIR> &amp; sent: <https://example.org/form|the form>');
    await use('U0DEMENTIA', said);
    expect(filledIn('U0DEMENTIA', 'What was done')).toBe(
      'Form agreed with @Co-Medical Director & sent: the form (https://example.org/form)',
    );
    expect(pathwaysIn('U0DEMENTIA')).toEqual({ offered: [['Dementia', null]], chosen: ['Dementia'] });
    expect(await as('U0DEMENTIA').submit({ Status: 'green' })).toMatchObject(takesEffect);
    await world.settled();
    const card = lastSeen(as('U0DOCTOR'), 'C0DEMENTIA').text;
    expect(card).toContain('What was done: Form agreed with @Co-Medical Director &amp; sent: the form (https://example.org/form)');
    expect(card).toContain('Logged by Dementia pathway lead');
  });

  test('says so where the message has no text that can be read, and opens no form', async () => {
    await use('U0DEMENTIA', as('U0DOCTOR').says('C0DEMENTIA', ' '));
    expect((await told('U0DEMENTIA', 'C0DEMENTIA', /no text that can be read/)).text).toContain('/pathway log');
    expect(as('U0DEMENTIA').view()).toBeNull();
  });

  test('is checked like any report: red needs a path to green and an ask, and no patient’s number is kept', async () => {
    await use('U0DEMENTIA', as('U0DOCTOR').says('C0DEMENTIA', 'Locum has left'));
    const lead = as('U0DEMENTIA');
    expect((await lead.submit({ Status: 'red' })).errors).toEqual({ path_to_green: expect.stringContaining('needs a path to green') });
    const number = { Status: 'green', 'What was done': 'Seen, NHS number 943 476 5919' };
    expect((await lead.submit(number)).errors).toEqual({ done: expect.stringMatching(/NHS number(?!.*943)/) });
    expect(await database().entry.count()).toBe(0);
    expect(await lead.submit({ 'What was done': 'Locum has left' })).toMatchObject(takesEffect);
    expect(await database().entry.count()).toBe(1);
  });

  test('fills in the beginning of a message that is too long, and says so', async () => {
    await use('U0DEMENTIA', as('U0DOCTOR').says('C0DEMENTIA', 'Agreed. '.repeat(500)));
    expect(allText(formOf('U0DEMENTIA'))).toContain('What was done (4,000 characters, at most 3,000 are kept)');
    expect(filledIn('U0DEMENTIA', 'What was done')).toMatch(/^(Agreed\. )+.*…$/);
    expect(await as('U0DEMENTIA').submit({ Status: 'green' })).toMatchObject(takesEffect);
    expect((await database().entry.findFirstOrThrow()).done).toMatch(/…$/);
  });

  test('of the app’s own card opens the form too', async () => {
    await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    await world.settled();
    await use('U0DEMENTIA', lastSeen(as('U0DEMENTIA'), 'C0DEMENTIA'));
    expect(filledIn('U0DEMENTIA', 'What was done')).toContain('Referral form agreed');
  });

  test('takes the pathway from the group’s channel, and elsewhere offers those of the person’s groups', async () => {
    await governTwoGroups();
    await use('U0DEMENTIA', as('U0DEMENTIA').says('C0STROKE', 'Beds opened'));
    expect(pathwaysIn('U0DEMENTIA')).toEqual({ offered: [['Stroke', null]], chosen: ['Stroke'] });
    await as('U0DEMENTIA').close();
    world.workspace.addMember('C0CLG', 'U0DEMENTIA');
    await use('U0DEMENTIA', as('U0CLGCHAIR').says('C0CLG', 'Beds opened'));
    const offered = [
      ['Dementia', 'Dementia pathway review group'],
      ['Stroke', 'Stroke group'],
    ];
    expect(pathwaysIn('U0DEMENTIA')).toEqual({ offered, chosen: [] });
    expect((await as('U0DEMENTIA').submit({ Status: 'green' })).errors).toHaveProperty('pathway');
    expect(await as('U0DEMENTIA').submit({ Pathway: 'Stroke', Status: 'green' })).toMatchObject(takesEffect);
    await world.settled();
    expect(lastSeen(as('U0DEMENTIA'), 'C0STROKE').text).toMatch(/^Stroke: Green.*Beds opened/s);
    expect(lastSeen(as('U0CLGCHAIR'), 'C0CLG').text).toBe('Beds opened');
  });

  test('that holds a patient’s number opens nothing, and it is not repeated', async () => {
    await use('U0DEMENTIA', as('U0DOCTOR').says('C0DEMENTIA', 'Mrs Smith, NHS number 943 476 5919, was seen'));
    const reply = await told('U0DEMENTIA', 'C0DEMENTIA', /seems to hold a patient's NHS number/);
    expect(reply.ephemeral).toBe('U0DEMENTIA');
    expect(reply.text).not.toMatch(/943|5919|Smith/);
    expect(as('U0DEMENTIA').view()).toBeNull();
    expect(world.log.join('\n')).not.toMatch(/5919|Smith/);
  });

  test('by somebody who may log progress nowhere is refused privately', async () => {
    await use('U0CLGCHAIR', as('U0DPHKENT').says('C0CLG', 'Agreed'));
    const reply = await told('U0CLGCHAIR', 'C0CLG', /You can't log progress for any review group: that is for the chair.*Ask one of them/);
    expect(reply.ephemeral).toBe('U0CLGCHAIR');
  });
});

describe('"Log pathway progress" from anywhere', () => {
  const use = (user: string) => as(user).globalShortcut('log_pathway_progress');

  test('offers the pathways of the person’s groups; the report stands in the channel of the one chosen', async () => {
    await governTwoGroups();
    await use('U0DEMENTIA');
    expect(pathwaysIn('U0DEMENTIA').offered).toHaveLength(2);
    const report = { Pathway: 'Stroke', Status: 'amber', 'What was done': 'Beds opened', 'Path to green': 'Nurses by May' };
    expect(await as('U0DEMENTIA').submit(report)).toMatchObject(takesEffect);
    await world.settled();
    expect(lastSeen(as('U0DEMENTIA'), 'C0STROKE').text).toMatch(/^Stroke: Amber.*Beds opened.*Nurses by May/s);
    expect(as('U0DOCTOR').sees('C0DEMENTIA')).toEqual([]);
  });

  test('has the pathway chosen where the person has just one', async () => {
    await use('U0DOCTOR');
    expect(pathwaysIn('U0DOCTOR')).toEqual({ offered: [['Dementia', null]], chosen: ['Dementia'] });
    expect(await as('U0DOCTOR').submit({ Status: 'green', 'What was done': 'Nurse started' })).toMatchObject(takesEffect);
    await world.settled();
    expect(lastSeen(as('U0DOCTOR'), 'C0DEMENTIA').text).toContain('Logged by Consultant psychiatrist');
  });

  test('by somebody who has none is refused by direct message, with what they can do', async () => {
    await use('U0CLGCHAIR');
    await told('U0CLGCHAIR', null, /You can't log progress for any review group.*ask the secretariat to add you/);
    expect(as('U0CLGCHAIR').view()).toBeNull();
  });

  test('by somebody the governance file does not name is refused by direct message', async () => {
    world.workspace.addUser({ id: 'U0STRANGER', name: 'A stranger' });
    await use('U0STRANGER');
    await told('U0STRANGER', null, /You are not named.*Ask the secretariat to add you/);
  });
});

describe('"Request sign-off" from anywhere', () => {
  const use = (user: string) => as(user).globalShortcut('request_sign_off');

  test('opens the form of /signoff request with the pathways the person may request for, and submitting it sends', async () => {
    await governTwoGroups();
    await use('U0DEMENTIA');
    expect(pathwaysIn('U0DEMENTIA')).toEqual({
      offered: [
        ['Dementia', null],
        ['Stroke', null],
      ],
      chosen: [],
    });
    expect(await as('U0DEMENTIA').submit({ Pathway: 'Stroke', Title: 'Stroke beds' })).toMatchObject(takesEffect);
    await world.settled();
    expect(theMessage(as('U0CLGCHAIR').sees('C0CLG'), /^SO-1, version/).text).toContain('Stroke beds');
  });

  test('by somebody who may request for none is refused by direct message', async () => {
    await use('U0CABINET');
    await told('U0CABINET', null, /You can't request a sign-off for any pathway.*ask the secretariat to add you/);
    expect(as('U0CABINET').view()).toBeNull();
  });
});

describe('a shortcut delivered more than once', () => {
  test('opens one form; its text is kept nowhere, and the form logs once', async () => {
    const lead = as('U0DEMENTIA');
    const payload = lead.messageShortcutPayload(as('U0DOCTOR').says('C0DEMENTIA', 'Something quite particular'), 'log_as_progress');
    const deliveries = await world.workspace.deliver('interaction', payload, { times: 10, concurrency: 10 });
    expect(deliveries.map(({ error, body }) => [error, body])).toEqual(Array(10).fill([null, '']));
    expect(world.workspace.calls('views.open').filter(({ answer }) => isJson(answer) && answer['ok'] === true)).toHaveLength(1);
    expect(lead.sees('C0DEMENTIA').filter(({ ephemeral }) => ephemeral !== null)).toEqual([]);
    expect(JSON.stringify(await database().receipt.findMany())).not.toContain('quite particular');
    lead.fill({ Status: 'green' });
    await world.workspace.deliver('interaction', lead.submissionPayload(), { times: 10, concurrency: 10 });
    expect(await database().entry.count()).toBe(1);
  });
});

test('a shortcut on a message is none from anywhere: it is no longer in use', async () => {
  await as('U0DEMENTIA').globalShortcut('log_as_progress');
  await told('U0DEMENTIA', null, /This shortcut is no longer in use\. Nothing was saved or changed/);
});
