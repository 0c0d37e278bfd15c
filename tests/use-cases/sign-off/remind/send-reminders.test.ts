import type { DateTime } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { findActor } from '#src/use-cases/actor.ts';
import type { SignOffReminder } from '#src/use-cases/messages/reminder.ts';
import type { Stores, Transact } from '#src/use-cases/ports/stores.ts';
import { nextReminderInstant } from '#src/use-cases/sign-off/remind/next-reminder-instant.ts';
import { remindApprovers } from '#src/use-cases/sign-off/remind/remind-approvers.ts';
import { sendReminders } from '#src/use-cases/sign-off/remind/send-reminders.ts';
import { times } from '#tests/support/faults/scale.ts';
import { kent, kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
afterEach(() => world.close());

/** One request of 10 November 2011, 10:30, wanted by Tuesday 15. */
async function begin(source = kentWithThreeApprovers): Promise<void> {
  world = await caseWorld(source);
  resultOf(await world.request('U0DEMENTIA'));
}

const sweep = (wallClock: string) => sendReminders(world.transact, london(wallClock));
const next = async (wallClock: string) => (await nextReminderInstant(world.transact, london(wallClock)))?.setZone('Europe/London').toISO();

/** "U0CLGCHAIR owes 1, overdue chair SO-1": every reminder that was sent, in order. */
async function sent(): Promise<string[]> {
  const messages = await world.messages();
  return messages.flatMap(({ to, content }) => (content.kind === 'sign_off_reminder' ? [described(to, content)] : [])).toSorted();
}

function described(to: string, { owed, overdue }: SignOffReminder): string {
  return [
    to,
    ...(owed.length > 0 ? [`owes ${owed.map(({ reference }) => reference).join(' ')}`] : []),
    ...overdue.map(({ as, reference, waitingFor }) => `${as} ${reference} (${waitingFor.length})`),
  ].join(', ');
}

test('is done once for a day, however often it is swept', async () => {
  await begin();
  await sweep('2011-11-14T08:59');
  expect(await sent()).toEqual([]);
  await sweep('2011-11-14T09:00');
  await sweep('2011-11-14T09:00');
  await sweep('2011-11-14T17:00');
  expect(await sent()).toEqual(['U0CLGCHAIR, owes SO-1', 'U0DPHKENT, owes SO-1', 'U0DPHMEDWAY, owes SO-1']);
});

test('lists everything that is owed, and reminds of nothing twice that is listed', async () => {
  await begin();
  resultOf(await world.request('U0DEMENTIA', { deadline: { day: '2011-12-01', reason: 'No hurry.' } }));
  await sweep('2011-11-14T09:00');
  expect(await sent()).toContain('U0DPHKENT, owes SO-1 SO-2');
  const claims = await world.prisma.reminder.findMany({ where: { person: { key: 'dph-kent' } } });
  expect(claims.map(({ kind }) => kind)).toEqual(['owed', 'owed', 'owed']);
});

describe('beside a reminder that somebody asks for', () => {
  const remind = (reference: string, at: DateTime) =>
    world.as('U0DEMENTIA', (stores, actor) => remindApprovers(stores, actor, { typed: reference, example: '' }, at));
  const kentOf = (all: readonly string[]) => all.filter((one) => one.startsWith('U0DPHKENT'));

  test('what was asked for today is left out', async () => {
    await begin();
    resultOf(await world.request('U0DEMENTIA'));
    resultOf(await remind('SO-1', london('2011-11-14T08:00')));
    await sweep('2011-11-14T09:00');
    expect(kentOf(await sent())).toEqual(['U0DPHKENT, owes SO-1', 'U0DPHKENT, owes SO-2']);
    expect(resultOf(await remind('SO-2', london('2011-11-14T10:00'))).reminded).toEqual([]);
  });

  test('of everything that is due, nothing is said again', async () => {
    await begin();
    resultOf(await remind('SO-1', london('2011-11-14T08:00')));
    await sweep('2011-11-14T09:00');
    expect(await sent()).toHaveLength(3);
  });

  test.each(['the sweep', 'the requester'])(
    'one of the two reminds where both do so at once, also where %s comes second',
    async (second) => {
      await begin();
      const at = london('2011-11-14T09:00');
      const first = second === 'the sweep' ? () => remind('SO-1', at) : () => sendReminders(world.transact, at);
      // The first begins and ends while the second, which has looked already, is about to claim.
      const overtaken: Transact = (work, options) =>
        world.transact((stores) => {
          const claim: Stores['reminders']['claim'] = async (...given) => {
            await first();
            return stores.reminders.claim(...given);
          };
          return work({ ...stores, reminders: { ...stores.reminders, claim } });
        }, options);
      if (second === 'the sweep') await sendReminders(overtaken, at);
      else {
        const told = await overtaken(async (stores) => {
          const actor = only(findActor(await world.directory(), 'U0DEMENTIA', at), 'Nobody asks');
          return resultOf(await remindApprovers(stores, actor, { typed: 'SO-1', example: '' }, at));
        });
        expect([told.reminded, told.before.length]).toEqual([[], 3]);
      }
      expect(await sent()).toEqual(['U0CLGCHAIR, owes SO-1', 'U0DPHKENT, owes SO-1', 'U0DPHMEDWAY, owes SO-1']);
    },
  );

  test.each(Array.from({ length: times(3, 50) }, (_, index) => index + 1))('each is reminded once where they race (%i)', async () => {
    await begin();
    const at = london('2011-11-14T09:00');
    await Promise.all([sendReminders(world.transact, at), remind('SO-1', at), sendReminders(world.transact, at), remind('SO-1', at)]);
    expect(await sent()).toEqual(['U0CLGCHAIR, owes SO-1', 'U0DPHKENT, owes SO-1', 'U0DPHMEDWAY, owes SO-1']);
  });
});

test('passes by whoever has answered, and whoever is not in Slack', async () => {
  await begin(kentWithThreeApprovers.replace('slack: U0DPHMEDWAY', 'email: dph.medway@example.org'));
  resultOf(await world.decide('U0CLGCHAIR', 'clg'));
  await sweep('2011-11-14T09:00');
  expect(await sent()).toEqual(['U0DPHKENT, owes SO-1']);
  expect(await world.prisma.reminder.count({ where: { person: { key: 'dph-medway' } } })).toBe(0);
});

test('puts what is overdue before the chair and the secretariat, once each, a day late where that day was missed', async () => {
  await begin();
  await sweep('2011-11-17T09:00');
  await sweep('2011-11-17T09:01');
  expect((await sent()).filter((one) => one.includes('chair'))).toEqual(['U0CLGCHAIR, owes SO-1, chair SO-1 (3)']);
  await sweep('2011-11-21T09:00');
  await sweep('2011-11-22T09:00');
  expect((await sent()).filter((one) => one.includes('secretariat'))).toEqual(['U0SECRETARY, secretariat SO-1 (3)']);
});

test('does not tell a chair of their own silence twice over', async () => {
  await begin(kent);
  await sweep('2011-11-16T09:00');
  expect(await sent()).toEqual(['U0CLGCHAIR, owes SO-1']);
  await sweep('2011-11-18T09:00');
  expect(await sent()).toContain('U0SECRETARY, secretariat SO-1 (1)');
});

test('tells a chair that too few are left who may decide', async () => {
  await begin(
    kent.replace('{ person: clg-chair, role: approver }', '{ person: dementia-lead, role: approver }'), // who asks for it
  );
  await sweep('2011-11-16T09:00');
  expect(await sent()).toEqual(['U0CLGCHAIR, chair SO-1 (0)']);
});

test('reminds nobody of what is withdrawn, nor while a request waits for changes', async () => {
  await begin(kent);
  resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'costs' }));
  await sweep('2011-11-16T09:00');
  expect(await sent()).toEqual([]);
});

test('says when it is due next', async () => {
  await begin();
  expect(await next('2011-11-10T12:00')).toBe('2011-11-14T09:00:00.000+00:00');
  expect(await next('2011-11-14T09:00')).toBe('2011-11-16T09:00:00.000+00:00');
  expect(await next('2011-11-18T09:00')).toBe('2011-11-21T09:00:00.000+00:00');
  await world.prisma.signOff.updateMany({ data: { outcome: 'withdrawn', outcomeAt: new Date() } });
  expect(await next('2011-11-10T12:00')).toBeUndefined();
});

test('goes on where a request fails, and names it', async () => {
  await begin();
  resultOf(await world.request('U0DEMENTIA'));
  await world.apply(kentWithThreeApprovers.replace('team: T0KENT', 'team: T0OTHER'), '2011-11-09T10:00:00Z');
  const elsewhere = await world.prisma.body.findFirstOrThrow({ where: { key: 'clg' }, orderBy: { id: 'desc' } });
  await world.prisma.signOffBody.updateMany({ where: { signOff: { number: 1 }, step: 1 }, data: { bodyId: elsewhere.id } });
  await expect(sweep('2011-11-14T09:00')).rejects.toThrow('Of SO-1 of workspace T0KENT nobody was reminded');
  expect(await sent()).toEqual(['U0CLGCHAIR, owes SO-2', 'U0DPHKENT, owes SO-2', 'U0DPHMEDWAY, owes SO-2']);
});

test('is claimed with the message: what is rolled back is sent by the next', async () => {
  await begin();
  const failing = sendReminders(
    (work, options) =>
      world.transact(async (stores) => {
        const result = await work(stores);
        if ((await stores.reminders.of(await peopleIds(), '2011-11-14')).length > 0) throw new Error('the power went');
        return result;
      }, options),
    london('2011-11-14T09:00') satisfies DateTime,
  );
  await expect(failing).rejects.toMatchObject({ errors: [{ cause: { message: 'the power went' } }] });
  expect(await sent()).toEqual([]);
  await sweep('2011-11-14T09:01');
  expect(await sent()).toHaveLength(3);
});

async function peopleIds(): Promise<string[]> {
  return (await world.prisma.person.findMany({ select: { id: true } })).map(({ id }) => id);
}
