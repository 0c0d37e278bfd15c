import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { DatabaseError, Pool, type QueryArrayConfig } from 'pg';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const schemaFile = folder('schema.prisma');
export const migrationsFolder = folder('migrations');

/** PostgreSQL's one-byte "char", which the adapter does not know. It is read as text and handed to the engine as a character. */
const oneByteChar = 18;
const text = 25;

// Where the engine looks for a way to say why it panicked.
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) } });

/** Prisma's schema engine on one database. It keeps its advisory lock until `close`. */
export async function openSchemaEngine(url: string): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  const open = new Set<SqlDriverAdapter>();
  const connect = async (database: string, dispose: () => Promise<void>): Promise<SqlDriverAdapter> => {
    const adapter = await connectTo(database, async () => {
      open.delete(adapter);
      await dispose();
    });
    open.add(adapter);
    return adapter;
  };
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => connect(url, async () => undefined),
    connectToShadowDb: async () => {
      const shadow = await createShadowDatabase(url);
      return connect(shadow.url, shadow.drop);
    },
  });
  const engine = await SchemaEngine.new({ datamodels: [[schemaFile, await readFile(schemaFile, 'utf8')]] }, () => undefined, factory);
  const close = async (): Promise<void> => {
    engine.free();
    for (const adapter of open) await adapter.dispose();
  };
  return { engine, close };
}

/** The stock adapter, but for scripts (it cuts them at each semicolon, also within a function's body) and one-byte "char". */
async function connectTo(url: string, disposed: () => Promise<void>): Promise<SqlDriverAdapter> {
  // One connection: the engine's lock belongs to the session.
  const pool = new Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  const query = pool.query.bind(pool);
  const characters = new WeakMap<object, ReadonlySet<number>>();
  const readingChar = async (config: QueryArrayConfig) => {
    const result = await query(config);
    characters.set(result.rows, new Set(result.fields.flatMap((field, index) => (field.dataTypeID === oneByteChar ? [index] : []))));
    for (const field of result.fields) if (field.dataTypeID === oneByteChar) field.dataTypeID = text;
    return result;
  };
  const adapter = await new PrismaPg(Object.assign(pool, { query: readingChar })).connect();
  const readText = adapter.queryRaw.bind(adapter);
  const queryRaw = async (sql: SqlQuery): Promise<SqlResultSet> => {
    const result = await readText(sql);
    const isCharacter = characters.get(result.rows) ?? new Set();
    return { ...result, columnTypes: result.columnTypes.map((type, index) => (isCharacter.has(index) ? ColumnTypeEnum.Character : type)) };
  };
  const executeScript = async (script: string): Promise<void> => {
    await query(script).catch((error: unknown) => {
      throw error instanceof DatabaseError ? driverError(error) : error;
    });
  };
  const dispose = async (): Promise<void> => {
    await pool.end();
    await disposed();
  };
  return Object.assign(adapter, { queryRaw, executeScript, dispose });
}

const driverError = ({ code = '', severity = '', message, detail, column, hint }: DatabaseError): DriverAdapterError =>
  new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });

async function createShadowDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `shadow_${randomUUID()}`;
  const run = async (statement: string): Promise<void> => {
    const pool = new Pool({ connectionString: url, max: 1 });
    try {
      await pool.query(statement);
    } finally {
      await pool.end();
    }
  };
  await run(`CREATE DATABASE "${name}"`);
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  return { url: shadow.href, drop: () => run(`DROP DATABASE "${name}" WITH (FORCE)`) };
}

/** The migrations' folder as the engine wants it. */
export async function migrationList(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const directories = names.toSorted().map(async (path) => {
    const value = await readFile(`${migrationsFolder}/${path}/migration.sql`, 'utf8');
    return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
  });
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  };
}

/** The script from what the migrations make to what the schema asks for; empty where they agree. */
export async function scriptToSchema(url: string, from: MigrationList): Promise<string> {
  const { engine, close } = await openSchemaEngine(url);
  const filters = { externalTables: [], externalEnums: [] };
  const schema = { path: schemaFile, content: await readFile(schemaFile, 'utf8') };
  try {
    const difference = await engine.diff({
      from: { tag: 'migrations', ...from },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters,
    });
    return difference.exitCode === 0 ? '' : (difference.stdout ?? '');
  } finally {
    await close();
  }
}
