import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import type { Status } from '#src/domain/status.ts';
import { cutDueDigests } from '#src/use-cases/board/cut-due-digests.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { createGovernedDatabase, type GovernedDatabase } from '../../support/governed-database.ts';
import { london } from '../../support/kent.ts';

let kent: GovernedDatabase;

beforeEach(async () => {
  kent = await createGovernedDatabase();
});

afterEach(async () => {
  await kent.close();
});

const at = (wallClock: string) => london(`2011-11-${wallClock}`);
const clg = 'Clinical Leadership Group';
const board = 'Kent shadow Health and Wellbeing Board';

async function log(when: DateTime, status: Status, done: string): Promise<void> {
  const { workspace, pathways, people } = await kent.directory();
  const author = people.find(({ key }) => key === 'dementia-lead');
  const [pathway] = pathways;
  if (!author || !pathway) throw new Error('Kent has a dementia lead and a pathway');
  const entry = {
    id: uuid(),
    pathwayId: pathway.id,
    authorId: author.id,
    status,
    statusGiven: true,
    done,
    next: null,
    pathToGreen: null,
    ask: null,
    at: when,
  };
  await kent.transact(({ entries }) => entries.add(workspace.id, entry));
}

/** What was posted to a channel, oldest first: each summary, and the number of messages in its thread. */
async function posted(channelId: string): Promise<{ digest: DigestSnapshot; thread: number }[]> {
  const { workspace } = await kent.directory();
  const rows = await kent.prisma.digestDelivery.findMany({
    where: { channelId, digest: { workspaceId: workspace.id } },
    orderBy: { digest: { cutAt: 'asc' } },
  });
  return Promise.all(
    rows.map(async ({ messageId }) => {
      const summary = await kent.prisma.outgoingMessage.findUniqueOrThrow({ where: { id: messageId } });
      const thread = await kent.prisma.outgoingMessage.count({ where: { threadOfId: messageId, channelId } });
      const { content } = summary;
      if (typeof content !== 'object' || content === null || !('digest' in content)) throw new Error('A delivery is of a digest');
      return { digest: JSON.parse(JSON.stringify(content['digest'])), thread };
    }),
  );
}

describe('the Kent board’s digests', () => {
  test('go out at their instants, once each, and the second marks what is new since the first', async () => {
    await log(at('10T09:30'), 'amber', 'Referral form agreed');
    await log(at('11T12:00'), 'green', 'Locum found');
    expect(await cutDueDigests(kent.transact, at('14T08:59'))).toEqual([]);
    expect(await cutDueDigests(kent.transact, at('14T09:00'))).toEqual([
      { meeting: 'kent-hwb-2011-11', body: board, number: 1, late: false, sentTo: [clg], withoutChannel: [] },
    ]);
    expect(await cutDueDigests(kent.transact, at('14T09:01'))).toEqual([]);
    expect(await cutDueDigests(kent.transact, at('22T09:00'))).toMatchObject([{ number: 2, sentTo: [clg, board] }]);

    const [first, second] = await posted('C0CLG');
    expect(first?.thread).toBe(1);
    expect(first?.digest).toMatchObject({
      number: 1,
      coversFrom: null,
      chronicle: { position: 1 },
      vacancies: [{ body: clg, tag: 'Social care professional' }],
    });
    expect(first?.digest.groups[0]?.pathways[0]).toMatchObject({ status: 'amber', entries: [{ done: 'Referral form agreed' }] });
    expect(second?.digest.groups[0]?.pathways[0]).toMatchObject({
      status: 'green',
      movedFrom: 'amber',
      entries: [{ isNew: false }, { isNew: true }],
    });
    const [toBoard] = await posted('C0KENTHWB');
    expect(toBoard?.digest.groups[0]?.pathways[0]).toMatchObject({ movedFrom: null, isNew: false });
  });

  test('are recorded in the chronicle with who got them', async () => {
    await cutDueDigests(kent.transact, at('14T09:00'));
    const { workspace } = await kent.directory();
    const links = await kent.transact(({ chronicle }) => chronicle.links(workspace.id, 1, 10));
    expect(links).toMatchObject([
      {
        actor: 'the clock',
        role: `board clock of ${board}`,
        action: 'digest cut',
        subject: 'meeting kent-hwb-2011-11',
        details: { number: 1, late: false, sentTo: [clg] },
      },
    ]);
  });

  test('are one each, however many processes sweep at once', async () => {
    const reports = await Promise.all(Array.from({ length: 8 }, () => cutDueDigests(kent.transact, at('22T09:00'))));
    expect(reports.flat()).toMatchObject([{ number: 1 }]);
    expect([await posted('C0CLG'), await posted('C0KENTHWB')].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('go once and late after an outage, with everything up to then', async () => {
    await log(at('22T10:00'), 'red', 'Locum has left');
    expect(await cutDueDigests(kent.transact, at('22T11:00'))).toMatchObject([{ number: 1, late: true }]);
    expect(await cutDueDigests(kent.transact, at('22T11:01'))).toEqual([]);
    expect((await posted('C0CLG'))[0]?.digest).toMatchObject({
      late: true,
      dueAt: '2011-11-22T09:00:00.000Z',
      coversUntil: '2011-11-22T11:00:00.000Z',
      groups: [{ pathways: [{ status: 'red' }] }],
    });
  });

  test('do not go out from the sitting on', async () => {
    expect(await cutDueDigests(kent.transact, at('23T14:00'))).toEqual([]);
  });

  test('go again, numbered next, where the meeting moves later, and cover all since the previous one', async () => {
    await log(at('10T09:30'), 'amber', 'Referral form agreed');
    await cutDueDigests(kent.transact, at('22T09:00'));
    await kent.apply((source) => source.replace('2011-11-23T14:00', '2011-11-30T14:00'), at('22T12:00'));
    expect(await cutDueDigests(kent.transact, at('22T12:01'))).toEqual([]);
    expect(await cutDueDigests(kent.transact, at('29T09:00'))).toMatchObject([{ number: 2, late: false }]);
    expect((await posted('C0CLG'))[1]?.digest.groups[0]?.pathways[0]).toMatchObject({
      status: 'amber',
      movedFrom: 'amber',
      entries: [{ isNew: false }],
    });
  });

  test('go at once, late, for a meeting added inside its lead', async () => {
    const added = (source: string) => `${source}  - { key: kent-hwb-urgent, body: kent-hwb, at: 2011-11-11T10:00, public: true }\n`;
    await kent.apply(added, at('10T15:00'));
    expect(await cutDueDigests(kent.transact, at('10T15:01'))).toMatchObject([
      { meeting: 'kent-hwb-urgent', late: true, sentTo: [clg, board] },
    ]);
  });

  test('cover what came after the body’s previous meeting', async () => {
    await log(at('10T09:30'), 'amber', 'Referral form agreed');
    const next = (source: string) => `${source}  - { key: kent-hwb-2012-01, body: kent-hwb, at: 2012-01-18T14:00, public: true }\n`;
    await cutDueDigests(kent.transact, at('22T09:00'));
    await kent.apply(next, at('24T09:00'));
    await cutDueDigests(kent.transact, london('2012-01-09T09:00'));
    const [, digest] = (await posted('C0CLG')).map((one) => one.digest);
    expect(digest).toMatchObject({ coversFrom: '2011-11-22T09:00:00.000Z', coversUntil: '2012-01-06T09:00:00.000Z' });
    expect(digest?.groups[0]?.pathways[0]).toMatchObject({ status: 'not_received', lastStatus: { status: 'amber' }, entries: [] });
  });

  test('cover what no digest held, where none could go out before the previous meeting', async () => {
    await log(at('10T09:30'), 'amber', 'Referral form agreed');
    const next = (source: string) => `${source}  - { key: kent-hwb-2012-01, body: kent-hwb, at: 2012-01-18T14:00, public: true }\n`;
    await kent.apply(next, at('24T09:00'));
    await cutDueDigests(kent.transact, london('2012-01-09T09:00'));
    const [digest] = (await posted('C0CLG')).map((one) => one.digest);
    expect(digest).toMatchObject({ coversFrom: null, coversUntil: '2012-01-06T09:00:00.000Z' });
    expect(digest?.groups[0]?.pathways[0]).toMatchObject({ status: 'amber', entries: [{ done: 'Referral form agreed' }] });
  });

  test('keep their time of day across the change of clocks', async () => {
    await kent.apply((source) => source.replace('2011-11-23T14:00', '2012-03-28T14:00'), at('10T09:00'));
    expect(await cutDueDigests(kent.transact, london('2012-03-27T08:59').setZone('utc'))).toMatchObject([{ late: true }]);
    expect(await cutDueDigests(kent.transact, london('2012-03-27T09:00').setZone('utc'))).toMatchObject([{ late: false }]);
    expect((await posted('C0KENTHWB'))[0]?.digest.dueAt).toBe('2012-03-27T08:00:00.000Z');
  });
});

test('a body without a channel is named in the digest and in the chronicle, and gets nothing', async () => {
  await kent.apply((source) => source.replaceAll('to: [clg]', 'to: [clg, medway-hwb]'), at('10T09:00'));
  expect(await cutDueDigests(kent.transact, at('14T09:00'))).toMatchObject([
    { sentTo: [clg], withoutChannel: ['Medway shadow Health and Wellbeing Board'] },
  ]);
  expect(await cutDueDigests(kent.transact, at('14T09:01'))).toEqual([]);
  expect((await posted('C0CLG'))[0]?.digest.recipients).toHaveLength(2);
});

test('what another workspace was sent in a shared channel is not what is new or has moved in this one', async () => {
  await kent.apply((source) => source.replaceAll('T0KENT', 'T0OTHER'), at('09T09:00'));
  await log(at('10T09:30'), 'amber', 'Referral form agreed');
  await cutDueDigests(kent.transact, at('14T09:00'));
  await cutDueDigests(kent.transact, at('22T09:00'));
  const shown = (await posted('C0CLG')).map(({ digest }) => digest.groups[0]?.pathways[0]);
  expect(shown).toMatchObject([
    { status: 'amber', movedFrom: null },
    { status: 'amber', movedFrom: 'amber' },
  ]);
});

test('a meeting that fails does not keep the others from theirs, and is named; the next run makes up for it', async () => {
  await kent.apply((source) => source.replaceAll('T0KENT', 'T0OTHER'), at('09T09:00'));
  const broken: Transact = (work, options) =>
    kent.transact(
      (stores) =>
        work({
          ...stores,
          outbox: {
            ...stores.outbox,
            post: (message) => (message.workspaceId === kentId ? Promise.reject(new Error('Disk full')) : stores.outbox.post(message)),
          },
        }),
      options,
    );
  const kentId = (await kent.directory()).workspace.id;
  await expect(cutDueDigests(broken, at('14T09:00'))).rejects.toThrow(
    'Digests of meeting kent-hwb-2011-11 in workspace T0KENT were not cut',
  );
  const counts = async () => [await posted('C0CLG'), await kent.prisma.digest.findMany()].map(({ length }) => length);
  expect(await counts()).toEqual([0, 1]);
  expect(await cutDueDigests(kent.transact, at('14T09:02'))).toMatchObject([{ number: 1, late: false }]);
  expect(await counts()).toEqual([1, 2]);
});
