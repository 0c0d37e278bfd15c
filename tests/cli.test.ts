import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '#src/command-line.ts';
import { temporaryDirectory } from '#tests/support/temporary-directory.ts';
import { kentFile } from '#tests/support/world.ts';
import { runProgram, startProgram } from './support/node-process.ts';

const kent = 'docs/examples/kent.yaml';
const credentials = { SLACK_SIGNING_SECRET: 'a-signing-secret-of-a-test', SLACK_BOT_TOKEN: 'xoxb-a-token', PORT: '0' };

test('writes what it says to the standard output, what is wrong to the standard error, and ends with the status', async () => {
  const [help, unused] = await Promise.all([conclave(['--help']), conclave([])]);
  expect(help).toMatchObject({ status: 0, output: expect.stringContaining('How to use it'), errors: '' });
  expect(unused).toMatchObject({ status: 1, output: '', errors: expect.stringContaining('How to use it') });
});

test('plan, apply and verify work on the embedded database while the app runs, and when it does not', async () => {
  const dataDir = await temporaryDirectory();
  const environment = { ...credentials, DATA_DIR: dataDir };
  const app = startProgram('src/main.ts', [], environment);
  await app.says(/Conclave is listening/);
  expect(await commandLine(['audit', 'verify'], environment)).toMatchObject({
    status: 0,
    output: expect.stringContaining('no chronicle yet'),
  });
  expect((await commandLine(['governance', 'plan', kent], environment)).output).toContain('To be added');
  expect(await conclave(['governance', 'apply', kent], environment)).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^This is now governance file 1\.\nAdded/),
  });
  app.signal('SIGTERM');
  expect(await app.ended).toBe(0);

  expect(await commandLine(['governance', 'apply', kent], environment)).toEqual({
    status: 0,
    output: 'Nothing has changed: governance file 1 stands as it was applied.\n',
    errors: '',
  });
  const changed = join(dataDir, 'changed.yaml');
  await writeFile(changed, (await kentFile()).replace('name: Clinical Leadership Group', 'name: Clinical Leadership Team'));
  expect((await commandLine(['governance', 'apply', changed], environment)).output).toMatch(
    /governance file 2\.\n[\s\S]*Clinical Leadership Team/,
  );
  expect(await commandLine(['audit', 'verify'], environment)).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^T0KENT: the chronicle holds, 2 links, ending with [0-9a-f]{64}\.\n$/),
  });
});

function conclave(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return runProgram('src/cli.ts', args, environment);
}
