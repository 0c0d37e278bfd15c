import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { startTemporaryServer } from '#tests/support/temporary-server.ts';
import { migrationList, migrationsFolder, scriptToSchema } from './schema-engine.ts';

/** What stands below this line in a migration was written by hand and is kept when the migrations are begun anew. */
const byHand = '-- Written by hand: what the schema can not say.';

const usage = `npm run migration -- NAME             author the migration from what stands to prisma/schema.prisma
npm run migration -- NAME --restart   replace all migrations by one, keeping what was written by hand; only while nothing is released
`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { restart: { type: 'boolean', default: false } } });
const [name] = positionals;

if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write(usage);
  process.exitCode = 1;
} else {
  process.stdout.write(`${await author(name, values.restart)}\n`);
}

async function author(title: string, restart: boolean): Promise<string> {
  const server = await startTemporaryServer();
  try {
    const list = await migrationList();
    const script = await scriptToSchema(server.url, restart ? { ...list, migrationDirectories: [] } : list);
    if (script === '') return 'The migrations and the schema agree: nothing to author.';
    const kept = restart ? await handwritten() : '';
    if (restart) await rm(migrationsFolder, { recursive: true, force: true });
    const path = `${DateTime.utc().toFormat('yyyyMMddHHmmss')}_${title}`;
    await mkdir(`${migrationsFolder}/${path}`, { recursive: true });
    await writeFile(`${migrationsFolder}/migration_lock.toml`, 'provider = "postgresql"\n');
    await writeFile(`${migrationsFolder}/${path}/migration.sql`, `${script.trim()}\n\n${byHand}\n${kept}`);
    return `prisma/migrations/${path}/migration.sql: read it, and add by hand below its last line what the schema can not say.`;
  } finally {
    await server.stop();
  }
}

async function handwritten(): Promise<string> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const scripts = await Promise.all(names.toSorted().map((path) => readFile(`${migrationsFolder}/${path}/migration.sql`, 'utf8')));
  return scripts.map((script) => script.split(`${byHand}\n`)[1] ?? '').join('');
}
