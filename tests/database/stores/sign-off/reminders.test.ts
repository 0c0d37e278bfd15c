import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransact } from '#src/database/transact.ts';
import type { Reminder } from '#src/use-cases/ports/reminders.ts';
import type { GovernedDatabase } from '#tests/support/governed-database.ts';
import { fullSignOff, instantAt, type KentIds, kentDatabase } from './sign-off-case.ts';

let governed: GovernedDatabase;
let kent: KentIds;

beforeAll(async () => {
  ({ governed, kent } = await kentDatabase());
});

afterAll(() => governed.close());

async function requested(number: number): Promise<string> {
  const signOff = fullSignOff(kent, number);
  await governed.transact(({ signOffs }) => signOffs.add(kent.workspaceId, signOff));
  return signOff.id;
}

const at = instantAt('2012-03-25T08:00:00.000Z');
const due = (more: Partial<Reminder> = {}): Reminder => ({
  personId: kent.person('clg-chair'),
  day: '2012-03-25',
  kind: 'owed',
  signOffId: null,
  at,
  ...more,
});

/** Each in one line, in an order of its own: who gets back what is not in the order in which it was asked for. */
const lines = (reminders: readonly Reminder[]): string[] =>
  reminders.map(({ personId, day, kind, signOffId: about, at: when }) => [personId, day, kind, about, when.toISO()].join(' ')).toSorted();
const claim = (reminders: readonly Reminder[]) => governed.transact((stores) => stores.reminders.claim(kent.workspaceId, reminders));

describe('a reminder', () => {
  test('is claimed once for a person, a day, a kind and a request', async () => {
    const signOffId = await requested(1);
    const one = due();
    expect(lines(await claim([one]))).toEqual(lines([one]));
    expect(await claim([one, due({ at: at.plus({ hours: 5 }) })])).toEqual([]);
    const others = [
      due({ personId: kent.person('dph-kent') }),
      due({ day: '2012-03-26' }),
      due({ kind: 'chair', signOffId }),
      due({ signOffId }),
    ];
    expect(lines(await claim([one, ...others]))).toEqual(lines(others));
  });

  test('is one of two that say the same', async () => {
    const one = due({ day: '2012-04-02' });
    expect(lines(await claim([one, { ...one }]))).toEqual(lines([one]));
    expect(await claim([])).toEqual([]);
  });

  test('is one process’s of many that claim at once, in whatever order', async () => {
    const people = ['clg-chair', 'dph-kent', 'dph-medway', 'cabinet-member', 'dementia-lead'];
    const wanted = people.map((key) => due({ day: '2012-04-03', personId: kent.person(key) }));
    const processes = Array.from({ length: 8 }, () => createTransact(governed.prisma, async () => undefined));
    const claims = await Promise.all(
      processes.map((transact, index) =>
        transact((stores) => stores.reminders.claim(kent.workspaceId, index % 2 === 0 ? wanted : wanted.toReversed())),
      ),
    );
    expect(lines(claims.flat())).toEqual(lines(wanted));
  });

  test('is free again where its transaction is rolled back', async () => {
    const one = due({ day: '2012-04-04' });
    const failing = governed.transact(async ({ reminders }) => {
      await reminders.claim(kent.workspaceId, [one]);
      throw new Error('not sent');
    });
    await expect(failing).rejects.toThrow('not sent');
    expect(lines(await claim([one]))).toEqual(lines([one]));
  });

  test('is found by who it was for, and the day', async () => {
    const [day, signOffId] = ['2012-04-05', await requested(2)];
    const theirs = [due({ day }), due({ day, signOffId })];
    const others = [due({ day: '2012-04-06' }), due({ day, personId: kent.person('dph-medway') })];
    await claim([...theirs, ...others]);
    const of = (keys: readonly string[]) =>
      governed.transact(({ reminders }) =>
        reminders.of(
          keys.map((key) => kent.person(key)),
          day,
        ),
      );
    expect(lines(await of(['clg-chair', 'dph-kent']))).toEqual(lines(theirs));
    expect(await of([])).toEqual([]);
  });
});
