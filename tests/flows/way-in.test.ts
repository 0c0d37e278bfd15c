import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { slackLimits } from '#src/slack/limits.ts';
import { decisionButtons, labels, lastSeen, theMessage } from '#tests/support/seeing.ts';
import { kentFile, startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld();
});
afterEach(() => world.stop());

const as = (user: string) => world.workspace.as(user);
const database = () => world.conclave.foundation.database.prisma;

async function governKent(): Promise<void> {
  await world.govern(await kentFile());
}

async function requestSignOff(): Promise<void> {
  await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
  await as('U0DEMENTIA').submit({ Title: 'Dementia pathway redesign' });
  await world.settled();
}

const card = (user: string, channel: string) => theMessage(as(user).sees(channel), /^SO-1, version/);

describe('a request delivered more than once', () => {
  test('thirty times, ten at once: one entry, one card, the same answer each time', async () => {
    await governKent();
    const payload = as('U0DEMENTIA').commandPayload('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    const deliveries = await world.workspace.deliver('command', payload, { times: 30, concurrency: 10 });
    expect(deliveries.map(({ error }) => error)).toEqual(Array(30).fill(null));
    expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
    await world.settled();
    expect(await database().entry.count()).toBe(1);
    expect(as('U0DOCTOR').sees('C0DEMENTIA')).toHaveLength(1);
  });

  test('as the same bytes, which reach nobody a second time', async () => {
    await governKent();
    const payload = as('U0DEMENTIA').commandPayload('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    const deliveries = await world.workspace.deliver('command', payload, { times: 5, concurrency: 5, sameSignature: true });
    expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
    expect(await database().entry.count()).toBe(1);
  });

  test('a form: one request, and the same confirmation', async () => {
    await governKent();
    const lead = as('U0DEMENTIA');
    await lead.command('C0DEMENTIA', '/signoff', 'request');
    lead.fill({ Title: 'Dementia pathway redesign' });
    const deliveries = await world.workspace.deliver('interaction', lead.submissionPayload(), { times: 10, concurrency: 10 });
    expect(new Set(deliveries.map(({ body }) => body)).size).toBe(1);
    expect(await database().signOff.count()).toBe(1);
    await world.settled();
    expect(labels(card('U0CLGCHAIR', 'C0CLG'))).toEqual(decisionButtons);
  });
});

describe('many people at the same instant', () => {
  test('twenty approvals by two people of one body: one outcome, each verdict recorded once', async () => {
    await governKent();
    await requestSignOff();
    await as('U0CLGCHAIR').press(card('U0CLGCHAIR', 'C0CLG'), 'Approve');
    await world.settled();
    const boardCard = card('U0CABINET', 'C0KENTHWB');
    const clicks = Array.from({ length: 20 }, (_, index) => as(index % 2 === 0 ? 'U0CABINET' : 'U0DPHKENT').press(boardCard, 'Approve'));
    expect((await Promise.all(clicks)).map(({ error }) => error)).toEqual(Array(20).fill(null));
    await world.settled();
    const body = await database().signOffBody.findFirstOrThrow({
      where: { body: { key: 'kent-hwb' } },
      include: { verdicts: { orderBy: { sequence: 'asc' } } },
    });
    expect(body.outcome).toBe('approved');
    expect(body.verdicts.map(({ personId }) => personId).sort()).toEqual(
      [...new Set(body.verdicts.map(({ personId }) => personId))].sort(),
    );
    expect(body.verdicts.map(({ afterOutcome }) => afterOutcome)).toEqual([false, true]);
    expect(await database().chronicleEntry.count({ where: { action: 'body decided', subject: 'SO-1' } })).toBe(2);
    expect(theMessage(as('U0DPHMEDWAY').directMessages(), /^SO-1, version/).text).toContain(
      'Kent shadow Health and Wellbeing Board: approved',
    );
  });
});

describe('what was not saved', () => {
  test('within 2.5 seconds is rolled back, and the person is told so with their text', async () => {
    await world.stop();
    world = await startTestWorld({ acknowledgementLimit: slackLimits.acknowledgement });
    await governKent();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holder = database().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT position FROM chronicle_head FOR UPDATE`;
        await held;
      },
      { timeout: 20_000 },
    );
    const { shown, error } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    release();
    await holder;
    expect(error).toBeNull();
    expect(shown?.text).toMatch(/^Not saved, please send it again\.\nYou wrote:\n.*\/pathway log green Referral form agreed/s);
    await world.settled();
    expect(await database().entry.count()).toBe(0);
    await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    expect(await database().entry.count()).toBe(1);
  });

  test('holds a patient’s number: it is refused and not repeated', async () => {
    await governKent();
    const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Mrs Smith, NHS number 943 476 5919, was seen');
    expect(shown?.text).toContain('NHS number');
    expect(shown?.text).not.toMatch(/943|5919|Smith/);
    expect(await database().entry.count()).toBe(0);
    expect(world.log.join('\n')).not.toMatch(/5919|Smith/);
  });

  test('is not kept anywhere: what was refused and given back may hold what the gate could not see', async () => {
    await governKent();
    const { shown } = await as('U0CLGCHAIR').command('C0CLG', '/pathway', 'log green Sent the ref. Next: something quite particular');
    expect(shown?.text).toContain('quite particular');
    expect(JSON.stringify([await database().receipt.findMany(), await database().chronicleEntry.findMany()])).not.toContain(
      'quite particular',
    );
  });

  test('holds one in a command that does not exist: it is neither kept nor given back', async () => {
    await governKent();
    const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'lgo green NHS number 943 476 5919');
    expect(shown?.text).not.toContain('5919');
    expect(JSON.stringify(await database().receipt.findMany())).not.toContain('5919');
  });

  test('cannot ping a channel or fake a link', async () => {
    await governKent();
    await as('U0DEMENTIA').command(
      'C0DEMENTIA',
      '/pathway',
      'log green <!channel> see <https://evil.example|the minutes> & tell <@U0CLGCHAIR>',
    );
    await world.settled();
    const posted = lastSeen(as('U0DOCTOR'), 'C0DEMENTIA');
    expect(JSON.stringify([posted.text, posted.blocks])).not.toMatch(/<!channel>|<https:\/\/evil|<@U0CLGCHAIR>/);
    expect(posted.text).toContain('&lt;!channel&gt;');
  });
});

describe('a private answer', () => {
  test('goes to nobody but Slack, and no further from there, whatever a request names for it', async () => {
    const calls: (string | undefined)[] = [];
    const stranger = createServer(({ url }, response) => {
      calls.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void stranger.close());
    const address = stranger.address();
    const elsewhere = `http://127.0.0.1:${typeof address === 'object' && address?.port}/private`;
    await governKent();
    await requestSignOff();
    const payload = as('U0CLGCHAIR').pressPayload(card('U0CLGCHAIR', 'C0CLG'), 'Approve');
    const undelivered = () => world.log.filter((line) => line.includes('a private reply was not delivered')).length;
    await world.workspace.deliver('interaction', { ...payload, user: { id: 'U0STRANGER' }, response_url: elsewhere });
    await world.workspace.until(() => undelivered() === 1);
    world.workspace.setIntercept((method) =>
      method === 'response_url' ? { kind: 'answer', status: 307, headers: { location: elsewhere }, body: '' } : undefined,
    );
    await as('U0STRANGER').press(card('U0CLGCHAIR', 'C0CLG'), 'Approve');
    await world.workspace.until(() => undelivered() === 2);
    expect(calls).toEqual([]);
  });
});

describe('whoever cannot be served gets a private answer that says what to do', () => {
  test('without a governance file', async () => {
    world.workspace.addUser({ id: 'U0DEMENTIA', name: 'Lead' });
    world.workspace.addChannel({ id: 'C0DEMENTIA', name: 'dementia', members: ['U0DEMENTIA'] });
    for (const [command, text] of [
      ['/pathway', 'log green Text'],
      ['/signoff', 'request'],
      ['/board', 'next'],
    ] as const) {
      const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', command, text);
      expect(shown?.ephemeral).toBe('U0DEMENTIA');
      expect(shown?.text).toMatch(/no governance file.*governance apply FILE/s);
    }
  });

  test('in a channel of no review group', async () => {
    await governKent();
    world.workspace.addMember('C0CLG', 'U0DEMENTIA');
    const { shown } = await as('U0DEMENTIA').command('C0CLG', '/pathway', 'log green Text');
    expect(shown?.text).toMatch(
      /Progress is logged in a review group's channel, and this is not one\..*the Dementia pathway review group.*You wrote:.*log green Text/s,
    );
    const chair = await as('U0CLGCHAIR').command('C0CLG', '/pathway', 'log green Text');
    expect(chair.shown?.text).toMatch(/^Progress is logged by members of a review group.*ask the secretariat to add you.*log green Text/s);
  });

  test('as somebody the governance file does not name', async () => {
    await governKent();
    world.workspace.addUser({ id: 'U0STRANGER', name: 'A stranger' });
    world.workspace.addMember('C0DEMENTIA', 'U0STRANGER');
    const { shown } = await as('U0STRANGER').command('C0DEMENTIA', '/pathway', 'log green Text');
    expect(shown?.text).toMatch(/You are not named.*Ask the secretariat to add you/s);
    expect(await database().entry.count()).toBe(0);
  });

  test('as such a person pressing Approve: refused privately, and on the record', async () => {
    await governKent();
    await requestSignOff();
    world.workspace.addUser({ id: 'U0STRANGER', name: 'A stranger' });
    world.workspace.addMember('C0CLG', 'U0STRANGER');
    await as('U0STRANGER').press(card('U0STRANGER', 'C0CLG'), 'Approve');
    await world.workspace.until(() =>
      as('U0STRANGER')
        .sees('C0CLG')
        .find(({ ephemeral }) => ephemeral === 'U0STRANGER'),
    );
    expect(lastSeen(as('U0STRANGER'), 'C0CLG').text).toMatch(/You are not named/);
    expect(await database().verdict.count()).toBe(0);
    const last = await database().chronicleEntry.findFirst({ orderBy: { position: 'desc' } });
    expect(last).toMatchObject({ actor: 'Slack user U0STRANGER', action: 'act refused' });
  });

  test('with a word the command does not know', async () => {
    await governKent();
    const { shown } = await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'lgo green Text');
    expect(shown?.text).toMatch(/\/pathway does not know “lgo”\. Did you mean \/pathway log\?/);
  });

  test('with the app not invited: what was done is saved, whom it concerns is told, and it is shown once it can be', async () => {
    await governKent();
    world.workspace.remove('C0DEMENTIA');
    world.workspace.remove('C0CLG');
    await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    await requestSignOff();
    await world.settled();
    expect(as('U0DOCTOR').sees('C0DEMENTIA')).toEqual([]);
    const told = as('U0DEMENTIA')
      .directMessages()
      .map(({ text }) => text);
    expect(told[0]).toMatch(/^Saved\. Invite @Conclave to .* to show the progress report on Dementia there\./);
    expect(
      as('U0SECRETARY')
        .directMessages()
        .map(({ text }) => text),
    ).toHaveLength(2);
    for (const channel of ['C0DEMENTIA', 'C0CLG'])
      theMessage(as('U0SECRETARY').directMessages(), new RegExp(`can't post in <#${channel}>`));
    const asked = theMessage(as('U0CLGCHAIR').directMessages(), /^SO-1, version/);
    expect(labels(asked)).toEqual(decisionButtons);

    world.workspace.invite('C0DEMENTIA');
    await world.workspace.event({
      type: 'member_joined_channel',
      user: world.workspace.bot.userId,
      channel: 'C0DEMENTIA',
      channel_type: 'C',
      team: 'T0KENT',
    });
    await world.workspace.until(() =>
      as('U0DOCTOR')
        .sees('C0DEMENTIA')
        .some(({ text }) => text.includes('Referral form agreed')),
    );
    await as('U0CLGCHAIR').press(asked, 'Approve');
    await world.settled();
    expect(labels(theMessage(as('U0CLGCHAIR').directMessages(), /^SO-1, version/))).toEqual([]);
  });

  test('with the app invited unnoticed: it is tried again, and nobody is told of the same thing twice', async () => {
    await governKent();
    world.workspace.remove('C0DEMENTIA');
    await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
    await world.settled();
    await world.conclave.sweep();
    await world.settled();
    expect(as('U0DEMENTIA').directMessages()).toHaveLength(1);
    expect(as('U0SECRETARY').directMessages()).toHaveLength(1);
    world.workspace.invite('C0DEMENTIA');
    await world.conclave.sweep();
    await world.settled();
    expect(lastSeen(as('U0DOCTOR'), 'C0DEMENTIA').text).toContain('Referral form agreed');
  });

  test('as a person named by e-mail address: found once Slack knows them, and served', async () => {
    await world.govern((await kentFile()).replace('slack: U0DOCTOR', 'email: doctor@example.org'));
    world.workspace.addUser({ id: 'U0DOCTOR', name: 'Consultant psychiatrist', email: 'doctor@example.org' });
    world.workspace.addMember('C0DEMENTIA', 'U0DOCTOR');
    expect((await as('U0DOCTOR').command('C0DEMENTIA', '/pathway', 'log green Text')).shown?.text).toMatch(/You are not named/);
    await world.conclave.sweep();
    expect((await as('U0DOCTOR').command('C0DEMENTIA', '/pathway', 'log green Text')).shown?.text).toMatch(/^Saved/);
    expect(await database().chronicleEntry.count({ where: { action: 'person found in Slack' } })).toBe(1);
  });

  test('as an approver who is not in Slack yet: the secretariat is told, and they are asked as soon as they are found', async () => {
    await world.govern((await kentFile()).replace('slack: U0DPHMEDWAY', 'email: medway@example.org'));
    await requestSignOff();
    await as('U0CLGCHAIR').press(card('U0CLGCHAIR', 'C0CLG'), 'Approve');
    await world.settled();
    theMessage(as('U0SECRETARY').directMessages(), /Director of Public Health \(Medway\) has not been found in Slack.*SO-1/s);
    world.workspace.addUser({ id: 'U0DPHMEDWAY', name: 'Director of Public Health (Medway)', email: 'medway@example.org' });
    for (const _ of [1, 2]) {
      await world.conclave.sweep();
      await world.settled();
    }
    const asked = theMessage(as('U0DPHMEDWAY').directMessages(), /^SO-1, version/);
    expect(labels(asked)).toEqual(decisionButtons);
  });

  test('as a person whose address is corrected: the wrong account acts for them no longer', async () => {
    const named = (address: string) => async () => (await kentFile()).replace('slack: U0DOCTOR', `email: ${address}`);
    world.workspace.addUser({ id: 'U0WRONG', name: 'Somebody else', email: 'wrong@example.org' });
    await world.govern(await named('wrong@example.org')());
    world.workspace.addMember('C0DEMENTIA', 'U0WRONG');
    await world.conclave.sweep();
    expect((await as('U0WRONG').command('C0DEMENTIA', '/pathway', 'log green Text')).shown?.text).toMatch(/^Saved/);
    await world.govern(await named('right@example.org, same_person: true')());
    world.workspace.addMember('C0DEMENTIA', 'U0WRONG');
    expect((await as('U0WRONG').command('C0DEMENTIA', '/pathway', 'log green Text')).shown?.text).toMatch(/You are not named/);
  });
});
