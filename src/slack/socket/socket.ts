import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';

export type SocketOptions = Omit<ConnectionOptions, 'app' | 'taking'> & {
  /** Called with why no connection could be opened; it is tried again */
  readonly onUnconnected: (error: unknown) => void;
};

/** The way in by Socket Mode: keeps a connection open, and opens the next before Slack closes one. */
export type Socket = Receiver & {
  connected(): boolean;
  /** Takes nothing new from here on. What was taken can still be acknowledged. */
  pause(): void;
};

/** Milliseconds to wait before the next attempt, by how many have failed in a row. */
const rests = [200, 500, 1000, 2000, 5000, 10_000, 30_000];

export function createSocket(options: SocketOptions): Socket {
  const open = new Set<Connection>();
  const stopping = new AbortController();
  const stopped = aborted(stopping.signal);
  let app: App | null = null;
  let taking = true;
  let kept: Promise<void> = Promise.resolve();

  async function connect(): Promise<Connection> {
    if (!app) throw new Error('The socket has nobody to hand to');
    const connection = await openConnection({ ...options, app, taking: () => taking });
    open.add(connection);
    void connection.closed.then(() => open.delete(connection));
    return connection;
  }

  /** An outdated connection is left to Slack to close: until then it brings requests, and takes their acknowledgements. */
  async function keepOne(): Promise<void> {
    for (let failed = 0; !stopping.signal.aborted; ) {
      const connection = await connect().catch((error: unknown) => tellOf(error));
      if ('askedFor' in connection) {
        failed += 1;
        await rest(failed, connection.askedFor);
        continue;
      }
      failed = 0;
      const ended = await Promise.race([connection.outdated, connection.closed, stopped]);
      if (ended === 'closed') await rest(failed);
    }
  }

  function tellOf(error: unknown): { readonly askedFor: number } {
    options.onUnconnected(error);
    return { askedFor: error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0 };
  }

  async function rest(failed: number, atLeast = 0): Promise<void> {
    const usual = rests[Math.min(failed, rests.length - 1)] ?? 0;
    await sleep(Math.max(usual, atLeast), null, { signal: stopping.signal }).catch(() => null);
  }

  return {
    init(given) {
      app = given;
    },
    async start() {
      kept = keepOne();
    },
    connected: () => open.size > 0,
    pause() {
      taking = false;
    },
    async stop() {
      taking = false;
      stopping.abort();
      await kept;
      await Promise.all([...open].map((connection) => connection.close()));
    },
  };
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
}
