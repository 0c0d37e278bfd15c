import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlQuery, Transaction } from '@prisma/driver-adapter-utils';

type Value = string | number | boolean | null | readonly string[];
type Row = Readonly<Record<string, unknown>>;

/**
 * The transaction's connection without Prisma's engine between, for the few statements of every request. Statements are carried out in
 * the order in which they are given, these and Prisma's alike, and are sent without waiting for the ones before.
 */
export type Session = {
  /** Sends a statement and gives its rows. */
  rows(text: string, values: readonly Value[]): Promise<readonly Row[]>;
  /** Sends a statement whose result nobody needs: where it fails, the transaction fails. */
  write(text: string, values: readonly Value[]): void;
  /** A statement to be sent together with the commit, so that what it locks is held no longer than the server needs. */
  writeLast(text: string, values: readonly Value[]): void;
  /** Resolves when everything written so far is carried out; rejects with the first failure. */
  written(): Promise<void>;
};

/** The session of a transaction, from its beginning; `refused` once the server has said that it did not commit. */
export type OpenSession = { session: Session | null; refused: boolean };

/** Where the transaction that is being opened in this asynchronous context leaves its session. */
const opening = new AsyncLocalStorage<OpenSession>();

/** Runs `open`, which begins a transaction of Prisma's, and lets it have its session. */
export function withSession<T>(open: (opened: OpenSession) => Promise<T>): Promise<T> {
  const opened: OpenSession = { session: null, refused: false };
  return opening.run(opened, () => open(opened));
}

/** The driver's transaction as Prisma takes it, with a session beside it. */
export function sessionBeside(driver: Transaction): Transaction {
  const place = opening.getStore();
  const state = { ended: false, pending: [] as Promise<unknown>[], last: [] as SqlQuery[] };

  function send(query: SqlQuery) {
    // Prisma may have ended the transaction meanwhile and given its connection to another.
    if (state.ended) return Promise.reject(new Error('The transaction has ended'));
    return driver.queryRaw(query);
  }

  function write(query: SqlQuery): void {
    const written = send(query);
    written.catch(() => undefined);
    state.pending.push(written);
  }

  async function commit(query: SqlQuery): Promise<number> {
    for (const last of state.last) write(last);
    state.ended = true;
    // In the same breath: where one of them has failed, PostgreSQL takes the commit as a rollback.
    const committed = driver.executeRaw(query);
    committed.catch(() => undefined);
    try {
      await Promise.all(state.pending);
    } catch (error) {
      if (place) place.refused = isFromServer(error);
      await committed.catch(() => undefined);
      throw error;
    }
    return committed;
  }

  if (place) {
    place.session = {
      async rows(text, values) {
        const { columnNames, rows } = await send(toQuery(text, values));
        return rows.map((row) => Object.fromEntries(columnNames.map((name, index) => [name, row[index]])));
      },
      write: (text, values) => write(toQuery(text, values)),
      writeLast: (text, values) => void state.last.push(toQuery(text, values)),
      async written() {
        await Promise.all(state.pending);
      },
    };
  }
  return {
    provider: driver.provider,
    adapterName: driver.adapterName,
    options: driver.options,
    queryRaw: (query) => driver.queryRaw(query),
    executeRaw(query) {
      if (query.sql === 'COMMIT') return commit(query);
      if (query.sql === 'ROLLBACK') state.ended = true;
      return driver.executeRaw(query);
    },
    commit: () => driver.commit(),
    rollback: () => driver.rollback(),
    createSavepoint: async (name) => driver.createSavepoint?.(name),
    rollbackToSavepoint: async (name) => driver.rollbackToSavepoint?.(name),
    releaseSavepoint: async (name) => driver.releaseSavepoint?.(name),
  };
}

/** Whether PostgreSQL itself refused the statement, rather than the connection being lost. */
function isFromServer(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return typeof cause === 'object' && cause !== null && 'originalCode' in cause && /^[0-9A-Z]{5}$/.test(String(cause.originalCode));
}

const names = new Map<string, string>();

function toQuery(sql: string, values: readonly Value[]): SqlQuery {
  if (!names.has(sql)) names.set(sql, `conclave_${names.size}`);
  return { sql, args: [...values], argTypes: values.map(() => ({ scalarType: 'unknown', arity: 'scalar' })) };
}

/** The name under which a session's statement stays prepared on a connection; Prisma's own have none. */
export function preparedName({ sql }: SqlQuery): string {
  return names.get(sql) ?? '';
}
