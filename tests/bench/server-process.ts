import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const variants = ['ack', 'floor', 'conclave'] as const;
export type Variant = (typeof variants)[number];

export type ServerProcess = {
  readonly port: number;
  readonly pid: number;
  /** Processor time it has taken so far, in milliseconds */
  cpu(): Promise<number>;
  ask(command: 'profile' | 'profiled' | 'note' | 'noted'): Promise<unknown>;
  /** The longest time for which its event loop stood still while something was done, in milliseconds */
  longestStop(work: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
};

export type ServerOptions = {
  readonly variant: Variant;
  readonly databaseUrl: string;
  readonly slackUrl: string;
  readonly pace: number;
  /** Whether a governance file was applied already */
  readonly governed: boolean;
  /** Whether the thread that is watched is also the one that sweeps and sends */
  readonly oneThread?: boolean;
};

const script = fileURLToPath(new URL('server.ts', import.meta.url));
const started = z.object({ port: z.number() });
const answered = z.object({ done: z.unknown(), cpu: z.object({ user: z.number(), system: z.number() }) });

/** Starts a server that may use every processor, which whoever starts it leaves to it in part. Its log goes nowhere, but is written. */
export async function startServerProcess(options: ServerOptions, pinned: boolean): Promise<ServerProcess> {
  const node = [process.execPath, script, JSON.stringify(options)];
  const [program = '', ...args] = pinned ? ['taskset', '-c', `0-${availableParallelism() - 1}`, ...node] : node;
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { port } = started.parse(await messageFrom(child));
  const ask = async (command: string) => {
    child.send(command);
    return answered.parse(await messageFrom(child));
  };
  return {
    port,
    // The program that says which processors it may use becomes the server.
    pid: child.pid ?? 0,
    async cpu() {
      const { cpu } = await ask('cpu');
      return (cpu.user + cpu.system) / 1000;
    },
    async longestStop(work) {
      await ask('watch');
      await work();
      return z.number().parse((await ask('watched')).done);
    },
    ask: async (command) => (await ask(command)).done,
    async stop() {
      const ended = once(child, 'exit');
      await ask('stop');
      await ended;
    },
  };
}

async function messageFrom(child: ChildProcess): Promise<unknown> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('The measured server ended');
  });
  const message = once(child, 'message', { signal });
  ended.catch(() => undefined);
  message.catch(() => undefined);
  const [first] = await Promise.race([message, ended]).finally(() => heard.abort());
  return first;
}
