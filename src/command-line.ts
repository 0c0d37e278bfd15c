import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from './clock.ts';
import { type Environment, readDatabaseConfig } from './config.ts';
import { backUp } from './database/embedded/backup/back-up.ts';
import { restore } from './database/embedded/backup/restore.ts';
import { warningsIn } from './domain/governance/warnings.ts';
import { dayOf } from './domain/wall-clock.ts';
import { type Foundation, openFoundation } from './foundation.ts';
import { describeApplied, describePlan, describeProblems, describeWarnings } from './governance/describe.ts';
import { type GovernanceFile, readGovernanceFile } from './governance/read-governance-file.ts';
import { createLog } from './log.ts';
import { printCertificate } from './use-cases/audit/print-certificate.ts';
import { verifyChronicle } from './use-cases/audit/verify-chronicle.ts';
import { verifyRows } from './use-cases/audit/verify-rows.ts';
import { applyGovernance } from './use-cases/governance/apply-governance.ts';
import { planGovernance } from './use-cases/governance/plan-governance.ts';
import type { PrintedHead } from './use-cases/ports/digests.ts';
import type { Stores } from './use-cases/ports/stores.ts';
import { numberOfSignOff } from './use-cases/sign-off/read/find-sign-off.ts';

const usage = `How to use it:
  npm run -s conclave -- governance validate FILE            checks a governance file
  npm run -s conclave -- governance plan FILE [--take-file]   tells what applying it would change
  npm run -s conclave -- governance apply FILE [--take-file]  applies it, all or nothing
  npm run -s conclave -- audit verify                         checks the whole chronicle
  npm run -s conclave -- audit verify --all                   compares every row that it speaks of with it, too
  npm run -s conclave -- audit verify --head ENTRIES:HASH     checks it against what a digest in Slack or a paper prints, too
  npm run -s conclave -- certificate SO-n [--team TEAM]       prints how a sign-off was decided, as JSON, and checks it
  npm run -s conclave -- backup FOLDER                        copies the embedded database, also while the app runs
  npm run -s conclave -- restore FOLDER                       puts such a copy into a DATA_DIR that has no database yet

--take-file: what was changed in Slack since the file was last applied gives way to the file.
--all: names the first row that is not as recorded, by its field and never by what stands in it. Nothing is changed.
--team: the workspace's id, where more than one has a sign-off of that number.`;

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not allow it',
};

type Result = {
  readonly status: 0 | 1;
  readonly words: string;
  /** What is printed to standard output although the status is 1 */
  readonly output?: string;
};

/** What a call of the command line comes to: its exit status, and what it writes to standard output and to standard error. */
export type CommandLineResult = { readonly status: 0 | 1; readonly output: string; readonly errors: string };

/** Carries out what these arguments ask for, on the database that these environment variables name. */
export async function commandLine(args: readonly string[], environment: Environment): Promise<CommandLineResult> {
  const { status, words, output } = await run(args, environment).catch(
    (error: unknown): Result => ({ status: 1, words: error instanceof Error ? error.message : String(error) }),
  );
  const printed = output === undefined ? '' : `${output}\n`;
  return status === 0 ? { status, output: `${printed}${words}\n`, errors: '' } : { status, output: printed, errors: `${words}\n` };
}

async function run(args: readonly string[], environment: Environment): Promise<Result> {
  const parsed = parse(args);
  if (parsed instanceof Error) return { status: 1, words: `${parsed.message}\n\n${usage}` };
  const { positionals, values } = parsed;
  const [topic, verb, file] = positionals;
  const heads = values.head.map(readHead);
  if (values.help) return { status: 0, words: usage };
  if (topic === 'audit' && verb === 'verify' && positionals.length === 2 && !heads.includes(null)) {
    return verify(
      environment,
      heads.filter((head) => head !== null),
      values.all,
    );
  }
  const number = topic === 'certificate' && positionals.length === 2 ? numberOfSignOff(verb ?? '') : null;
  if (number !== null) return certificate(environment, number, values.team ?? null);
  if (topic === 'backup' && verb !== undefined && positionals.length === 2)
    return onEmbedded(environment, (directory) => backUpTo(directory, verb));
  if (topic === 'restore' && verb !== undefined && positionals.length === 2)
    return onEmbedded(environment, (directory) => restoreFrom(environment, directory, verb));
  if (topic === 'governance' && file !== undefined && positionals.length === 3)
    return governance(environment, verb, file, values['take-file']);
  return { status: 1, words: usage };
}

async function governance(environment: Environment, verb: string | undefined, file: string, takeFile: boolean): Promise<Result> {
  if (verb === 'validate')
    return onFile(file, async (read) => withWarnings(read, { status: 0, words: `${file} is a good governance file.` }));
  if (verb === 'plan') return onFile(file, async (read) => withWarnings(read, await plan(environment, read, takeFile)));
  if (verb === 'apply') return onFile(file, (read) => apply(environment, read, takeFile));
  return { status: 1, words: usage };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'take-file': { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        head: { type: 'string', multiple: true, default: [] },
        team: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) return error;
    throw error;
  }
}

type NotedHead = PrintedHead & { readonly team: string | null };

/** "ENTRIES:HASH" as a digest prints it, or "TEAM:ENTRIES:HASH" where there are several workspaces; null where it is neither. */
function readHead(text: string): NotedHead | null {
  const [, team = null, position, hash] = /^(?:(\w+):)?(\d{1,9}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (position === undefined || hash === undefined) return null;
  return { team, position: Number(position), hash: hash.toLowerCase(), printedIn: `--head ${text.trim()}` };
}

async function onFile(path: string, work: (file: GovernanceFile) => Promise<Result>): Promise<Result> {
  const source = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (source instanceof Error) return { status: 1, words: `${path} cannot be read: ${unreadable[source.code ?? ''] ?? source.message}.` };
  const reading = readGovernanceFile(source);
  return reading.ok ? work(reading.file) : { status: 1, words: describeProblems(path, reading.problems) };
}

/** What the file's author should look at again stands below whatever else is said, and refuses nothing. */
function withWarnings({ records }: GovernanceFile, result: Result): Result {
  const warnings = describeWarnings(warningsIn(records, dayOf(systemClock.now())));
  return { ...result, words: [result.words, ...warnings].join('\n') };
}

async function plan(environment: Environment, file: GovernanceFile, takeFile: boolean): Promise<Result> {
  return onDatabase(environment, async ({ transact }) => {
    const planned = await planGovernance(transact, { records: file.records, at: systemClock.now(), takeFile });
    return { status: planned.problems.length + planned.plan.questions.length > 0 ? 1 : 0, words: describePlan(planned) };
  });
}

async function apply(environment: Environment, { records, source }: GovernanceFile, takeFile: boolean): Promise<Result> {
  return onDatabase(environment, async ({ transact }) => {
    const applied = await applyGovernance(transact, {
      records,
      source,
      appliedBy: 'the command line',
      now: () => systemClock.now(),
      takeFile,
    });
    return { status: applied.result === 'applied' || applied.result === 'unchanged' ? 0 : 1, words: describeApplied(applied) };
  });
}

async function verify(environment: Environment, heads: readonly NotedHead[], all: boolean): Promise<Result> {
  return onDatabase(environment, async ({ transact }) => {
    const results: Result[] = [];
    for (const team of await transact(({ directories }) => directories.teams()))
      results.push(
        await transact(
          (stores) =>
            verifyTeam(
              stores,
              team,
              heads.filter((head) => head.team === null || head.team === team),
              all,
            ),
          { atOneInstant: true, ...(all && { deadline: new Date(Date.now() + patience) }) },
        ),
      );
    if (all && (await transact(({ audit }) => audit.hasChronicleOfNobody())))
      results.push({ status: 1, words: 'The database has a chronicle whose workspace is not there.' });
    if (results.length === 0) return { status: 0, words: 'There is no chronicle yet: no governance file has been applied.' };
    return { status: results.some(({ status }) => status === 1) ? 1 : 0, words: results.map(({ words }) => words).join('\n') };
  });
}

/** Milliseconds for comparing every row of a workspace. */
const patience = 60 * 60_000;

async function verifyTeam(stores: Stores, team: string, heads: readonly PrintedHead[], all: boolean): Promise<Result> {
  const workspaceId = await stores.audit.workspaceId(team);
  if (workspaceId === null) return { status: 0, words: `${team}: nothing is recorded.` };
  const { links, head, fault } = await verifyChronicle(stores, workspaceId, heads);
  if (fault) return { status: 1, words: `${team}: the chronicle is broken at link ${fault.position}: ${fault.problem}.` };
  const holds = `${team}: the chronicle holds, ${links} links${head === null ? '' : `, ending with ${head}`}.`;
  if (!all) return { status: 0, words: holds };
  const difference = await verifyRows(stores, { team, workspaceId }, systemClock.now());
  if (!difference) return { status: 0, words: `${holds}\n${team}: every row that it speaks of is as recorded.` };
  const { position, what, problem } = difference;
  return { status: 1, words: `${holds}\n${team}: ${what}${position === null ? '' : ` (link ${position})`}: ${problem}.` };
}

async function certificate(environment: Environment, number: number, team: string | null): Promise<Result> {
  return onDatabase(environment, async ({ transact }) => {
    const teams = team === null ? await transact(({ directories }) => directories.teams()) : [team];
    const printed = await Promise.all(
      teams.map((one) => transact((stores) => certificateOfTeam(stores, one, number), { atOneInstant: true })),
    );
    const found = printed.flatMap((one) => one ?? []);
    const [only, another] = found;
    if (!only) return { status: 1, words: `There is no SO-${number}${team === null ? '' : ` in ${team}`}.` };
    if (another)
      return { status: 1, words: `There is an SO-${number} in each of ${found.map((one) => one.team).join(', ')}: say which with --team.` };
    const { holds, fault } = only.printed.verification;
    const json = JSON.stringify(only.printed, null, 2);
    return holds ? { status: 0, words: json } : { status: 1, words: `SO-${number} does not hold: ${fault}.`, output: json };
  });
}

async function certificateOfTeam(stores: Stores, team: string, number: number) {
  const directory = await stores.directories.ofTeam(team);
  const printed = directory && (await printCertificate(stores, directory, number, systemClock.now()));
  return printed && { team, printed };
}

async function backUpTo(directory: string, folder: string): Promise<Result> {
  const { files, madeAt } = await backUp(directory, folder, createLog('silent'));
  return { status: 0, words: `${folder} is a whole backup of ${directory} as of ${madeAt}: ${Object.keys(files).length} files.` };
}

async function restoreFrom(environment: Environment, directory: string, folder: string): Promise<Result> {
  const { madeAt } = await restore(directory, folder);
  const { status, words } = await verify(environment, [], true);
  return { status, words: `${directory} is as it was at ${madeAt}.\n${words}` };
}

/** For what works on the files of the embedded database, and on no other. */
async function onEmbedded(environment: Environment, work: (directory: string) => Promise<Result>): Promise<Result> {
  const read = readDatabaseConfig(environment);
  if (!read.ok) return { status: 1, words: read.problems.join('\n') };
  const { databaseUrl, dataDir } = read.config;
  if (databaseUrl === null) return work(join(dataDir, 'postgres'));
  return { status: 1, words: 'This is for the embedded database. That of DATABASE_URL is backed up with pg_dump: see docs/operating.md.' };
}

async function onDatabase(environment: Environment, work: (foundation: Foundation) => Promise<Result>): Promise<Result> {
  const read = readDatabaseConfig(environment);
  if (!read.ok) return { status: 1, words: read.problems.join('\n') };
  const foundation = await openFoundation(read.config, 'command line', createLog('silent'));
  try {
    return await work(foundation);
  } finally {
    await foundation.close();
  }
}
