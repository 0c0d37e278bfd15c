import { readFile } from 'node:fs/promises';
import type { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '#src/playground/workspace/model.ts';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { printCertificate } from '#src/use-cases/audit/print-certificate.ts';
import { london } from '#tests/support/kent.ts';
import { lastSeen, only, theMessage } from '#tests/support/seeing.ts';
import { startTestWorld, type TestWorld } from '#tests/support/world.ts';

/** Four real rules, each a file of docs/examples/rules, as those see them who decide by them. */

let world: TestWorld;
afterEach(() => world.stop());

const as = (user: string) => world.workspace.as(user);
const channels: Readonly<Record<string, string>> = { hwb: 'C0HWB', panel: 'C0PANEL', joint: 'C0JOINT', locality: 'C0LOCALITY' };
let channel: string;

async function start(file: string, where: string, at: DateTime = london('2026-11-02T09:00')): Promise<void> {
  channel = only(channels[where], where);
  world = await startTestWorld({ team: 'T0RULES', at });
  await world.govern(await readFile(`docs/examples/rules/${file}.yaml`, 'utf8'));
  const lead = as('U0FALLS');
  await lead.command('C0FALLS', '/signoff', 'request');
  await lead.submit({ Title: 'Falls pathway', Links: 'https://example.org/falls.pdf' });
  await world.settled();
}

const card = (user = 'U0SECRETARY') =>
  theMessage(
    as(user)
      .sees(channel)
      .filter(({ ephemeral }) => ephemeral === null),
    /^SO-1, version/,
  );
const cardText = () => allText(card());

async function approve(...users: readonly string[]): Promise<void> {
  for (const user of users) {
    await as(user).press(card(user), 'Approve');
    await world.settled();
  }
}

async function reject(...users: readonly string[]): Promise<void> {
  for (const user of users) {
    await as(user).press(card(user), 'Reject');
    await world.workspace.until(() => as(user).view() !== null);
    await as(user).submit({ Reason: 'Not before the budget' });
    await world.settled();
  }
}

async function told(user: string): Promise<Message> {
  await world.settled();
  return lastSeen(as(user), channel);
}

const toSecretariat = () =>
  as('U0SECRETARY')
    .directMessages()
    .map(({ text }) => text)
    .filter((text) => text.startsWith('SO-1 '));

describe('a quorum of seven with a councillor, an NHS member and the Director of Public Health', () => {
  beforeEach(() => start('quorum-of-seven', 'hwb'));

  test('is decided at the deadline by the majority of those who have answered, and not before', async () => {
    await approve('U0COUNCILLOR1', 'U0COUNCILLOR2', 'U0COUNCILLOR3', 'U0NHS1', 'U0NHS2', 'U0ADULTS');
    await reject('U0CHILDREN', 'U0VOICE');
    expect(cardText()).toContain('6 for, 2 against; 7 of 14 have to take part: 8 have, nobody yet for Director of Public Health');
    expect(cardText()).toContain('Decided on Tuesday 17 November 2026 by more than half of those who answer');
    await approve('U0DPH');
    expect(cardText()).toContain('7 for, 2 against; 7 of 14 have to take part: 9 have.');
    expect(card().text).toContain('open');
    await world.advanceTo(london('2026-11-17T23:59'));
    expect(card().text).not.toContain('✅ approved');
    await world.advanceTo(london('2026-11-18T00:01'));
    expect(cardText()).toContain('Settled at its deadline, Tuesday 17 November 2026');
    const { prisma } = world.conclave.foundation.database;
    const entries = await prisma.chronicleEntry.findMany({ where: { action: 'settled at the deadline' } });
    expect(entries.map(({ role, details }) => ({ role, details }))).toMatchObject([
      { role: 'clock', details: { body: 'hwb', outcome: 'approved', asOf: '2026-11-17T23:59:59.999Z' } },
    ]);
    const certificate = await world.conclave.foundation.transact(async (stores) => {
      const directory = only(await stores.directories.ofTeam('T0RULES'), 'no directory');
      return printCertificate(stores, directory, 1, world.clock.now());
    });
    expect(certificate).toMatchObject({ outcome: 'approved', verification: { holds: true, fault: null } });
  });

  test('without the Director of Public Health it is inquorate at the deadline, of which the secretariat is told; their late answer settles it', async () => {
    await approve('U0COUNCILLOR1', 'U0COUNCILLOR2', 'U0COUNCILLOR3', 'U0NHS1', 'U0NHS2', 'U0ADULTS', 'U0CHILDREN');
    await world.advanceTo(london('2026-11-18T00:01'));
    expect(cardText()).toContain('Too few have taken part by its deadline');
    expect(toSecretariat()).toEqual([
      expect.stringContaining('7 for, 0 against; 7 of 14 have to take part: 7 have, nobody yet for Director of Public Health'),
    ]);
    await reject('U0DPH');
    expect(cardText()).toContain(
      '7 for, 1 against; 7 of 14 have to take part: 8 have. Settled on Wednesday 18 November 2026, after its deadline',
    );
  });

  test('a tie is decided by the casting vote of the chair', async () => {
    await approve('U0COUNCILLOR1', 'U0NHS1', 'U0DPH', 'U0ADULTS');
    await reject('U0COUNCILLOR2', 'U0NHS2', 'U0CHILDREN', 'U0VOICE');
    await world.advanceTo(london('2026-11-18T00:01'));
    expect(cardText()).toContain('4 for, 4 against; the casting vote of Councillor 1 decides the tie; 7 of 14 have to take part: 8 have.');
    const outcome = await world.conclave.foundation.database.prisma.signOff.findFirstOrThrow();
    expect(outcome.outcome).toBe('approved');
  });

  test('whoever answers after the deadline, before anything has looked, comes after the outcome', async () => {
    await approve('U0COUNCILLOR1', 'U0COUNCILLOR2', 'U0COUNCILLOR3', 'U0NHS1', 'U0NHS2', 'U0ADULTS', 'U0DPH');
    world.clock.set(london('2026-11-18T00:00:30'));
    await as('U0VOICE').press(card('U0VOICE'), 'Approve');
    await world.settled();
    expect((await told('U0VOICE')).text).toContain('after the outcome');
    const { prisma } = world.conclave.foundation.database;
    expect(await prisma.verdict.findMany({ where: { afterOutcome: true } })).toHaveLength(1);
    expect(await prisma.signOffBody.findFirstOrThrow()).toMatchObject({ outcome: 'approved' });
    expect(cardText()).toContain('7 for, 0 against');
  });
});

describe('lay members vote while officers sit without a vote', () => {
  beforeEach(() => start('lay-members-vote', 'panel'));

  test('officers, the chair too, have no vote; two of three lay members decide', async () => {
    expect(cardText()).toContain('2 of 3 have to take part');
    await as('U0OFFICER1').press(card('U0OFFICER1'), 'Approve');
    expect((await told('U0OFFICER1')).text).toContain('its approvers are Lay member 1, Lay member 2 and Lay member 3');
    await approve('U0LAY1', 'U0LAY2');
    expect(cardText()).toContain('2 for, 0 against; 2 approvals needed; 2 of 3 have to take part: 2 have');
  });

  test('only a lay deputy stands in for a lay member', async () => {
    const lay = as('U0LAY1');
    await lay.command(channel, '/signoff', 'delegate @officer-deputy today until 30 November for Public Involvement Panel');
    expect((await told('U0LAY1')).text).toContain('Deputy lay member');
    await lay.command(channel, '/signoff', 'delegate @lay-deputy today until 30 November for Public Involvement Panel');
    await world.settled();
    await world.advanceTo(london('2026-11-02T10:00'));
    await approve('U0LAYDEPUTY', 'U0LAY2');
    expect(cardText()).toContain('2 for, 0 against');
  });
});

describe('five of whom two co-chairs, no organisation more than half', () => {
  beforeEach(() => start('two-co-chairs', 'joint'));

  test('waits for the second co-chair, and for more than one organisation', async () => {
    await approve('U0COCHAIRNHS', 'U0ICB1', 'U0ICB2', 'U0ICB3', 'U0VOLUNTARY1');
    expect(cardText()).toContain('5 of 8 have to take part: 5 have, nobody yet for co-chair, too many of them from one organisation');
    await approve('U0COCHAIRCOUNCIL', 'U0COUNCIL1');
    expect(cardText()).toContain('5 of 8 have to take part: 7 have, too many of them from one organisation');
    await approve('U0TRUST1');
    expect(cardText()).toContain('8 for, 0 against; 5 of 8 have to take part: 8 have');
    expect((await world.conclave.foundation.database.prisma.signOff.findFirstOrThrow()).outcome).toBe('approved');
  });
});

describe('one seat for each locality, one ex officio', () => {
  beforeEach(() => start('seat-for-each-locality', 'locality'));

  test('whoever chairs the other body has the seat, a vacant one counts for the share, and a seat for business plans has no say', async () => {
    expect(cardText()).toContain('4 of 5 have to take part');
    expect(cardText()).toContain('Not answered yet: <@U0EAST>, <@U0NORTH>, <@U0SOUTH> and <@U0CLGCHAIR>');
    expect(cardText()).toContain('Vacant seats: 1');
    await approve('U0NORTH', 'U0SOUTH', 'U0EAST');
    expect(cardText()).toContain(
      '3 for, 0 against; 3 approvals needed; 4 of 5 have to take part: 3 have, nobody yet for chair of the Clinical Leadership Group',
    );
    await approve('U0CLGCHAIR');
    expect((await world.conclave.foundation.database.prisma.signOff.findFirstOrThrow()).outcome).toBe('approved');
  });
});
