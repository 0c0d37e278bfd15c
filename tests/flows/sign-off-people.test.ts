import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '#src/playground/workspace/model.ts';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { decisionButtons, labels, only, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { lead, chair, kent, medway, cabinet, secretary } = kentPeople;
const clg = 'C0CLG';

let flow: SignOffFlow;
beforeEach(async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
});
afterEach(() => flow.stop());

/** What a command answers, once everything that comes of it has got there. */
async function signoff(user: string, channel: string, text: string): Promise<string> {
  const { shown } = await flow.as(user).command(channel, '/signoff', text);
  await flow.settled();
  return shown?.text ?? '';
}

async function submit(
  user: string,
  values: Parameters<SignOffFlow['as']>[0] extends string ? Record<string, string | readonly string[]> : never,
) {
  const submitted = await flow.as(user).submit(values);
  await flow.settled();
  return submitted;
}

const advance = (wallClock: string) => flow.advanceTo(london(wallClock));
const said = (shown: { open: Parameters<typeof allText>[0] | null }) => allText(only(shown.open, 'the form was closed'));

describe('/signoff delegate', () => {
  test('lets a deputy decide from the first day to the last, and ends by itself', async () => {
    await flow.request();
    expect(await signoff(kent, clg, 'delegate @cabinet-member tomorrow until 11 November for CLG')).toBe(
      'Delegated: Cabinet Member for Health Reform decides in your place for the Clinical Leadership Group from Thursday 10 November 2011 until Friday 11 November 2011. They have been told. To end it sooner: /signoff delegate.',
    );
    expect(flow.directly(cabinet)).toEqual([
      expect.stringContaining(
        'Director of Public Health (Kent) lets you decide in their place for the Clinical Leadership Group, from 10 November 2011 until 11 November 2011.',
      ),
    ]);
    const owing = () => /Not answered yet: (.*)/.exec(flow.cardIn(chair, clg).text)?.[1];
    expect(owing()).toContain('Director of Public Health (Kent)');
    await advance('2011-11-10T00:00');
    expect(owing()).toContain('Cabinet Member for Health Reform (for Director of Public Health (Kent))');
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Director of Public Health (Kent) approved');
    expect(flow.directly(cabinet).at(-1)).toBe(
      'Director of Public Health (Kent), for whom you stand in, has answered on SO-1 (Dementia pathway, redesigned) for the Clinical Leadership Group themselves. You need not answer for them any more.',
    );
    expect(owing()).not.toContain('Director of Public Health (Kent)');
    await advance('2011-11-12T00:00');
    expect(flow.cardIn(chair, clg).text).toContain('Director of Public Health (Kent) approved');
  });

  test('gives the voice back at the end where nobody answered', async () => {
    await flow.request();
    await signoff(kent, clg, 'delegate @cabinet-member today until 11 November for CLG');
    const owing = () => /Not answered yet: (.*)/.exec(flow.cardIn(chair, clg).text)?.[1];
    expect(owing()).toContain('Cabinet Member for Health Reform (for Director of Public Health (Kent))');
    await advance('2011-11-12T00:00');
    expect(owing()).toContain('Director of Public Health (Kent)');
    expect(owing()).not.toContain('Cabinet Member');
  });

  test('leaves the last word with who handed on, of which the deputy is told', async () => {
    await flow.request();
    await signoff(kent, clg, 'delegate <@U0CABINET> today until tomorrow for CLG');
    flow.workspace.addMember(clg, cabinet);
    await flow.press(cabinet, flow.cardIn(cabinet, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Cabinet Member for Health Reform (for Director of Public Health (Kent)) approved');
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Director of Public Health (Kent) approved');
    expect(flow.cardIn(chair, clg).text).not.toContain('(for Director of Public Health (Kent)) approved');
    expect(flow.directly(cabinet).at(-1)).toContain('It counts in place of what you answered for them.');
  });

  test('counts what the deputy decides, and a verdict given under it stands', async () => {
    await flow.request();
    await signoff(kent, clg, 'delegate <@U0CABINET> today until tomorrow for CLG');
    flow.workspace.addMember(clg, cabinet);
    await flow.press(cabinet, flow.cardIn(cabinet, clg), 'Approve');
    expect(flow.told(cabinet, clg).text).toContain('in place of Director of Public Health (Kent)');
    await advance('2011-11-14T12:00');
    expect(flow.cardIn(chair, clg).text).toContain('Cabinet Member for Health Reform (for Director of Public Health (Kent)) approved');
  });

  test('asks the deputy by card where the body has no channel, and takes its buttons back at the end', async () => {
    const source = kentWithThreeApprovers.replace('    channel: C0CLG\n', '');
    await flow.stop();
    flow = await startSignOffFlow(source);
    await flow.request();
    await signoff(kent, 'C0KENTHWB', 'delegate @cabinet-member today until tomorrow for CLG');
    expect(labels(flow.cardTo(cabinet))).toEqual(expect.arrayContaining(decisionButtons));
    expect(labels(flow.cardTo(kent))).toEqual(expect.arrayContaining(decisionButtons)); // who has handed on may still answer
    await advance('2011-11-11T09:00');
    expect(labels(flow.cardTo(cabinet))).toEqual([]);
    expect(labels(flow.cardTo(kent))).toEqual(expect.arrayContaining(decisionButtons));
  });

  test('alone shows what is handed on, with the way to end it', async () => {
    await flow.request();
    expect(await signoff(kent, clg, 'delegate')).toContain('Nobody decides in your place.');
    await signoff(kent, clg, 'delegate @cabinet-member today until end of November for CLG');
    await flow.as(kent).command(clg, '/signoff', 'delegate');
    const list = flow.told(kent, clg);
    expect(list.text).toContain(
      'Cabinet Member for Health Reform decides in your place for the Clinical Leadership Group until 30 November 2011',
    );
    expect(await signoff(cabinet, 'C0KENTHWB', 'delegate')).toContain(
      'You decide in place of Director of Public Health (Kent) for the Clinical Leadership Group until 30 November 2011',
    );
    await flow.press(kent, list, 'End now');
    expect(flow.told(kent, clg).text).toContain('Ended: Cabinet Member for Health Reform no longer decides in your place');
    expect(flow.directly(cabinet).at(-1)).toContain('You no longer decide in place of Director of Public Health (Kent)');
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Director of Public Health (Kent) approved');
    const { prisma } = flow.conclave.foundation.database;
    const links = await prisma.chronicleEntry.findMany({ where: { subject: 'delegation of dph-kent' }, orderBy: { position: 'asc' } });
    expect(links.map(({ action }) => action)).toEqual(['decisions delegated', 'delegation ended']);
  });

  test('opens the form, filled with what was typed, where something is missing or not understood', async () => {
    await signoff(chair, clg, 'delegate @jsmith from Monday until the twelfth of never');
    const form = () => only(flow.as(chair).view(), 'no form');
    expect(allText(form())).toContain('“@jsmith”: expected a person');
    expect(allText(form())).toContain('“the twelfth of never” was not understood as a day: expected a first and a last day');
    const past = await flow.as(chair).submit({ 'Who decides in your place': 'Cabinet Member for Health Reform', 'Last day': '2011-11-08' });
    expect(past.errors).toEqual({ until: expect.stringContaining('The last day is past already') });
    const late = await flow.as(chair).submit({ 'First day': '2011-11-14', 'Last day': '2011-11-13' });
    const read = 'From Monday 14 November 2011 until Sunday 13 November 2011: The first day comes after the last one';
    expect(late.errors).toEqual({ until: expect.stringContaining(read) });
    const done = await submit(chair, { 'Last day': '2011-11-18' });
    expect(said(done)).toContain(
      'decides in your place for the Clinical Leadership Group from Monday 14 November 2011 until Friday 18 November 2011',
    );
  });

  test('a phrase of days that is half understood is never acted on', async () => {
    await signoff(chair, clg, 'delegate @cabinet-member today until 5 days from Monday for CLG');
    const form = only(flow.as(chair).view(), 'no form');
    expect(allText(form)).toContain('“5 days from Monday” was not understood, only “Monday” in it (Monday 14 November 2011)');
    expect(await flow.conclave.foundation.database.prisma.delegation.count()).toBe(0);
  });

  test('asks for which body where somebody decides for several, and keeps what was typed', async () => {
    await flow.stop();
    flow = await startSignOffFlow(
      kentWithThreeApprovers.replace(
        '{ person: dph-kent, role: approver }\n  - key: medway-hwb',
        '{ person: dph-kent, role: approver }\n      - { person: dph-medway, role: deputy }\n  - key: medway-hwb',
      ),
    );
    await signoff(kent, clg, 'delegate @dph-medway 14 November to 18 November');
    const form = () => only(flow.as(kent).view(), 'no form');
    expect(allText(form())).toContain('Choose the body to see who may decide in your place.');
    await flow.as(kent).press(form(), 'For which body', { value: 'Clinical Leadership Group' });
    await flow.workspace.until(() =>
      allText(form()).includes('*Director of Public Health (Medway)* may not decide in your place for the Clinical'),
    );
    await flow.as(kent).press(form(), 'For which body', { value: 'Kent shadow Health and Wellbeing Board' });
    await flow.workspace.until(() => !allText(form()).includes('may not decide'));
    expect(said(await submit(kent, {}))).toContain(
      'Director of Public Health (Medway) decides in your place for the Kent shadow Health and Wellbeing Board from Monday 14 November 2011 until Friday 18 November 2011',
    );
  });

  test.each([
    [
      'who is no deputy there',
      kent,
      '@dementia-lead today until tomorrow for CLG',
      /Dementia pathway lead may not decide in your place for the Clinical Leadership Group/,
    ],
    ['who holds no seat that decides', lead, '@cabinet-member today until tomorrow', /You hold no seat that decides for a body/],
    [
      'a body one does not decide for',
      kent,
      '@cabinet-member today until tomorrow for the Medway HWB',
      /You hold no seat that decides for the Medway shadow Health and Wellbeing Board/,
    ],
  ])('is refused for %s', async (_, user, typed, expected) => {
    const answer = await signoff(user, user === lead ? 'C0DEMENTIA' : clg, `delegate ${typed}`);
    expect(answer).toMatch(expected);
    expect(answer).toContain(`You wrote:\n/signoff delegate ${typed}`);
  });
});

describe('a post that changes hands', () => {
  const passed = kentWithThreeApprovers.replace(
    'slack: U0CLGCHAIR, name: Co-Medical Director,',
    'slack: U0NEW, name: Dr Nora New, was: { until: 2011-11-09, slack: U0CLGCHAIR },',
  );

  test('leaves what its holder did under their name, on card, list and certificate, and tells them who has it now', async () => {
    await flow.request();
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    await flow.press(cabinet, flow.cardIn(cabinet, 'C0KENTHWB'), 'Approve');
    const certificate = () => theMessage(flow.as(lead).sees('C0DEMENTIA'), /Certificate of SO-1/).text;
    const before = [flow.cardIn(kent, clg).text, certificate()];
    expect(before).toEqual([0, 1].map(() => expect.stringContaining('Co-Medical Director approved')));
    await advance('2011-11-10T10:00');
    await flow.govern(passed);
    flow.workspace.addMember(clg, chair);
    await advance('2011-11-10T10:05');
    expect([flow.cardIn(kent, clg).text, certificate()]).toEqual(before);
    expect(await signoff(lead, 'C0DEMENTIA', 'show SO-1')).toMatch(/Co-Medical Director.*approved/);
    expect(await signoff(lead, 'C0DEMENTIA', 'list ended')).not.toContain('Nora New');
    expect(await signoff(chair, clg, 'list')).toContain(
      'You held a post here until 9 November 2011. Dr Nora New has it now, with what waited for you, so your buttons and commands do nothing any more. Ask the secretariat to add you if you should still take part.',
    );
    expect(await signoff('U0NEW', clg, 'show SO-1')).toContain('Co-Medical Director approved');
  });
});

describe('an interest', () => {
  const declare = async (user: string, values: Record<string, string | readonly string[]>) => {
    await flow.press(user, flow.cardIn(user, clg), 'signoff_more', { value: 'Declare an interest' });
    return submit(user, { Kind: 'Financial', 'What it is': 'I hold shares in the company that runs the clinics.', ...values });
  };

  test('declared from the card keeps its owner from deciding, and the chair is asked to rule', async () => {
    await flow.request();
    const declared = await declare(kent, { 'What it touches': ['This request, SO-1'] });
    expect(said(declared)).toContain(
      'SO-1* Dementia pathway, redesigned, for the Clinical Leadership Group; Co-Medical Director is asked to rule on it',
    );
    const card = flow.cardIn(chair, clg);
    expect(card.text).toContain('Not deciding: Director of Public Health (Kent) (financial interest)');
    expect(card.text).not.toContain('shares');
    expect(flow.directly(kent)).toContainEqual(expect.stringContaining('so you do not decide on it for the Clinical Leadership Group'));
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.told(kent, clg).text).toContain('ask Co-Medical Director to rule on it');

    const asked = theMessage(flow.as(chair).directMessages(), /has declared an interest/);
    expect(asked.text).toContain('Interest (financial): I hold shares in the company that runs the clinics.');
    await flow.press(chair, asked, 'Rule on it');
    expect(allText(only(flow.as(chair).view(), 'no form'))).toContain('Remain*: the interest is on record, and they stay and decide');
    expect(said(await submit(chair, { Ruling: 'Remain', Reason: 'A hundred shares.' }))).toContain(
      'they may stay and decide. They are told',
    );
    expect(flow.directly(kent).at(-1)).toMatch(
      /Co-Medical Director has ruled on your interest .*: you may stay and decide\.\nWhy: A hundred shares\./s,
    );
    expect(labels(theMessage(flow.as(chair).directMessages(), /Ruled by Co-Medical Director/))).toEqual(['Rule again']);
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Answered: Director of Public Health (Kent) approved');
  });

  test('of the chair is ruled on by who comes next, and nobody rules on their own', async () => {
    await flow.request();
    await declare(chair, { 'What it touches': ['The pathway Dementia'] });
    expect(theMessage(flow.as(cabinet).directMessages(), /Co-Medical Director has declared an interest/)).toBeTruthy();
    expect(flow.directly(chair).join('\n')).not.toContain('has declared an interest');
  });

  test('touches every request that is open, and those that come', async () => {
    await flow.request();
    await flow.request();
    const declared = await flow
      .press(kent, theMessage(flow.as(kent).sees(clg), /^SO-2/), 'signoff_more', { value: 'Declare an interest' })
      .then(() =>
        submit(kent, { Kind: 'Indirect', 'What it is': 'My sister works there.', 'What it touches': ['An acute hospital trust'] }),
      );
    expect(said(declared)).toMatch(/SO-1[\s\S]*SO-2/);
    await flow.request();
    expect(theMessage(flow.as(chair).sees(clg), /^SO-3/).text).toContain(
      'Not deciding: Director of Public Health (Kent) (indirect interest)',
    );
    expect(flow.directly(kent).at(-1)).toMatch(/touches SO-3/);
    expect(flow.directly(chair).filter((text) => text.includes('has declared an interest'))).toHaveLength(3);
  });

  test('that leaves nobody owing lets the others decide at once', async () => {
    await flow.request();
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    await flow.press(kent, flow.cardIn(kent, clg), 'signoff_more', { value: 'Declare an interest' });
    await submit(kent, { Kind: 'Financial', 'What it is': 'Shares.', 'What it touches': ['This request, SO-1'] });
    await flow.press(medway, theMessage(flow.as(medway).sees(clg), /^SO-1/), 'signoff_more', { value: 'Declare an interest' });
    await submit(medway, { Kind: 'Financial', 'What it is': 'Shares too.', 'What it touches': ['This request, SO-1'] });
    expect(flow.cardIn(chair, clg).text).toContain('- Clinical Leadership Group: approved');
  });

  test('for which somebody gets no papers closes the request to them, wherever they look', async () => {
    await flow.request();
    await declare(kent, { 'What it touches': ['This request, SO-1'] });
    await flow.press(chair, theMessage(flow.as(chair).directMessages(), /has declared an interest/), 'Rule on it');
    await submit(chair, { Ruling: 'No papers', Reason: 'It is their own company.' });
    expect(await signoff(kent, clg, 'show SO-1')).not.toContain('https://example.org/d.pdf');
    expect(flow.cardIn(chair, clg).text).not.toContain('https://example.org/d.pdf');
    expect(flow.cardTo(medway).text).toContain('https://example.org/d.pdf');
    await advance('2011-11-17T12:00');
    expect(flow.directly(kent).filter((text) => text.startsWith('Waiting for your answer'))).toEqual([]);
  });

  test('is listed in Home, and ends there', async () => {
    await flow.request();
    await declare(kent, { 'What it touches': ['This request, SO-1'] });
    await flow.as(kent).openHome();
    const home = await flow.workspace.until(() => {
      const shown = flow.as(kent).home();
      return shown && allText(shown).includes('Interests you have declared') ? shown : null;
    });
    expect(allText(home)).toMatch(/Financial\*: I hold shares in the company that runs the clinics\.\nTouches one request/);
    await flow.as(kent).press(home, 'End');
    await flow.workspace.until(() => !allText(only(flow.as(kent).home(), 'no Home')).includes('Interests you have declared'));
    await flow.settled();
    expect(flow.cardIn(chair, clg).text).not.toContain('Not deciding: Director of Public Health (Kent)');
  });

  test('needs what it touches, and days in order', async () => {
    await flow.request();
    await flow.press(kent, flow.cardIn(kent, clg), 'signoff_more', { value: 'Declare an interest' });
    const values = { Kind: 'Financial', 'What it is': 'Shares.', 'What it touches': ['This request, SO-1'] };
    const late = await flow.as(kent).submit({ ...values, From: '2011-11-12', Until: '2011-11-11' });
    expect(late.errors).toEqual({
      until:
        'The last day, Friday 11 November 2011, comes before the first one, Saturday 12 November 2011. Choose them the other way round.',
    });
    const patient = await flow
      .as(kent)
      .submit({ ...values, From: null, Until: null, 'What it is': 'The patient 943 476 5919 is my aunt.' });
    expect(patient.errors).toEqual({ text: expect.stringContaining('NHS number') });
  });

  test('that begins later is matched when it begins', async () => {
    await flow.request();
    const declared = await declare(kent, { 'What it touches': ['This request, SO-1'], From: '2011-11-11', Until: '2011-11-13' });
    expect(said(declared)).toContain('It holds from 11 November 2011');
    expect(flow.cardIn(chair, clg).text).not.toContain('Not deciding: Director of Public Health (Kent)');
    await advance('2011-11-11T00:00');
    expect(flow.cardIn(chair, clg).text).toContain('Not deciding: Director of Public Health (Kent) (financial interest)');
    await advance('2011-11-14T00:00');
    expect(flow.cardIn(chair, clg).text).not.toContain('Not deciding: Director of Public Health (Kent)');
  });

  test('is put before a new chair, who rules from then on', async () => {
    await flow.request();
    await declare(kent, { 'What it touches': ['This request, SO-1'] });
    const ofGroup = /has declared an interest .* for the Clinical Leadership Group/;
    const asked = theMessage(flow.as(chair).directMessages(), ofGroup);
    await flow.govern(kentWithThreeApprovers.replace('{ person: clg-chair, role: chair }', '{ person: cabinet-member, role: chair }'));
    await advance('2011-11-09T09:05');
    expect(theMessage(flow.as(cabinet).directMessages(), ofGroup)).toBeTruthy();
    await flow.press(chair, asked, 'Rule on it');
    expect(flow.told(chair, 'D0CLGCHAIR').text).toContain('Ask Cabinet Member for Health Reform');
  });

  test('is asked about again where somebody stepped aside of their own accord', async () => {
    await flow.request();
    await flow.press(kent, flow.cardIn(kent, clg), 'signoff_more', { value: 'Step aside from this' });
    await flow.press(kent, flow.told(kent, clg), 'Yes, step aside');
    const asked = theMessage(flow.as(chair).directMessages(), /has stepped aside from/);
    await flow.press(chair, asked, 'Rule on it');
    await submit(chair, { Ruling: 'No action', Reason: 'It does not matter here.' });
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Director of Public Health (Kent) approved');
  });
});

describe('what is written below a card', () => {
  const offers = (user: string, root: Message) =>
    flow
      .as(user)
      .thread(root)
      .filter(({ ephemeral }) => ephemeral === user);

  /** What somebody is offered for what they write. Slack waits for nothing: what another is offered for what they write next comes after it. */
  const below = async (user: string, text: string, root = flow.cardIn(chair, clg)) => {
    flow.as(user).says(root.channel, text, root.ts);
    const card = flow.cardIn(chair, clg);
    const before = offers(medway, card).length;
    flow.as(medway).says(card.channel, 'Agreed', card.ts);
    await flow.workspace.until(() => offers(medway, card).length > before);
    await flow.conclave.idle();
    return offers(user, root);
  };

  test('is not counted: who may decide is offered the buttons privately', async () => {
    await flow.request();
    const [offer, ...others] = await below(kent, 'Approved!');
    expect(others).toEqual([]);
    expect(only(offer, 'nothing was offered').text).toContain('What is written here is not counted.');
    expect(labels(only(offer, ''))).toEqual(expect.arrayContaining(decisionButtons));
    expect(flow.cardIn(chair, clg).text).not.toContain('Answered');
    await flow.press(kent, only(offer, ''), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Answered: Director of Public Health (Kent) approved');
  });

  test('is left alone where its writer has no say, it decides nothing, or it stands elsewhere', async () => {
    await flow.request();
    expect(await below(secretary, 'Approved')).toEqual([]);
    expect(await below(kent, 'Where does the audit stand?')).toEqual([]);
    const elsewhere = flow.as(chair).says(clg, 'Shall we meet?');
    expect(await below(kent, 'Agreed', elsewhere)).toEqual([]);
    expect(new Set(flow.workspace.calls('chat.postEphemeral').map(({ args }) => args['user']))).toEqual(new Set([medway]));
  });

  test('is left alone where it is no plain message of a person’s in a thread', async () => {
    await flow.request();
    const { channel, ts } = flow.cardIn(chair, clg);
    const plain = { type: 'message', channel, user: kent, text: 'Approved', ts: '1.000001', thread_ts: ts, channel_type: 'channel' };
    const { thread_ts: _none, ...outside } = plain;
    await flow.workspace.event(outside);
    for (const more of [
      { bot_id: 'B0OTHER' },
      { subtype: 'thread_broadcast' },
      { subtype: 'message_changed' },
      { edited: { user: kent, ts } },
    ]) {
      await flow.workspace.event({ ...plain, ...more });
    }
    await flow.workspace.event({ ...plain, user: 'U0NOBODY' });
    expect(await below(secretary, 'Nothing')).toEqual([]);
    expect(new Set(flow.workspace.calls('chat.postEphemeral').map(({ args }) => args['user']))).toEqual(new Set([medway]));
  });

  test('is answered below the direct message, where a body has no channel', async () => {
    await flow.stop();
    flow = await startSignOffFlow(kentWithThreeApprovers.replace('    channel: C0CLG\n', ''));
    await flow.request();
    const card = flow.cardTo(kent);
    flow.as(kent).says(card.channel, 'Looks good to me', card.ts);
    const offer = await flow.workspace.until(() => offers(kent, card)[0]);
    await flow.press(kent, offer, 'Approve');
    expect(flow.cardTo(chair).text).toContain('Answered: Director of Public Health (Kent) approved');
  });

  test('is offered its buttons once, however often Slack tells of it', async () => {
    await flow.request();
    expect(await below(kent, 'LGTM')).toHaveLength(1);
    const told = only(
      flow.workspace.deliveries().findLast(({ kind, payload }) => kind === 'event' && JSON.stringify(payload).includes('LGTM')),
      'no event',
    );
    await flow.workspace.sendAgain(told, 1);
    await below(secretary, 'Nothing');
    expect(offers(kent, flow.cardIn(chair, clg))).toHaveLength(1);
  });

  test('is stored nowhere', async () => {
    await flow.request();
    await below(kent, 'Approved, says the quizzical ostrich');
    const { prisma } = flow.conclave.foundation.database;
    const stored = JSON.stringify([
      await prisma.receipt.findMany(),
      await prisma.outgoingMessage.findMany(),
      await prisma.chronicleEntry.findMany(),
    ]);
    expect(stored).not.toContain('ostrich');
    expect(flow.log.join('\n')).not.toContain('ostrich');
  });
});
