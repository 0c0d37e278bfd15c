import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { z } from 'zod';
import { governanceOfMany, type Size, team } from './governance.ts';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const outcome = z.object({
  result: z.string(),
  changes: z.number(),
  readMs: z.number(),
  applyMs: z.number(),
  stopMs: z.number(),
  cpuMs: z.number(),
});
type Outcome = z.infer<typeof outcome>;
const verified = z.object({ status: z.number(), said: z.string(), ms: z.number(), cpuMs: z.number(), megabytes: z.number() });

/** Applies governance files of this size to a new database, one after the other: the first, the same again, with some and many of the people called otherwise, and with every seat given another tag. */
export async function measureApplying(databaseUrl: string, size: Size): Promise<string> {
  const many = Math.round(size.people / 2);
  const renamed = (count: number, word: string) => (index: number) => (index < count ? `${word} ${index}` : `Person ${index}`);
  const files = [
    { title: 'the first file', text: governanceOfMany(size) },
    { title: 'the same again', text: governanceOfMany(size) },
    { title: '50 people called otherwise', text: governanceOfMany(size, renamed(50, 'Colleague')) },
    { title: `${many} people called otherwise`, text: governanceOfMany(size, renamed(many, 'Clinician')) },
    { title: `${size.people} seats given another tag`, text: governanceOfMany(size, renamed(many, 'Clinician'), 'medical') },
  ];
  const lines: string[] = [];
  for (const { title, text } of files) {
    const [done, heldMs] = await whileProbing(databaseUrl, () => applyOne(databaseUrl, text));
    lines.push(lineOf(title, done, heldMs));
    process.stderr.write('.');
  }
  return [
    `${size.pathways} pathways, ${size.people} people, ${size.bodies} bodies; milliseconds.`,
    '',
    '| file | result | changes | reading it | applying it | together | a decision waits at most | longest stop of its event loop | processor time |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
    await verifying(databaseUrl),
  ].join('\n');
}

function lineOf(title: string, { result, changes, readMs, applyMs, stopMs, cpuMs }: Outcome, heldMs: number): string {
  const figures = [readMs, applyMs, readMs + applyMs, heldMs, stopMs, cpuMs].map((one) => one.toFixed(0));
  return `| ${[title, result, changes, ...figures].join(' | ')} |`;
}

async function applyOne(databaseUrl: string, text: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'conclave-bench-'));
  const file = join(folder, 'governance.yaml');
  await writeFile(file, text);
  try {
    return outcome.parse(await answerOf('apply-process.ts', JSON.stringify({ databaseUrl, file })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function verifying(databaseUrl: string): Promise<string> {
  const { status, said, ms, cpuMs, megabytes } = verified.parse(await answerOf('verify-process.ts', databaseUrl));
  if (status !== 0) throw new Error(said);
  return `audit verify --all after that: ${ms.toFixed(0)} ms, ${cpuMs.toFixed(0)} ms of processor time, ${megabytes.toFixed(0)} MB at most.`;
}

/** What a process of its own has to say. */
async function answerOf(name: string, argument: string): Promise<unknown> {
  const child = spawn(process.execPath, [script(name), argument], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} ended without an answer`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}

/** Meanwhile takes the workspace's row, again and again, as every decision does: gives the longest wait for it too, in milliseconds. */
async function whileProbing<T>(connectionString: string, work: () => Promise<T>): Promise<[T, number]> {
  const client = new Client({ connectionString });
  await client.connect();
  const probe = { longest: 0, over: false };
  const probing = (async () => {
    while (!probe.over) {
      const began = performance.now();
      await client.query('SELECT FROM workspace WHERE team = $1 FOR SHARE', [team]).catch(() => sleep(5));
      probe.longest = Math.max(probe.longest, performance.now() - began);
      await sleep(2);
    }
  })();
  try {
    return [await work(), probe.longest];
  } finally {
    probe.over = true;
    await probing;
    await client.end();
  }
}
