import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commandLine } from '#src/command-line.ts';
import type { Json, Message } from '#src/playground/workspace/model.ts';
import { allText } from '#src/playground/workspace/people/reading.ts';
import type { Filling } from '#src/playground/workspace/people/values.ts';
import { london } from '#tests/support/kent.ts';
import { labels, lastSeen, only, theMessage } from '#tests/support/seeing.ts';
import { startGovernedWorld, type TestWorld } from '#tests/support/world.ts';

const secret = 'at most 4.2 million a year';
const decisions = ['Approve', 'Request changes', 'Reject', 'Approve with conditions'];

let world: TestWorld;
beforeEach(async () => {
  const file = await readFile('docs/examples/west-herts.yaml', 'utf8');
  world = await startGovernedWorld(file, { team: 'T0WESTHERTS', at: london('2007-10-01T09:00') });
});
afterEach(() => world.stop());

const as = (user: string) => world.workspace.as(user);
const standing = (user: string, channel: string) =>
  as(user)
    .sees(channel)
    .filter(({ ephemeral }) => ephemeral === null);
const cardIn = (user: string, channel: string) => theMessage(standing(user, channel), /^SO-1, version/);
const cardTo = (user: string) => theMessage(as(user).directMessages(), /^SO-1, version/);

/** Fills in the form for a request, the route first, which decides what else there is to fill in. */
async function ask(user: string, channel: string, route: string, filled: Readonly<Record<string, Filling>>) {
  const person = as(user);
  await person.command(channel, '/signoff', 'request');
  person.fill({ Route: route });
  const opened = only(person.view(), 'No form is open');
  await person.press(opened, 'Route', { value: route });
  await world.workspace.until(() => person.view()?.hash !== opened.hash);
  return person.submit(filled);
}

const businessPlan = {
  Title: 'Heart failure business plan',
  Links: 'https://example.org/heart-failure/plan-v1.pdf',
  'Sections it holds': ['Activity', 'Finance', 'Estates', 'Workforce'],
};

async function sendBusinessPlan(): Promise<void> {
  expect(await ask('U0HEART', 'C0HEART', 'Business plan', businessPlan)).toMatchObject({ errors: {}, error: null });
  await world.settled();
}

async function approve(user: string, card: Message): Promise<void> {
  await as(user).press(card, 'Approve');
  await world.settled();
}

/** The practice based commissioning groups approve, but for those left out. */
async function groupsApprove(without: readonly string[] = []): Promise<void> {
  const groups: Record<string, () => Message> = {
    U0GPDACORUM: () => cardIn('U0GPDACORUM', 'C0DACORUM'),
    U0MDACORUM: () => cardIn('U0MDACORUM', 'C0DACORUM'),
    U0GPHERTS: () => cardIn('U0GPHERTS', 'C0HERTSMERE'),
    U0GPALBANS: () => cardIn('U0GPALBANS', 'C0STALBANS'),
    U0NALBANS: () => cardIn('U0NALBANS', 'C0STALBANS'),
    U0GPWATFORD: () => cardTo('U0GPWATFORD'),
  };
  for (const [user, card] of Object.entries(groups)) if (!without.includes(user)) await approve(user, card());
}

async function askedBodyOf(number: number, body: string): Promise<string> {
  const { prisma } = world.conclave.foundation.database;
  return (await prisma.signOffBody.findFirstOrThrow({ where: { signOff: { number }, body: { key: body } } })).id;
}

/** Presses "Approve" for a body without having its card, as whoever knows what the button carries could; gives the private answer. */
async function pressWithoutCard(user: string, channel: string, signOffBodyId: string): Promise<Message> {
  const { shown } = await as(user).command(channel, '/signoff');
  const payload = as(user).pressPayload(only(shown, 'Nothing was shown'), 'Request sign-off');
  const [action] = z.array(z.record(z.string(), z.unknown())).parse(payload['actions']);
  const value = JSON.stringify({ signOffBodyId, version: 1 });
  const forged: Json = { ...payload, actions: [{ ...action, action_id: 'sign_off_approve', value }] };
  await world.workspace.deliver('interaction', forged);
  await world.settled();
  const answer = lastSeen(as(user), channel);
  expect(answer.ephemeral).toBe(user);
  return answer;
}

const digestsIn = (user: string, channel: string) =>
  as(user)
    .sees(channel)
    .filter(({ text }) => /^(Extra digest|Digest) \d/.test(text));

describe('a business plan', () => {
  test('is refused without estates, naming it, and nothing is sent', async () => {
    const withoutEstates = { ...businessPlan, 'Sections it holds': ['Activity', 'Finance', 'Workforce'] };
    const { errors } = await ask('U0HEART', 'C0HEART', 'Business plan', withoutEstates);
    expect(Object.values(errors)).toEqual([
      'A business plan is not sent without activity, finance, estates and workforce: estates is missing. Add what is missing, tick it and send it again.',
    ]);
    expect(await world.conclave.foundation.database.prisma.signOff.count()).toBe(0);
    expect(await as('U0HEART').submit({ 'Sections it holds': ['Activity', 'Finance', 'Estates', 'Workforce'] })).toMatchObject({
      errors: {},
    });
    expect(await world.conclave.foundation.database.prisma.signOff.count()).toBe(1);
  });

  test('is before the four groups side by side, and before the Governance Committee only after the fourth', async () => {
    await sendBusinessPlan();
    const cards = [
      cardIn('U0GPDACORUM', 'C0DACORUM'),
      cardIn('U0GPHERTS', 'C0HERTSMERE'),
      cardIn('U0NALBANS', 'C0STALBANS'),
      cardTo('U0GPWATFORD'),
    ];
    for (const card of cards) {
      expect(labels(card)).toEqual(decisions);
      expect(card.text).toMatch(/Step 1 of 2, side by side[\s\S]*Step 2 of 2, opens when every body in step 1 has approved/);
    }
    expect(as('U0LWATFORD').directMessages()).toEqual([]);

    await groupsApprove(['U0NALBANS', 'U0GPWATFORD']);
    expect(cardIn('U0GPDACORUM', 'C0DACORUM').text).toMatch(/Dacorum PBC Group: approved[\s\S]*Hertsmere PBC Group: approved/);
    expect(as('U0FINANCE').sees('C0PBCGOV')).toEqual([]);
    const governance = await askedBodyOf(1, 'pbc-governance');
    expect((await pressWithoutCard('U0FINANCE', 'C0PBCGOV', governance)).text).toBe(
      "The PBC Governance Committee can't decide on SO-1 yet: its step opens when St Albans and Harpenden PBC Group and Watford and Three Rivers PBC Group have approved. You will be asked then.",
    );

    await approve('U0NALBANS', cardIn('U0NALBANS', 'C0STALBANS'));
    expect((await pressWithoutCard('U0FINANCE', 'C0PBCGOV', governance)).text).toContain(
      'its step opens when Watford and Three Rivers PBC Group has approved',
    );
    expect(await world.conclave.foundation.database.prisma.verdict.count({ where: { signOffBodyId: governance } })).toBe(0);

    await approve('U0GPWATFORD', cardTo('U0GPWATFORD'));
    expect(labels(cardIn('U0FINANCE', 'C0PBCGOV'))).toEqual(decisions);
  });

  test('is approved by at least two of the Committee, including finance, and certified', async () => {
    await sendBusinessPlan();
    await groupsApprove();
    await approve('U0PRIMARY', cardIn('U0PRIMARY', 'C0PBCGOV'));
    await approve('U0LAYGOV', cardIn('U0LAYGOV', 'C0PBCGOV'));
    expect(cardIn('U0PRIMARY', 'C0PBCGOV').text).toContain(
      'State: open, step 2 of 2. Awaiting the formally responsible body, the PBC Governance Committee',
    );
    await approve('U0FINANCE', cardIn('U0FINANCE', 'C0PBCGOV'));
    expect(cardIn('U0PRIMARY', 'C0PBCGOV').text).toContain('State: approved');

    const certificate = theMessage(as('U0HEARTNURSE').sees('C0HEART'), /^Certificate of SO-1/);
    for (const sum of [
      '2 approvals needed: 2 given',
      '1 approval needed: given',
      '2 approvals needed: 3 given; finance included by Director of Finance',
    ])
      expect(certificate.text).toContain(sum);
    expect(certificate.text).toMatch(/Recorded in the chronicle as entries \d.*npm run -s conclave -- certificate SO-1$/m);
  });

  test('prints a certificate that holds, with the arithmetic of each rule', async () => {
    await sendBusinessPlan();
    await groupsApprove();
    await approve('U0FINANCE', cardIn('U0FINANCE', 'C0PBCGOV'));
    await approve('U0LAYGOV', cardIn('U0LAYGOV', 'C0PBCGOV'));
    const { status, output, errors } = await commandLine(['certificate', 'SO-1'], { DATABASE_URL: world.databaseUrl });
    expect([status, errors]).toEqual([0, '']);
    const certificate = z.looseObject({ chain: z.array(z.looseObject({ action: z.string() })) }).parse(JSON.parse(output));
    expect(certificate).toMatchObject({
      reference: 'SO-1',
      subject: 'business_plan',
      outcome: 'approved',
      formallyResponsible: 'PBC Governance Committee',
      versions: [{ number: 1, sections: ['activity', 'finance', 'estates', 'workforce'] }],
      bodies: [
        { step: 1, body: 'Dacorum PBC Group', rule: 'all approvers', arithmetic: { approved: 2, voters: 2, needed: 2 } },
        { step: 1, body: 'Hertsmere PBC Group', rule: 'any one approver', arithmetic: { approved: 1, needed: 1 } },
        {
          step: 1,
          body: 'St Albans and Harpenden PBC Group',
          rule: 'more than half of the approvers',
          arithmetic: { approved: 2, needed: 2 },
        },
        { step: 1, body: 'Watford and Three Rivers PBC Group', rule: 'the chair', verdicts: [{ role: 'chair', counts: 'yes' }] },
        {
          step: 2,
          body: 'PBC Governance Committee',
          rule: 'at least 2 approvers, including finance',
          arithmetic: { approved: 2, voters: 3, needed: 2, including: [{ tag: 'finance', by: ['Director of Finance'] }] },
        },
      ],
      verification: { holds: true, fault: null, notes: [] },
    });
    expect(certificate.chain.map(({ action }) => action).filter((action) => action === 'verdict given')).toHaveLength(8);
    expect(certificate.chain.at(-1)?.action).toBe('sign-off settled');
  });
});

describe('chair’s action', () => {
  test('approves an urgent plan for the Committee, and its next digest asks to ratify it', async () => {
    await sendBusinessPlan();
    await groupsApprove();
    const chair = as('U0PRIMARY');
    await chair.press(cardIn('U0PRIMARY', 'C0PBCGOV'), 'signoff_more', { value: 'Approve alone as chair' });
    expect(await chair.submit({ Reason: 'The lease has to be signed this week' })).toMatchObject({ errors: {}, error: null });
    await world.settled();
    const approved = "approved by chair's action of Director of Primary Care and Service Redesign, for ratification";
    expect(cardIn('U0FINANCE', 'C0PBCGOV').text).toContain(`${approved} on Thursday 18 October 2007`);
    expect(theMessage(as('U0HEART').sees('C0HEART'), /^Certificate of SO-1/).text).toContain(`${approved} at its next meeting: `);

    await world.advanceTo(london('2007-10-09T09:00'));
    const [digest] = digestsIn('U0GPDACORUM', 'C0CONCLAVEGRP');
    expect(digest?.text).toMatch(/^Digest 1 for PBC Governance Committee\nMeeting: Thu 18 Oct 2007, 14:00 \(London time\)/);
    expect(digest?.text).toMatch(/ratif[\s\S]*SO-1 Heart failure business plan/i);
  });
});

describe('procurement', () => {
  const procurement = {
    Title: 'Heart failure community service',
    'What is asked': `Approve the tender, ${secret}`,
    Links: 'https://example.org/heart-failure/tender.pdf',
    Note: 'Bids are due in November',
  };
  const directors = ['U0MEDICINE', 'U0SURGERY', 'U0TRUSTDIR', 'U0TRUSTMGR'];
  const content = [secret, 'tender.pdf', 'Bids are due', 'Heart failure community service'];

  beforeEach(async () => {
    expect(await ask('U0HEART', 'C0HEART', 'Procurement', procurement)).toMatchObject({ errors: {}, error: null });
    await world.settled();
  });

  /** Everything before this person's eyes, buttons and their values too: channels, threads, direct messages, Home. */
  async function allSeenBy(user: string): Promise<string> {
    await as(user).openHome();
    await world.workspace.until(() => as(user).home());
    const places = world.workspace.channels().filter(({ members }) => members.has(user));
    const messages = [...places.flatMap(({ id }) => as(user).sees(id)), ...as(user).directMessages()];
    const home = only(as(user).home(), 'No Home');
    return JSON.stringify([messages, messages.map((message) => as(user).thread(message)), home.content]);
  }

  test('stands in channels by title, reason and state, and before those who decide by direct message', async () => {
    for (const user of [...directors, 'U0GPDACORUM']) {
      const card = cardIn(user, 'C0CONCLAVEGRP');
      expect(card.text).toBe(
        [
          'SO-1, version 1: Private item (SO-1)',
          'State: open. Still awaiting the formally responsible body, the PBC Governance Committee',
          'Private: procurement under way. Not shown here. Those who decide have received it by direct message.',
          'Buttons: Show me.',
        ].join('\n'),
      );
      expect(labels(card)).toEqual(['Show me']);
    }
    for (const user of ['U0GPDACORUM', 'U0GPHERTS', 'U0GPALBANS', 'U0GPWATFORD']) {
      expect(allText(cardTo(user))).toContain(secret);
      expect(labels(cardTo(user))).toEqual(decisions);
    }
  });

  test('is neither decided nor seen by the Clinical Directors, wherever they look', async () => {
    const asked = await askedBodyOf(1, 'conclave-group');
    for (const user of directors) {
      expect(as(user).directMessages()).toEqual([]);
      const refused = await pressWithoutCard(user, 'C0CONCLAVEGRP', asked);
      if (user === 'U0MEDICINE') {
        expect(refused.text).toBe(
          'SO-1 is private: providers neither decide on it nor see it. For the West Herts Clinical Conclave, GP lead for Dacorum, GP lead for Hertsmere, GP lead for St Albans and Harpenden and GP lead for Watford and Three Rivers can.',
        );
      }
      await as(user).command('C0CONCLAVEGRP', '/signoff', 'list');
      await as(user).command('C0CONCLAVEGRP', '/signoff', 'list bodies');
      expect((await as(user).command('C0CONCLAVEGRP', '/signoff', 'show SO-1')).shown?.text).toContain('Private item (SO-1)');
      const form = await as(user).command('C0CONCLAVEGRP', '/signoff', 'request');
      expect(form.error).toBeNull();
    }
    expect(await world.conclave.foundation.database.prisma.verdict.count()).toBe(0);

    // Three of the four who are left are more than half: the directors are no part of the count.
    for (const user of ['U0GPDACORUM', 'U0GPHERTS', 'U0GPALBANS']) await approve(user, cardTo(user));
    expect(cardIn('U0MEDICINE', 'C0CONCLAVEGRP').text).toContain('State: open. Still awaiting the formally responsible body');
    await approve('U0FINANCE', cardTo('U0FINANCE'));
    await approve('U0LAYGOV', cardTo('U0LAYGOV'));
    await world.advanceTo(london('2007-10-17T09:00'));

    for (const user of [...directors, 'U0HEARTNURSE']) {
      const seen = await allSeenBy(user);
      for (const words of content) expect(seen).not.toContain(words);
    }
    expect(await allSeenBy('U0GPDACORUM')).toContain(secret);
    const digests = digestsIn('U0MEDICINE', 'C0CONCLAVEGRP');
    expect(digests.map(({ text }) => text.split(' for ')[0])).toEqual(['Digest 1', 'Digest 2']);
    expect(digests[0]?.text).toMatch(/SO-1 Private item \(SO-1\)[^\n]*procurement under way/);
    expect(cardIn('U0MEDICINE', 'C0CONCLAVEGRP').text).toContain('State: approved');
  });

  test('gives nobody a condition who may not see it, and tells whoever lost that right no more than that there is one', async () => {
    const approver = as('U0GPDACORUM');
    await approver.press(cardTo('U0GPDACORUM'), 'Approve with conditions');
    await world.workspace.until(() => approver.view());
    const condition = { 'Condition 1': `Keep to what was offered, ${secret}`, 'Who has to meet condition 1': 'U0MEDICINE' };
    expect((await approver.submit(condition)).errors).toEqual({
      owner_1: expect.stringMatching(/^Condition 1 is given to somebody to whom this request is closed.* Choose somebody who may see it/),
    });
    expect(await approver.submit({ 'Who has to meet condition 1': 'U0HEART' })).toMatchObject({ errors: {}, error: null });
    await world.settled();
    expect(theMessage(as('U0HEART').directMessages(), /on a condition that is yours to meet/).text).toContain(secret);
    for (const user of [...directors, 'U0HEARTNURSE']) {
      const seen = await allSeenBy(user);
      for (const words of content) expect(seen).not.toContain(words);
    }
  });

  test('is certified by title, reason and state in the channel, and whole before those of the group who may see it', async () => {
    for (const user of ['U0GPDACORUM', 'U0GPHERTS', 'U0GPALBANS']) await approve(user, cardTo(user));
    await approve('U0FINANCE', cardTo('U0FINANCE'));
    await approve('U0PRIMARY', cardTo('U0PRIMARY'));
    expect(theMessage(as('U0HEARTNURSE').sees('C0HEART'), /^Certificate of SO-1/).text).toBe(
      [
        'Certificate of SO-1, version 1: Private item (SO-1)',
        'Outcome: approved',
        'Private: procurement under way. Not shown here. Those of the group who may see it, and whoever asked for it, have received it by direct message.',
        'Buttons: Show.',
      ].join('\n'),
    );
    const whole = theMessage(as('U0HEART').directMessages(), /^Certificate of SO-1/);
    expect(whole.text).toMatch(/West Herts Clinical Conclave: approved[\s\S]*not counted: [^\n]*\(works for a provider\)/);
    expect(as('U0HEARTNURSE').directMessages()).toEqual([]);
  });
});
