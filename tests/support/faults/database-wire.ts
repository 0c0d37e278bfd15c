import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Said, statementReader } from './statements.ts';

export type WirePoint = {
  /** The statement at which the connection is stopped */
  readonly at: (said: Said) => boolean;
  /** `before` the server hears of it; or, of a commit, `after` the server has carried it out and before its client is told */
  readonly when: 'before' | 'after';
};

export type DatabaseWire = {
  /** The database's address by way of this wire */
  readonly url: string;
  /** The next connection that comes to this point stands still; resolves then. */
  stopAt(point: WirePoint): Promise<void>;
  /** The connections that stand still break. */
  cut(): void;
  close(): Promise<void>;
};

/** Stands between an app and PostgreSQL and passes everything on, until a connection is to be stopped at a statement. */
export async function databaseWire(databaseUrl: string): Promise<DatabaseWire> {
  const pairs = new Set<() => void>();
  const stopped = new Set<() => void>();
  let armed: (WirePoint & { reached: () => void }) | null = null;

  const server = createServer((client) => {
    const upstream = connect(whereIs(databaseUrl));
    const end = () => {
      client.destroy();
      upstream.destroy();
      pairs.delete(end);
    };
    pairs.add(end);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    join(client, upstream, end);
  });

  function join(client: Socket, upstream: Socket, end: () => void): void {
    const read = statementReader();
    let passing = true;
    let withheld: (() => void) | null = null;
    client.on('data', (chunk) => {
      for (const said of passing ? read(chunk) : []) {
        const point = armed?.at(said) ? armed : null;
        if (point) {
          armed = null;
          stopped.add(end);
          passing = false;
          if (point.when === 'before') return point.reached();
          withheld = point.reached;
        }
        upstream.write(said.bytes);
      }
    });
    let kept = '';
    upstream.on('data', (chunk) => {
      if (!withheld) {
        client.write(chunk);
        return;
      }
      // What was said before the commit is answered first, and a server that loses its client before it commits does not.
      kept += chunk.toString('latin1');
      if (commitEnded.test(kept)) withheld();
    });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: throughPort(databaseUrl, port),
    stopAt: (point) =>
      new Promise((resolve) => {
        armed = { ...point, reached: resolve };
      }),
    cut() {
      for (const end of stopped) end();
      stopped.clear();
    },
    async close() {
      server.close();
      for (const end of pairs) end();
    },
  };
}

/** The server's word that a commit has ended: stored, or rolled back because something before had failed. */
const commitEnded = /(COMMIT|ROLLBACK)\0/;

function whereIs(databaseUrl: string): { path: string } | { host: string; port: number } {
  const url = new URL(databaseUrl);
  const directory = url.searchParams.get('host');
  return directory === null ? { host: url.hostname, port: Number(url.port || 5432) } : { path: `${directory}/.s.PGSQL.5432` };
}

function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
