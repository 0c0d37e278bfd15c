import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const cruiser = `${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
const config = `${root}.config/dependency-cruiser.cjs`;

const report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});
const rules = z.object({ scripts: z.object({ 'check:imports': z.string() }) });

test('the tree keeps to the direction of imports, looked at as the check does', async () => {
  const { scripts } = rules.parse(JSON.parse(await readFile(`${root}package.json`, 'utf8')));
  const [program, ...args] = scripts['check:imports'].split(' ');
  expect(program).toBe('depcruise');
  const { status, violations, modules } = await cruise(root, args);
  expect(violations).toEqual([]);
  expect(status).toBe(0);
  expect(modules).toBeGreaterThan(100);
});

test('each rule reports the violation planted for it', async () => {
  const args = ['--config', config, '--ts-config', `${root}tsconfig.json`, 'src', 'commands', 'jobs'];
  const { status, violations } = await cruise(`${root}tests/planted`, args);
  expect(status).not.toBe(0);
  expect(violations.toSorted()).toEqual(
    [
      'adapters-import-inward: src/queue/reaches-outward.ts -> commands/command.ts',
      'adapters-import-inward: src/slack/asks-the-database.ts -> src/database/store.ts',
      'adapters-not-each-other: src/slack/asks-the-database.ts -> src/database/store.ts',
      'commands-and-jobs-import-use-cases-and-slack: commands/asks-the-database.ts -> src/database/store.ts',
      'commands-and-jobs-import-use-cases-and-slack: jobs/asks-the-database.ts -> src/database/store.ts',
      'domain-does-no-io: src/domain/reads-a-file.ts -> fs/promises',
      'domain-imports-nothing-of-ours: src/domain/peeks-at-the-database.ts -> src/database/store.ts',
      'no-cycles: src/use-cases/chicken.ts -> src/use-cases/egg.ts',
      'no-cycles: src/use-cases/egg.ts -> src/use-cases/chicken.ts',
      'no-unresolvable: src/use-cases/imports-what-is-not-there.ts -> ./nothing.ts',
      'playground-stays-out: src/starts-the-playground.ts -> src/playground/workspace.ts',
      'tests-stay-out: src/borrows-from-tests.ts -> tests/fixture.ts',
      'use-cases-import-domain-only: src/use-cases/draws-a-view.ts -> src/slack/view.ts',
    ].toSorted(),
  );
});

test('no rule is without a planted violation', async () => {
  const planted = await readFile(fileURLToPath(import.meta.url), 'utf8');
  const names = [...(await readFile(config, 'utf8')).matchAll(/name: '([\w-]+)'/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(planted).toContain(`'${name}: `);
});

/** Runs dependency-cruiser as from the command line; its violations as "rule: from -> to". */
async function cruise(directory: string, args: readonly string[]) {
  const { status, output } = await new Promise<{ status: number; output: string }>((resolve) => {
    const options = { cwd: directory, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [cruiser, ...args, '--output-type', 'json'], options, (error, stdout) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, output: stdout }),
    );
  });
  const { summary } = report.parse(JSON.parse(output));
  return {
    status,
    modules: summary.totalCruised,
    violations: summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`),
  };
}
