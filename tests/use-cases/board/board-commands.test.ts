import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import { cutDueDigests } from '#src/use-cases/board/cut-due-digests.ts';
import { previewDigest } from '#src/use-cases/board/preview-digest.ts';
import { sendExtraDigest } from '#src/use-cases/board/send-extra-digest.ts';
import { showBoardClock } from '#src/use-cases/board/show-board-clock.ts';
import { createGovernedDatabase, type GovernedDatabase } from '../../support/governed-database.ts';
import { london } from '../../support/kent.ts';

let kent: GovernedDatabase;

beforeAll(async () => {
  kent = await createGovernedDatabase();
});

afterAll(async () => {
  await kent.close();
});

const at = (wallClock: string) => london(`2011-11-${wallClock}`);
const inGroup = { channelId: 'C0CLG', body: null };
const clg = 'Clinical Leadership Group';
const board = 'Kent shadow Health and Wellbeing Board';

async function actor(slackUserId: string): Promise<Actor> {
  const found = findActor(await kent.directory(), slackUserId, at('10T09:00'));
  if (!found) throw new Error(`${slackUserId} is not in the governance file`);
  return found;
}

const preview = async (when: string) => {
  const who = await actor('U0DEMENTIA');
  return kent.transact((stores) => previewDigest(stores, who, inGroup, at(when)));
};
const send = async (slackUserId: string, when: string) => {
  const who = await actor(slackUserId);
  return kent.transact((stores) => sendExtraDigest(stores, who, inGroup, at(when)));
};
const clock = async (when: string, body: string | null = null, reader: string | null = 'U0DEMENTIA') => {
  const directory = await kent.directory();
  const person = reader === null ? null : (await actor(reader)).person;
  return kent.transact((stores) => showBoardClock(stores, directory, person, { ...inGroup, body }, at(when)));
};

describe('a preview', () => {
  test('shows the next digest as it would go out, and stores nothing', async () => {
    const before = await kent.prisma.chronicleEntry.count();
    expect(await preview('10T09:00')).toMatchObject({
      refused: false,
      value: {
        kind: 'preview',
        number: null,
        dueAt: '2011-11-14T09:00:00.000Z',
        coversUntil: '2011-11-10T09:00:00.000Z',
        recipients: [{ body: clg }],
      },
    });
    expect([await kent.prisma.digest.count(), await kent.prisma.outgoingMessage.count(), await kent.prisma.chronicleEntry.count()]).toEqual(
      [0, 0, before],
    );
  });

  test('stops at the cut-off once that has passed', async () => {
    expect(await preview('14T08:00')).toMatchObject({
      value: { cutAt: '2011-11-14T08:00:00.000Z', coversUntil: '2011-11-11T09:00:00.000Z' },
    });
    expect(await preview('14T10:00')).toMatchObject({
      value: { dueAt: '2011-11-22T09:00:00.000Z', coversUntil: '2011-11-14T10:00:00.000Z' },
    });
    expect(await preview('23T10:00')).toMatchObject({
      value: { dueAt: null, coversUntil: '2011-11-23T10:00:00.000Z', recipients: [{ body: clg }, { body: board }] },
    });
  });
});

describe('an extra digest', () => {
  test('is for the officers of the meeting’s body and the secretariat', async () => {
    expect(await send('U0DEMENTIA', '10T09:00')).toEqual({
      refused: true,
      refusal: { code: 'may_not', action: 'send a digest', body: board, who: expect.arrayContaining(['the chair', 'the secretariat']) },
    });
    expect(await kent.prisma.digest.count()).toBe(0);
  });

  test('goes to the next digest’s channels, is numbered and replaces nothing', async () => {
    expect(await send('U0SECRETARY', '10T09:00')).toEqual({
      refused: false,
      value: { meeting: 'kent-hwb-2011-11', body: board, number: 1, late: false, sentTo: [clg], withoutChannel: [] },
    });
    expect(await cutDueDigests(kent.transact, at('14T09:00'))).toMatchObject([{ number: 2, sentTo: [clg] }]);
    expect(await send('U0CABINET', '14T10:00')).toMatchObject({ value: { number: 3, sentTo: [clg, board] } });
    const rows = await kent.prisma.digest.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ kind }) => kind)).toEqual(['extra', 'scheduled', 'extra']);
    const people = await kent.prisma.outgoingMessage.findMany({
      distinct: ['actorId'],
      select: { actorId: true },
      orderBy: { actorId: 'asc' },
    });
    expect(people.filter(({ actorId }) => actorId === null)).toHaveLength(1);
    expect(people).toHaveLength(3);
  });
});

describe('the board clock', () => {
  test('shows the meetings whose digests the channel gets, every instant, and what has gone', async () => {
    expect(await clock('15T09:00')).toEqual({
      refused: false,
      value: {
        body: null,
        meetings: [
          {
            body: board,
            at: '2011-11-23T14:00:00.000Z',
            timezone: 'Europe/London',
            place: 'Sessions House',
            deadlines: { paper: '2011-11-15T23:59:59.999Z', signOff: '2011-11-15T23:59:59.999Z' },
            digests: [
              {
                at: '2011-11-14T09:00:00.000Z',
                updateCutOff: '2011-11-11T09:00:00.000Z',
                to: [{ body: clg, channelId: 'C0CLG' }],
                gone: { at: '2011-11-14T09:00:00.000Z', number: 2, late: false },
              },
              {
                at: '2011-11-22T09:00:00.000Z',
                updateCutOff: '2011-11-22T09:00:00.000Z',
                to: [
                  { body: clg, channelId: 'C0CLG' },
                  { body: board, channelId: 'C0KENTHWB' },
                ],
                gone: null,
              },
            ],
          },
        ],
      },
    });
  });

  test('of a body is found by its alias; of one nobody knows it is refused', async () => {
    expect(await clock('15T09:00', 'kent hwb')).toMatchObject({ value: { body: board } });
    expect(await clock('15T09:00', 'Surrey')).toMatchObject({ refusal: { code: 'not_found', given: 'Surrey' } });
  });

  test('has nothing to show after the last meeting', async () => {
    expect(await clock('23T14:00')).toEqual({ refused: true, refusal: { code: 'no_meeting', body: null } });
  });

  test('shows public meetings only to whom the governance file does not name', async () => {
    await kent.apply(
      (source) => `${source}  - { key: kent-hwb-closed, body: kent-hwb, at: 2011-12-14T14:00, public: false }\n`,
      at('15T09:00'),
    );
    const meetings = async (reader: string | null) => {
      const shown = await clock('15T10:00', null, reader);
      return shown.refused ? shown.refusal : shown.value.meetings.length;
    };
    expect(await meetings('U0DEMENTIA')).toBe(2);
    expect(await meetings(null)).toBe(1);
  });
});
