import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { clusterPassword, superuser } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { type ServerHome, socketDirectory } from './server-home.ts';

/** A Unix socket's directory, or on Windows, which has none, a port of the loopback interface. */
export type ServerAddress = { readonly socket: string } | { readonly port: number };

/** Where a server that is to be started will listen. */
export async function newAddress(home: ServerHome): Promise<ServerAddress> {
  return process.platform === 'win32' ? { port: await freePort() } : { socket: await socketDirectory(home) };
}

/** Where a server of this home that runs already listens, as far as can be told. */
export async function knownAddress(home: ServerHome): Promise<ServerAddress | undefined> {
  if (process.platform !== 'win32') return { socket: await socketDirectory(home) };
  const port = Number((await postmasterFile(home))[3]);
  return Number.isInteger(port) && port > 0 ? { port } : undefined;
}

/** The lines of the file in which a server notes its process, directory, start, port and socket. None where there is no such file. */
export async function postmasterFile(home: ServerHome): Promise<readonly string[]> {
  return (await readFile(join(home.cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

/** The server's options for an address: it listens there and nowhere else. */
export function listenOptions(address: ServerAddress): Record<string, string> {
  return 'socket' in address
    ? { listen_addresses: '', unix_socket_directories: address.socket, unix_socket_permissions: '0700' }
    : { listen_addresses: '127.0.0.1', port: String(address.port) };
}

/** The connection URL of one database of the server. */
export async function databaseUrl(home: ServerHome, address: ServerAddress, database: string): Promise<string> {
  const password = await clusterPassword(home);
  if (password === undefined) throw new EmbeddedDatabaseError(`The password of ${home.cluster} can't be read.`);
  const login = `postgresql://${superuser}:${password}`;
  return 'socket' in address
    ? `${login}@localhost/${database}?host=${encodeURIComponent(address.socket)}`
    : `${login}@127.0.0.1:${address.port}/${database}`;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('The free port has no number.')),
      );
    });
  });
}
