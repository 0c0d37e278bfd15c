import { afterEach, describe, expect, test } from 'vitest';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { decisionButtons, labels } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { lead, chair, kent, cabinet, secretary } = kentPeople;
const clg = 'C0CLG';

let flow: SignOffFlow;
afterEach(() => flow.stop());

const advance = (wallClock: string) => flow.advanceTo(london(wallClock));
const about = (user: string, words: string) => flow.directly(user).filter((text) => text.includes(words));

describe('a request without a deadline', () => {
  const withoutMeetings = kentWithThreeApprovers.replace(/\nmeetings:[\s\S]*$/, '\n');

  test('is put before who asked and the secretariat after ten working days and every ten after, and nobody else', async () => {
    flow = await startSignOffFlow(withoutMeetings);
    await flow.request();
    await advance('2011-11-23T08:59');
    expect([...about(lead, 'without a deadline'), ...about(secretary, 'Without a deadline')]).toEqual([]);
    await advance('2011-11-23T09:00');
    expect(about(lead, 'Yours, without a deadline')).toEqual([
      expect.stringContaining(
        'SO-1 Dementia pathway, redesigned\nAsked for on Wednesday 9 November 2011, waiting for Clinical Leadership Group (Co-Medical Director, Director of Public Health (Kent) and 1 more)',
      ),
    ]);
    expect(about(secretary, 'Without a deadline')).toHaveLength(1);
    await advance('2011-12-06T23:00');
    expect([...about(chair, 'ithout a deadline'), ...about(kent, 'ithout a deadline')]).toEqual([]);
    expect(about(lead, 'Yours, without a deadline')).toHaveLength(1);
    await advance('2011-12-07T12:00');
    expect([about(lead, 'Yours, without a deadline').length, about(secretary, 'Without a deadline').length]).toEqual([2, 2]);
    const { prisma } = flow.conclave.foundation.database;
    expect(await prisma.chronicleEntry.count({ where: { action: { startsWith: 'sign-off without a deadline put before' } } })).toBe(4);
  });

  test('that was sent back waits for a new version, of which who asked is told, and the others are not looked for', async () => {
    flow = await startSignOffFlow(withoutMeetings.replace('rule: majority, chairs', 'rule: all, chairs'));
    await flow.request();
    await flow.press(kent, flow.cardIn(kent, clg), 'Request changes');
    await flow.as(kent).submit({ Reason: 'Add the cost' });
    await flow.settled();
    flow.workspace.deactivate(chair);
    await advance('2011-11-23T09:00');
    expect(about(secretary, 'account')).toEqual([]);
    const told = [...about(lead, 'Yours, sent back'), ...about(secretary, 'a new version is wanted of')];
    expect(told).toEqual([
      expect.stringContaining('Asked for on Wednesday 9 November 2011, sent back by the Clinical Leadership Group'),
      expect.stringContaining('sent back by the Clinical Leadership Group, a new version is wanted of '),
    ]);
    expect([...told, ...about(lead, 'without a deadline')].filter((text) => /signoff remind|without a deadline/.test(text))).toEqual([]);
    flow.workspace.deactivate(lead);
    await advance('2011-11-24T09:10');
    const gone = /^A new version of SO-1 .* is wanted of Dementia pathway lead, and their account in Slack is switched off or gone/;
    expect(about(secretary, 'account')).toEqual([expect.stringMatching(gone)]);
    await advance('2011-11-25T09:10');
    expect(about(secretary, 'account')).toHaveLength(1);
    await flow.amend({});
    await advance('2011-11-28T09:10');
    expect(about(secretary, 'account')).toEqual([
      expect.stringMatching(gone),
      expect.stringMatching(/^Co-Medical Director owes an answer/),
    ]);
  });

  test('that a cancelled meeting leaves without one is watched from its first day', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    await advance('2011-11-24T10:00');
    expect(about(lead, 'without a deadline')).toEqual([]);
    await flow.conclave.foundation.database.prisma.meeting.updateMany({ data: { cancelledAt: london('2011-11-24T10:00').toJSDate() } });
    await advance('2011-11-25T08:30');
    expect(about(lead, 'without a deadline')).toEqual([]);
    await advance('2011-11-25T09:00');
    expect(about(lead, 'without a deadline')).toHaveLength(1);
  });
});

describe('an approver whose account is gone', () => {
  const withDeputy = kentWithThreeApprovers.replace(
    '{ person: dph-kent, role: approver }\n  - key: medway-hwb',
    '{ person: dph-kent, role: approver }\n      - { person: dph-medway, role: deputy }\n  - key: medway-hwb',
  );

  test('is told of to the secretariat by name within a day, with who could stand in, and once', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    await advance('2011-11-10T10:00');
    expect(about(secretary, 'account')).toEqual([]);
    flow.workspace.deactivate(chair);
    await advance('2011-11-10T18:00');
    expect(about(secretary, 'account')).toEqual([]);
    await advance('2011-11-11T09:00');
    expect(about(secretary, 'account')).toEqual([
      'Co-Medical Director owes an answer on SO-1 (Dementia pathway, redesigned) for the Clinical Leadership Group, and their account in Slack is switched off or gone: what was sent to them is not read. Who could stand in: Cabinet Member for Health Reform. Give the seat to whoever follows them. What they tell you another way you can record for them.\nButtons: Record a verdict.',
    ]);
    await advance('2011-11-21T12:00');
    expect(about(secretary, 'account')).toHaveLength(1);
  });

  test('is told of too where they have a condition to meet, also once the request has ended, until it is met', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers.replace('rule: majority, chairs', 'rule: any, chairs'));
    await flow.request();
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve with conditions');
    await flow.as(chair).submit({ 'Condition 1': 'Cost the second site.', 'Who has to meet condition 1': kent });
    await flow.settled();
    await flow.press(cabinet, flow.cardIn(cabinet, 'C0KENTHWB'), 'Approve');
    expect(await flow.conclave.foundation.database.prisma.signOff.findFirst()).toMatchObject({ outcome: 'approved' });
    flow.workspace.deactivate(kent);
    await advance('2011-11-11T09:00');
    expect(about(secretary, 'account')).toEqual([
      expect.stringMatching(/^Director of Public Health \(Kent\) has a condition on SO-1 .* to meet, and their account in Slack/),
    ]);
    expect(about(secretary, 'account')[0]).not.toContain('Cost the second site');
    await advance('2011-11-15T12:00');
    expect(about(secretary, 'account')).toHaveLength(1);
  });

  test('is not looked for before it is their turn, nor once they have answered', async () => {
    flow = await startSignOffFlow(withDeputy);
    flow.workspace.deactivate(cabinet);
    await flow.request();
    await advance('2011-11-10T09:00');
    const looked = () => flow.workspace.calls('users.info').map(({ args }) => args['user']);
    expect(looked()).not.toContain(cabinet);
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    await flow.press(kent, flow.cardIn(kent, clg), 'Approve');
    await advance('2011-11-11T09:00');
    expect(looked()).toContain(cabinet);
    expect(about(secretary, 'account')).toEqual([
      expect.stringMatching(/^Cabinet Member .* Who could stand in: Director of Public Health \(Medway\)\./),
    ]);
    expect(looked().filter((user) => user === chair)).toHaveLength(1);
  });

  test('is asked about again where Slack did not answer', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    flow.workspace.deactivate(chair);
    flow.workspace.setIntercept((method) => (method === 'users.info' ? { kind: 'answer', status: 500, body: {} } : undefined));
    await advance('2011-11-10T09:00');
    expect(about(secretary, 'account')).toEqual([]);
    flow.workspace.setIntercept(null);
    await advance('2011-11-10T09:20');
    expect(about(secretary, 'account')).toHaveLength(1);
  });
});

describe('a channel that is archived while its body is asked', () => {
  test('leaves nobody unasked: each who owes an answer has a card of their own, and the secretariat is told, once', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    flow.workspace.archive(clg);
    await advance('2011-11-10T09:00');
    for (const user of [chair, kent]) expect(labels(flow.cardTo(user))).toEqual(expect.arrayContaining(decisionButtons));
    const nothingPosted =
      "Conclave can't post in <#C0CLG>: the channel is archived. Open the channel again, or name another channel in the governance file. What waits is sent as soon as it can be.";
    expect(about(secretary, 'archived')).toEqual([nothingPosted]);
    await flow.press(chair, flow.cardTo(chair), 'Approve');
    expect(flow.cardTo(kent).text).toContain('Co-Medical Director approved');
    await advance('2011-11-11T12:00');
    // What it shows there is another matter, and told of once as well.
    const nothingChanged = expect.stringMatching(
      /^Conclave can't change what it has posted in <#C0CLG>: .* SO-1 Dementia pathway, redesigned\./,
    );
    expect(about(secretary, 'archived')).toEqual([nothingPosted, nothingChanged]);
    expect(
      flow
        .as(kent)
        .directMessages()
        .filter(({ text }) => text.startsWith('SO-1, version 1')),
    ).toHaveLength(1);
  });

  test('shows there what has become of it once it is open again, and no buttons of what is settled', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    flow.workspace.archive(clg);
    await advance('2011-11-10T09:00');
    await flow.press(chair, flow.cardTo(chair), 'Approve');
    await flow.press(kent, flow.cardTo(kent), 'Approve');
    expect(flow.cardIn(secretary, clg).text).not.toContain('Director approved');
    flow.workspace.unarchive(clg);
    await advance('2011-11-10T09:20');
    expect(flow.cardIn(secretary, clg).text).toContain('Co-Medical Director approved; Director of Public Health (Kent) approved');
    expect(labels(flow.cardIn(secretary, clg))).not.toContain('Approve');
    expect(await flow.conclave.foundation.database.prisma.outgoingMessage.count({ where: { channelId: clg, kind: 'update' } })).toBe(1);
  });

  test('is named to the secretariat with each digest that could not be posted there, and to who acted with what to do', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    flow.workspace.archive(clg);
    flow.workspace.archive('C0DEMENTIA');
    await flow.as(lead).command('C0DEMENTIA', '/pathway', 'log green All well');
    await flow.settled();
    expect(about(lead, 'archived')).toEqual([
      expect.stringMatching(/^Saved\. .* is archived: once it is opened again, .* is shown there\.$/),
    ]);
    await advance('2011-11-22T09:00');
    expect(about(secretary, 'What could not be posted: the digest for the Kent shadow Health and Wellbeing Board.')).toHaveLength(2);
  });
});
