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
  const { violations, modules } = await cruise(root, args);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(100);
});

test('each rule reports the violation planted for it', async () => {
  const args = ['--config', config, '--ts-config', `${root}tsconfig.json`, 'src', 'commands', 'jobs'];
  const { violations } = await cruise(`${root}tests/planted`, args);
  expect((await run(`${root}tests/planted`, args)).status).toBe(violations.length);
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
      'no-unresolvable: src/use-cases/imports-what-is-not-there.ts -> ./nothing.ts',
      'own-parts-stay-inside: src/use-cases/board/reaches-past-the-verb.ts -> src/use-cases/progress/own/scope.ts',
      'page-knows-the-contract-only: src/playground/page/reaches-into-the-workspace.ts -> src/playground/workspace.ts',
      'page-uses-nothing-of-node: src/playground/page/reads-a-file.ts -> fs/promises',
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

/** What dependency-cruiser reports, its violations as "rule: from -> to". */
async function cruise(directory: string, args: readonly string[]) {
  const { output } = await run(directory, [...args, '--output-type', 'json']);
  const { summary } = report.parse(JSON.parse(output));
  const violations = summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`);
  return { modules: summary.totalCruised, violations };
}

/** Runs dependency-cruiser as from the command line. */
function run(directory: string, args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  const options = { cwd: directory, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, [cruiser, ...args], options, (error, output) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, output }),
    );
  });
}
