import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { type PrintedCertificate, printCertificate } from '#src/use-cases/audit/print-certificate.ts';
import { fullSignOff, kentIds } from '#tests/database/stores/sign-off/sign-off-case.ts';
import { only } from '#tests/support/seeing.ts';
import { eventful } from '../eventful.ts';
import { type CaseWorld, caseWorld, now, resultOf } from '../sign-off/sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld();
});
afterEach(() => world.close());

async function printed(number = 1): Promise<PrintedCertificate> {
  const directory = await world.directory();
  return only(await world.transact((stores) => printCertificate(stores, directory, number, now)), 'nothing was printed');
}

/** Does what only a superuser of the database can: changes what is stored behind its guards. */
async function tamper(table: string, statement: string): Promise<void> {
  await world.prisma.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  await world.prisma.$executeRawUnsafe(statement);
}

describe('a certificate that is printed', () => {
  test('holds after everything that can happen to a request, with its places in the chronicle and no id of the database', async () => {
    await eventful(world);
    const certificate = await printed();
    expect(certificate.verification).toMatchObject({ holds: true, fault: null, notes: [] });
    expect(certificate).toMatchObject({
      reference: 'SO-1',
      outcome: 'approved',
      versions: [{ number: 1 }, { number: 2, change: 'major', contested: { by: 'Co-Medical Director' } }],
      bodies: [{ arithmetic: { inWords: '1 of 1 approved, 1 needed' } }, {}, {}],
    });
    const links = await world.prisma.chronicleEntry.findMany({ where: { subject: 'SO-1' }, orderBy: { position: 'asc' } });
    expect(certificate.chain).toEqual(links.map(({ position, action, hash }) => ({ position, action, hash })));
    expect(JSON.stringify(certificate)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('of a request that is open tells how it stands, and there is none of a number that was never given', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    expect(await printed()).toMatchObject({ outcome: 'open', outcomeAt: null, verification: { holds: true } });
    const directory = await world.directory();
    expect(await world.transact((stores) => printCertificate(stores, directory, 2, now))).toBeNull();
  });

  test.each([
    [
      'the note of a version',
      'sign_off_version',
      `SET note = 'For nobody' WHERE number = 2`,
      'the content of version 2 is not what its hash was taken of',
    ],
    [
      'who wrote it',
      'sign_off_version',
      `SET by_id = (SELECT id FROM person WHERE key = 'secretary') WHERE number = 1`,
      'sign-off requested',
    ],
    ['an answer', 'verdict', `SET kind = 'approve' WHERE reason = 'Too late'`, 'verdict given'],
    [
      'whose answer it was',
      'verdict',
      `SET person_id = (SELECT id FROM person WHERE key = 'secretary') WHERE reason = 'Too late'`,
      'verdict given',
    ],
    ['the role it was given in', 'verdict', `SET role = 'chair' WHERE reason = 'Too late'`, 'verdict given'],
    ['a contest', 'verdict_contest', `SET reason = 'I had said yes'`, 'verdict contested'],
    ['who holds a condition for met', 'condition', `SET discharged_by_id = owner_id`, 'condition discharged'],
    ['the outcome of a body', 'sign_off_body', `SET outcome = 'rejected' WHERE step = 1`, 'body decided'],
    ['the outcome', 'sign_off', `SET outcome = 'rejected'`, 'sign-off settled'],
    ['who asked', 'sign_off', `SET requester_id = (SELECT id FROM person WHERE key = 'secretary')`, 'sign-off requested'],
    ['when it was asked', 'sign_off', `SET requested_at = requested_at - interval '1 day'`, 'sign-off requested'],
    ['the round of an answer', 'verdict', `SET round = round + 1 WHERE reason = 'Too late'`, 'the round of kent-hwb'],
    ['the round of a body', 'sign_off_body', `SET round = round + 1 WHERE step = 1`, 'the round of clg'],
    [
      'the rule a body was asked by',
      'sign_off_body',
      `SET rule = '{"rule": "any", "n": null, "including": []}' WHERE step = 1`,
      'sign-off requested',
    ],
  ])('does not hold where somebody has changed %s', async (_what, table, change, named) => {
    await eventful(world);
    await tamper(table, `UPDATE ${table} ${change}`);
    const { verification } = await printed();
    expect(verification.holds).toBe(false);
    expect(verification.fault).toContain(named);
  });

  test('does not hold where the content of a version was changed together with its hash', async () => {
    await eventful(world);
    const hash = contentHash({ title: 'Another title', links: ['https://docs.example/d.pdf'], note: 'For the board' });
    await tamper('sign_off_version', `UPDATE sign_off_version SET title = 'Another title', hash = '${hash}' WHERE number = 1`);
    expect((await printed()).verification.fault).toBe(
      'the chronicle does not say what is stored: sign-off requested, 2011-11-10T10:30:00.000Z',
    );
  });

  test('does not hold where an answer is gone that the chronicle speaks of', async () => {
    await eventful(world);
    const late = await world.prisma.verdict.findFirstOrThrow({ where: { reason: 'Too late' } });
    await tamper('verdict', `DELETE FROM verdict WHERE id = '${late.id}'`);
    expect((await printed()).verification.fault).toMatch(/^what link \d+ of the chronicle says is not stored: verdict given, /);
  });

  test('does not hold where the chronicle itself is broken', async () => {
    await eventful(world);
    await tamper('chronicle_entry', `UPDATE chronicle_entry SET details = '{}' WHERE position = 2`);
    expect((await printed()).verification.fault).toBe('the chronicle is broken at link 2: its content is not what was recorded');
  });

  describe('of a version that was sent when its hash was of title and links alone', () => {
    beforeEach(async () => {
      const directory = await world.directory();
      await world.transact(async (stores) => {
        const signOff = sentBefore(fullSignOff(await kentIds(stores, directory), 1));
        await stores.signOffs.add(directory.workspace.id, signOff);
        const [version] = signOff.versions;
        const { title, links, note, hash } = only(version, 'no version');
        stores.chronicle.record(directory.workspace.id, {
          at: signOff.requestedAt,
          actor: 'Dementia pathway lead',
          role: 'chair',
          action: 'sign-off requested',
          subject: 'SO-1',
          details: { pathway: 'dementia', version: 1, title, links, note, hash },
        });
      });
    });

    test('says so, and holds', async () => {
      expect((await printed()).verification).toMatchObject({
        holds: true,
        notes: ['The hash of version 1 is of its title and links alone, as all were when it was sent.'],
      });
    });

    test('does not hold where its title or its note was changed', async () => {
      await tamper('sign_off_version', `UPDATE sign_off_version SET note = 'Another'`);
      expect((await printed()).verification.holds).toBe(false);
    });
  });

  test('cannot be made to look like such a version by giving one without a note a note', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    await tamper('sign_off_version', `UPDATE sign_off_version SET note = 'Another'`);
    expect((await printed()).verification.fault).toBe('the content of version 1 is not what its hash was taken of');
  });
});

/** As requests were stored before versions held more than title, links and note. */
function sentBefore(signOff: SignOff): SignOff {
  const versions = signOff.versions.map((version) => ({
    ...version,
    ask: null,
    files: [],
    sections: [],
    hash: contentHash({ title: version.title, links: version.links }),
  }));
  return { ...signOff, privateReason: null, meetingId: null, deadlineSet: null, versions };
}
