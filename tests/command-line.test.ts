import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { commandLine } from '#src/command-line.ts';
import { fullSignOff, kentIds } from '#tests/database/stores/sign-off/sign-off-case.ts';
import { query } from '#tests/support/database-processes.ts';
import { createGovernedCopy, kent as kentSource } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { temporaryDirectory } from '#tests/support/temporary-directory.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { kentFile } from '#tests/support/world.ts';
import { type CaseWorld, caseWorld, resultOf } from '#tests/use-cases/sign-off/sign-off-world.ts';

const kent = 'docs/examples/kent.yaml';

describe('without a database', () => {
  test('used in any other way it tells how it is used, with status 1', async () => {
    const ways = [
      [],
      ['governance', 'apply'],
      ['governance', 'mend', kent],
      ['audit', 'verify', kent],
      ['audit', 'verify', '--quickly'],
      ['audit', 'verify', '--head', '12'],
      ['certificate'],
      ['certificate', 'twelve'],
    ];
    for (const { status, output, errors } of await Promise.all(ways.map((args) => conclave(args)))) {
      expect([status, output]).toEqual([1, '']);
      expect(errors).toContain('npm run -s conclave -- governance apply FILE [--take-file]');
      expect(errors).toContain('npm run -s conclave -- audit verify');
    }
  });

  test('asked for help, it tells how it is used, with status 0', async () => {
    expect(await conclave(['--help'])).toMatchObject({ status: 0, output: expect.stringContaining('How to use it'), errors: '' });
  });

  test('a file that does not exist, or is none, is said so', async () => {
    const [missing, folder] = await Promise.all([
      conclave(['governance', 'validate', 'nowhere.yaml']),
      conclave(['governance', 'apply', 'docs']),
    ]);
    expect(missing).toEqual({ status: 1, output: '', errors: 'nowhere.yaml cannot be read: there is no such file.\n' });
    expect(folder).toEqual({ status: 1, output: '', errors: 'docs cannot be read: it is a folder.\n' });
  });

  test('validate accepts a good file', async () => {
    expect(await conclave(['governance', 'validate', kent])).toEqual({
      status: 0,
      output: expect.stringMatching(
        /kent\.yaml is a good governance file\.\nTo look at again \(1\):\n.*lets one person decide: its rule is any one approver/,
      ),
      errors: '',
    });
  });

  test('validate and plan warn, by name, of digests that cover nothing and of groups that no digest covers; nothing is refused for it', async () => {
    const file = join(await temporaryDirectory(), 'uncovered.yaml');
    const source = await readFile('docs/examples/west-herts.yaml', 'utf8');
    await writeFile(
      file,
      source.replaceAll(/to: \[conclave-group(, pbc-governance)?\]/g, 'to: [pbc-governance]').replaceAll(/(?<=date: )20\d\d/g, '2099'),
    );
    const { url, drop } = await createTestDatabase();
    onTestFinished(drop);
    for (const verb of ['validate', 'plan']) {
      const { status, output } = await conclave(['governance', verb, file], { DATABASE_URL: url });
      expect(status).toBe(0);
      expect(output).toContain('The digests of PBC Governance Committee cover no pathway');
      expect(output.match(/No digest covers [^:]+/g)).toEqual([
        'No digest covers Heart failure redesign group',
        'No digest covers Diabetes redesign group',
        'No digest covers Intermediate care redesign group',
        'No digest covers Urgent care redesign group',
        'No digest covers COPD and respiratory redesign group',
      ]);
    }
  });

  test.each(['validate', 'apply'])('%s refuses a bad file with every problem and its line', async (verb) => {
    const { status, output, errors } = await conclave(['governance', verb, 'tests/governance/refused/several-problems.yaml']);
    expect([status, output]).toEqual([1, '']);
    expect(errors.match(/^ {2}line \d+: /gm)).toEqual(['  line 4: ', '  line 12: ', '  line 32: ', '  line 35: ']);
  });
});

describe('audit verify', () => {
  test('names the first link that was tampered with, with status 1', async () => {
    const { url, environment } = await governed();
    await tamper(url, `UPDATE chronicle_entry SET actor = 'nobody' WHERE position = 1`);
    expect(await conclave(['audit', 'verify'], environment)).toEqual({
      status: 1,
      output: '',
      errors: 'T0KENT: the chronicle is broken at link 1: its content is not what was recorded.\n',
    });
  });

  test('sees that the end was cut off, with status 1', async () => {
    const { url, environment } = await governed();
    await tamper(url, 'DELETE FROM chronicle_entry WHERE position = 1');
    const { status, errors } = await conclave(['audit', 'verify'], environment);
    expect(status).toBe(1);
    expect(errors).toMatch(/^T0KENT: the chronicle is broken at link 1: /);
  });

  test('checks it against a head that was printed or noted: what was rewritten, and what was cut with the head made to fit', async () => {
    const { url, environment } = await governed();
    const [head] = await query(url, 'SELECT position, hash FROM chronicle_head');
    const printed = `${String(head?.['position'])}:${String(head?.['hash'])}`;
    expect(await conclave(['audit', 'verify', '--head', printed], environment)).toMatchObject({ status: 0 });
    expect(await conclave(['audit', 'verify', '--head', `T0OTHER:9:${'0'.repeat(64)}`], environment)).toMatchObject({ status: 0 });
    const wrong = await conclave(['audit', 'verify', '--head', `1:${'0'.repeat(64)}`], environment);
    expect(wrong).toMatchObject({ status: 1, output: '' });
    expect(wrong.errors).toMatch(/^T0KENT: the chronicle is broken at link 1: its hash is not the one that --head 1:0+ gives\.\n$/);
    await tamper(url, 'DELETE FROM chronicle_entry');
    await query(url, 'DELETE FROM chronicle_head');
    expect(await conclave(['audit', 'verify'], environment)).toMatchObject({ status: 0 });
    expect((await conclave(['audit', 'verify', '--head', printed], environment)).errors).toBe(
      `T0KENT: the chronicle is broken at link 1: --head ${printed} gives link 1, but the chain ends with link 0.\n`,
    );
  });

  test('--all names a row that is not as recorded, and a chronicle whose workspace is gone, with status 1', async () => {
    const { url, environment } = await governed();
    const { status, output } = await conclave(['audit', 'verify', '--all'], environment);
    expect(status).toBe(0);
    expect(output).toMatch(
      /^T0KENT: the chronicle holds, 1 links, ending with \w+\.\nT0KENT: every row that it speaks of is as recorded\.\n$/,
    );
    await query(url, `UPDATE person SET name = 'Somebody else' WHERE key = 'secretary'`);
    expect(await conclave(['audit', 'verify'], environment)).toMatchObject({ status: 0 });
    const changed = await conclave(['audit', 'verify', '--all'], environment);
    expect(changed).toMatchObject({ status: 1, output: '' });
    expect(changed.errors).toMatch(/\nT0KENT: person secretary \(link 1\): what is stored is not what was recorded: name\.\n$/);
    await tamper(url, `UPDATE chronicle_entry SET workspace_id = gen_random_uuid()`);
    const gone = await conclave(['audit', 'verify', '--all'], environment);
    expect(gone.status).toBe(1);
    expect(gone.errors).toContain('The database has a chronicle whose workspace is not there.');
  });

  test('the chronicle refuses to be changed while its guard stands', async () => {
    const { url } = await governed();
    await expect(query(url, `UPDATE chronicle_entry SET actor = 'nobody'`)).rejects.toThrow('never changed or removed');
  });
});

describe('certificate', () => {
  let world: CaseWorld;
  beforeEach(async () => {
    world = await caseWorld();
    resultOf(await world.request('U0DEMENTIA'));
  });
  afterEach(() => world.close());

  const certificate = (...args: readonly string[]) => conclave(['certificate', ...args], { DATABASE_URL: world.url });

  test('prints how a sign-off was decided as JSON, with status 0 where it holds', async () => {
    const { status, output, errors } = await certificate('SO-1');
    expect([status, errors]).toEqual([0, '']);
    expect(JSON.parse(output)).toMatchObject({ reference: 'SO-1', outcome: 'open', verification: { holds: true, fault: null } });
    expect(await certificate('SO-2')).toEqual({ status: 1, output: '', errors: 'There is no SO-2.\n' });
    expect(await certificate('SO-1', '--team', 'T0OTHER')).toEqual({ status: 1, output: '', errors: 'There is no SO-1 in T0OTHER.\n' });
  });

  test('names the first thing that does not hold, with status 1, and prints it all the same', async () => {
    await query(world.url, `UPDATE sign_off SET outcome = 'approved', outcome_at = '2011-11-11T10:00Z'`);
    const { status, output, errors } = await certificate('SO-1');
    expect(status).toBe(1);
    expect(errors).toBe('SO-1 does not hold: the chronicle does not say what is stored: sign-off settled, 2011-11-11T10:00:00.000Z.\n');
    expect(JSON.parse(output)).toMatchObject({ outcome: 'approved', verification: { holds: false } });
  });

  test('asks which workspace is meant where several have a sign-off of that number', async () => {
    await world.apply((await kentFile()).replace('T0KENT', 'T0OTHER'), '2011-11-09T09:00:00Z');
    await world.transact(async (stores) => {
      const other = await stores.directories.ofTeam('T0OTHER');
      if (!other) throw new Error('T0OTHER is not governed');
      await stores.signOffs.add(other.workspace.id, fullSignOff(await kentIds(stores, other), 1));
    });
    expect(await certificate('SO-1')).toEqual({
      status: 1,
      output: '',
      errors: 'There is an SO-1 in each of T0KENT, T0OTHER: say which with --team.\n',
    });
    expect(await certificate('SO-1', '--team', 'T0KENT')).toMatchObject({ status: 0 });
  });
});

function conclave(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return commandLine(args, environment);
}

/** A database to which the Kent example was applied. */
async function governed() {
  const { url, drop } = await createGovernedCopy(kentSource, london('2011-11-09T09:00'));
  onTestFinished(drop);
  return { url, environment: { DATABASE_URL: url } };
}

/** Does what only a superuser of the database can: changes the chronicle behind its guard. */
async function tamper(url: string, statement: string): Promise<void> {
  await query(url, 'ALTER TABLE chronicle_entry DISABLE TRIGGER never_changed');
  await query(url, statement);
  await query(url, 'ALTER TABLE chronicle_entry ENABLE ALWAYS TRIGGER never_changed');
}
