import { afterEach, describe, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { decisionButtons, labels, only, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { lead, chair, kent, medway, cabinet, secretary } = kentPeople;
const clg = 'C0CLG';
const isReminder = (text: string) => /^(?:Waiting for your answer|Overdue)/.test(text);

let flow: SignOffFlow;
/** "2011-11-10 09:00 U0CLGCHAIR": each reminder, by the wall clock of when it came. */
let came: string[];
afterEach(() => flow.stop());

/** The Kent case governed from `at` on, with its one meeting at another time, and one request sent. */
async function begin({ at, meeting, source = kentWithThreeApprovers }: { at: string; meeting: string; source?: string }): Promise<void> {
  const moved = source.replaceAll('2011-11-09', at.slice(0, 10)).replace('2011-11-23T14:00', meeting);
  flow = await startSignOffFlow(moved, { at: london(at) });
  came = [];
  flow.workspace.onChange((change) => {
    if (change.kind !== 'message' || !change.message.channel.startsWith('D') || !isReminder(change.message.text)) return;
    came.push(`${flow.clock.now().setZone('Europe/London').toFormat('yyyy-MM-dd HH:mm')} U${change.message.channel.slice(1)}`);
  });
  await flow.request();
}

const advance = (wallClock: string) => flow.advanceTo(london(wallClock));
const reminders = (user: string) =>
  flow
    .as(user)
    .directMessages()
    .filter(({ text }) => isReminder(text));
const lastReminder = (user: string) => only(reminders(user).at(-1), `${user} was not reminded`);

describe('those who owe an answer', () => {
  test('are reminded three working days and one before the deadline and on each after it, and no more once they have answered', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await advance('2011-11-10T09:00');
    expect(came.toSorted()).toEqual([`2011-11-10 09:00 ${chair}`, `2011-11-10 09:00 ${kent}`, `2011-11-10 09:00 ${medway}`]);
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    came = [];
    await advance('2011-11-15T23:59');
    expect(came.toSorted()).toEqual([`2011-11-14 09:00 ${kent}`, `2011-11-14 09:00 ${medway}`]);
    came = [];
    await advance('2011-11-17T12:00');
    expect(came.filter((one) => !one.endsWith(chair)).toSorted()).toEqual([
      `2011-11-16 09:00 ${kent}`,
      `2011-11-16 09:00 ${medway}`,
      `2011-11-17 09:00 ${kent}`,
      `2011-11-17 09:00 ${medway}`,
    ]);
    expect(lastReminder(kent).text).toContain('overdue since Tuesday 15 November 2011');
  });

  test('decide from the reminder, on the card as it is now', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await advance('2011-11-10T09:00');
    const reminder = lastReminder(kent);
    expect(reminder.text).toMatch(/^Waiting for your answer\nDue in 5 days\./);
    expect(reminder.text).toMatch(/SO-1 Dementia pathway, redesigned\nFor the Clinical Leadership Group: by Tuesday 15 November 2011/);
    expect(labels(reminder)).toEqual(['Decide on SO-1']);
    await flow.amend({ minor: true, reason: 'A typing mistake.', title: 'Dementia pathway, redesigned well' });
    await flow.press(kent, reminder, 'Decide on SO-1');
    const card = flow.told(kent, 'D0DPHKENT');
    expect(labels(card)).toEqual(expect.arrayContaining(decisionButtons));
    await flow.press(kent, card, 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('Answered: Director of Public Health (Kent) approved');
  });

  test('get one message of all they owe, however many requests and bodies', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await flow.request();
    await flow.request();
    await advance('2011-11-10T09:00');
    expect(reminders(kent)).toHaveLength(1);
    expect(labels(lastReminder(kent))).toEqual(['Decide on SO-1', 'Decide on SO-2', 'Decide on SO-3']);
    expect(lastReminder(kent).text).toContain('3 requests, the first of them due in 5 days.');
  });

  test('over Christmas are left in peace', async () => {
    await begin({ at: '2011-12-19T12:00', meeting: '2012-01-05T14:00' });
    await advance('2012-01-03T12:00');
    expect(came.filter((one) => one.endsWith(kent))).toEqual([
      `2011-12-20 09:00 ${kent}`,
      `2011-12-22 09:00 ${kent}`,
      `2011-12-28 09:00 ${kent}`,
      `2011-12-29 09:00 ${kent}`,
      `2011-12-30 09:00 ${kent}`,
      `2012-01-03 09:00 ${kent}`,
    ]);
  });

  test('over Easter are left in peace', async () => {
    await begin({ at: '2012-04-02T12:00', meeting: '2012-04-19T14:00' });
    await advance('2012-04-12T12:00');
    expect(came.filter((one) => one.endsWith(kent))).toEqual([
      `2012-04-04 09:00 ${kent}`,
      `2012-04-10 09:00 ${kent}`,
      `2012-04-12 09:00 ${kent}`,
    ]);
  });

  test.each([
    ['forward', '2012-03-21T12:00', '2012-04-04T14:00', ['2012-03-22 09:00', '2012-03-26 09:00', '2012-03-28 09:00']],
    ['back', '2011-10-26T12:00', '2011-11-09T14:00', ['2011-10-27 09:00', '2011-10-31 09:00', '2011-11-02 09:00']],
  ])('are reminded at nine on the wall when clocks go %s', async (_, at, meeting, expected) => {
    await begin({ at, meeting });
    await advance(`${expected[2]?.slice(0, 10)}T12:00`);
    expect(came.filter((one) => one.endsWith(kent))).toEqual(expected.map((when) => `${when} ${kent}`));
  });

  test('in several zones are reminded once a day, at the first nine o’clock of their bodies', async () => {
    const source = kentWithThreeApprovers
      .replace('[clg]', '[clg, medway-hwb]')
      .replace('key: medway-hwb\n    name', 'key: medway-hwb\n    timezone: America/New_York\n    name')
      .replace(
        '{ person: dph-medway, role: approver }\n  - key: clg',
        '{ person: dph-medway, role: approver }\n      - { person: dph-kent, role: approver }\n  - key: clg',
      );
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00', source });
    await advance('2011-11-10T23:59');
    expect(came.filter((one) => one.endsWith(kent))).toEqual([`2011-11-10 09:00 ${kent}`]);
    expect(labels(lastReminder(kent))).toEqual(['Decide on SO-1', 'Decide on SO-1']);
  });

  test('are not reminded later of a day that was missed', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    flow.clock.set(london('2011-11-11T10:00'));
    await flow.conclave.sweep();
    await flow.settled();
    expect(came).toEqual([]);
    flow.clock.set(london('2011-11-14T16:00'));
    await flow.conclave.sweep();
    await flow.conclave.sweep();
    await flow.settled();
    expect(came.filter((one) => one.endsWith(kent))).toEqual([`2011-11-14 16:00 ${kent}`]);
  });
});

describe('a reminder that waits to be sent', () => {
  /** Slack takes nothing for this person until the function is called. */
  function noWayTo(user: string): () => void {
    flow.workspace.setIntercept((method, args) =>
      method === 'chat.postMessage' && args['channel'] === `D${user.slice(1)}`
        ? { kind: 'answer', status: 429, headers: { 'retry-after': '0' }, body: { ok: false, error: 'ratelimited' } }
        : undefined,
    );
    return () => flow.workspace.setIntercept(null);
  }

  /** Sweeps at nine without waiting for what cannot be sent. */
  async function sweepAt(wallClock: string): Promise<void> {
    flow.clock.set(london(wallClock));
    await flow.conclave.sweep();
    await flow.workspace.until(() => flow.workspace.calls('chat.postMessage').some(({ status }) => status === 429));
  }

  test('does not go to who answers meanwhile', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    const letThrough = noWayTo(kent);
    await sweepAt('2011-11-10T09:00');
    await flow.as(kent).press(flow.cardIn(kent, clg), 'Approve');
    letThrough();
    await flow.settled();
    expect(reminders(kent)).toEqual([]);
    expect(reminders(medway)).toHaveLength(1);
  });

  test('goes with what is left of it', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await flow.request();
    const letThrough = noWayTo(kent);
    await sweepAt('2011-11-10T09:00');
    const card = theMessage(flow.as(kent).sees(clg), /^SO-1, version/);
    await flow.as(kent).press(card, 'Approve');
    letThrough();
    await flow.settled();
    expect(labels(lastReminder(kent))).toEqual(['Decide on SO-2']);
  });

  test('does not go on another day', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    const letThrough = noWayTo(kent);
    await sweepAt('2011-11-10T09:00');
    flow.clock.set(london('2011-11-11T08:00'));
    letThrough();
    await flow.settled();
    expect(reminders(kent)).toEqual([]);
  });
});

describe('what is overdue', () => {
  test('goes to the chair of the body on the first working day after, and to the secretariat on the third, once each', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    await flow.request();
    await advance('2011-11-25T12:00');
    const toChair = reminders(chair).filter(({ text }) => text.includes('Overdue in a body you lead'));
    expect(toChair).toHaveLength(1);
    expect(toChair[0]?.text).toMatch(
      /SO-1 Dementia pathway, redesigned\nClinical Leadership Group, overdue since Tuesday 15 November 2011, not answered: Director of Public Health \(Kent\) and Director of Public Health \(Medway\)/,
    );
    const toSecretariat = reminders(secretary);
    expect(toSecretariat).toHaveLength(1);
    expect(came.filter((one) => one.endsWith(secretary))).toEqual([`2011-11-18 09:00 ${secretary}`]);
    expect(allText(only(toSecretariat[0], ''))).toMatch(/SO-1[\s\S]*SO-2/);
    await flow.press(secretary, only(toSecretariat[0], ''), 'Show', { value: JSON.stringify({ signOffId: await idOf(1) }) });
    expect(flow.told(secretary, 'D0SECRETARY').text).toContain('SO-1');
  });

  test('stands in the chronicle', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await advance('2011-11-18T12:00');
    const { prisma } = flow.conclave.foundation.database;
    const links = await prisma.chronicleEntry.findMany({ where: { action: { startsWith: 'overdue' } }, orderBy: { position: 'asc' } });
    expect(links.map(({ action, actor, subject, details }) => ({ action, actor, subject, details }))).toEqual([
      { action: 'overdue sign-off put before the chair', actor: 'the clock', subject: 'SO-1', details: { body: 'clg', to: 'clg-chair' } },
      {
        action: 'overdue sign-off put before the secretariat',
        actor: 'the clock',
        subject: 'SO-1',
        details: { body: 'clg', to: 'secretary' },
      },
    ]);
  });

  async function idOf(number: number): Promise<string> {
    const { id } = await flow.conclave.foundation.database.prisma.signOff.findFirstOrThrow({ where: { number } });
    return id;
  }
});

describe('/signoff remind', () => {
  const remind = async (user: string, channel: string, text = 'remind SO-1') => {
    const result = await flow.as(user).command(channel, '/signoff', text);
    await flow.settled();
    return result.shown?.text ?? '';
  };

  test('reminds those who owe an answer, each once a day', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    expect(await remind(lead, 'C0DEMENTIA')).toContain(
      'Reminded of SO-1, Dementia pathway, redesigned: Director of Public Health (Kent) and Director of Public Health (Medway).',
    );
    expect(lastReminder(kent).text).toContain('Dementia pathway lead asks for your answer.');
    expect(reminders(chair)).toEqual([]);
    expect(await remind(lead, 'C0DEMENTIA')).toMatch(
      /Nobody was reminded .* now\.\nReminded today already, and not again: Director of Public Health \(Kent\)/,
    );
    await advance('2011-11-10T08:59');
    expect(await remind(lead, 'C0DEMENTIA')).toContain('Reminded of SO-1');
    expect(reminders(kent)).toHaveLength(2);
    // Of the same request nobody is reminded twice a day, whoever wants it.
    await advance('2011-11-10T12:00');
    expect(reminders(kent)).toHaveLength(2);
    await advance('2011-11-14T09:00');
    expect(reminders(kent)).toHaveLength(3);
    expect(await remind(lead, 'C0DEMENTIA')).toContain('Reminded today already');
  });

  test('of one request leaves it out of the message of what is due that day', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    await flow.request();
    await advance('2011-11-10T08:00');
    expect(await remind(lead, 'C0DEMENTIA')).toContain('Reminded of SO-1');
    await advance('2011-11-10T12:00');
    expect(reminders(kent).map(labels)).toEqual([['Decide on SO-1'], ['Decide on SO-2']]);
    expect(lastReminder(kent).text).toContain('of one request you are reminded once a day at most');
    expect(await remind(lead, 'C0DEMENTIA', 'remind SO-2')).toMatch(/Nobody was reminded[\s\S]*Reminded today already/);
  });

  test('is refused to others, on other days, and where there is nobody to remind', async () => {
    await begin({ at: '2011-11-09T09:00', meeting: '2011-11-23T14:00' });
    expect(await remind(cabinet, 'C0KENTHWB')).toContain(
      "You can't remind anybody of SO-1 for the Dementia pathway review group: that is for",
    );
    expect(await remind(lead, 'C0DEMENTIA', 'remind')).toContain('/signoff remind SO-12');
    flow.clock.set(london('2011-11-12T10:00'));
    expect(await remind(lead, 'C0DEMENTIA')).toContain(
      'Reminders go out on working days only, and today is not one. Ask again on 14 November 2011.',
    );
    await advance('2011-11-14T08:00');
    await flow.as(lead).command('C0DEMENTIA', '/signoff', 'withdraw SO-1');
    await flow.as(lead).submit({ Reason: 'No longer wanted.' });
    expect(await remind(lead, 'C0DEMENTIA')).toContain('SO-1 has ended: withdrawn');
  });
});
