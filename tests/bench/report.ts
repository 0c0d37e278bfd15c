import { z } from 'zod';
import type { Measured } from './load.ts';
import { type Variant, variants } from './server-process.ts';

export type Round = {
  readonly variant: Variant;
  /** As fast as it goes */
  readonly flat: Measured;
  /** At a steady rate */
  readonly even: Measured;
  /** Processor time of the server for each request, in milliseconds */
  readonly cpuMs: number;
  readonly postsASecond: number;
};

export const names: Readonly<Record<Variant, string>> = {
  ack: 'bare Bolt: acknowledge',
  floor: 'Bolt, one Prisma read, one insert (the durable floor)',
  conclave: '`/pathway log` through everything',
};

/** The median over the rounds of each figure, with the share of the durable floor. */
export function roundsTable(rounds: readonly Round[], steadyRate: number): string {
  const floor = rate(rounds.filter(({ variant }) => variant === 'floor'));
  const lines = variants.flatMap((variant) => {
    const own = rounds.filter((round) => round.variant === variant);
    if (own.length === 0) return [];
    const flat = (p: number) => median(own.map((round) => percentile(round.flat.times, p)));
    const even = (p: number) => median(own.map((round) => percentile(round.even.times, p)));
    const cells = [
      names[variant],
      rate(own).toFixed(0),
      floor > 0 ? (rate(own) / floor).toFixed(2) : '',
      flat(50).toFixed(1),
      flat(99).toFixed(1),
      even(50).toFixed(1),
      even(99).toFixed(1),
      median(own.map(({ cpuMs }) => cpuMs)).toFixed(2),
      median(own.map(({ postsASecond }) => postsASecond)).toFixed(0),
      own.reduce((total, { flat, even }) => total + flat.notSaved + even.notSaved, 0).toFixed(0),
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return [
    `| server | requests a second | of the floor | p50 ms | p99 ms | p50 ms at ${steadyRate} a second | p99 ms at ${steadyRate} a second | server CPU ms a request | messages sent a second | not saved |`,
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
    `Each round: ${variants
      .map(
        (variant) =>
          `${variant} ${rounds
            .filter((round) => round.variant === variant)
            .map((round) => rate([round]).toFixed(0))
            .join(', ')}`,
      )
      .join('; ')} requests a second.`,
  ].join('\n');
}

const shares = z.array(z.object({ group: z.string(), percent: z.number() }));
const profile = z.object({ groups: shares, functions: shares, busyMs: z.number() });

export function profileTable(name: string, taken: unknown, requests: number): string {
  const { groups, functions, busyMs } = profile.parse(taken);
  const each = busyMs / requests;
  const row = ({ group, percent }: { group: string; percent: number }) =>
    `| ${group} | ${percent.toFixed(1)} | ${((each * percent) / 100).toFixed(3)} |`;
  return [
    `## ${name}: ${each.toFixed(2)} ms busy a request, over ${requests} requests`,
    '| code of | % | ms a request |',
    '|---|---|---|',
    ...groups.slice(0, 24).map(row),
    '',
    '| function | % | ms a request |',
    '|---|---|---|',
    ...functions.slice(0, 20).map(row),
    '',
  ].join('\n');
}

export function statementList(noted: unknown): string {
  const statements = z.array(z.string()).parse(noted);
  return [`${statements.length} statements for one request:`, ...statements.map((text) => `- ${text.slice(0, 110)}`), ''].join('\n');
}

function rate(rounds: readonly Round[]): number {
  return rounds.length === 0 ? 0 : median(rounds.map(({ flat }) => flat.times.length / flat.seconds));
}

export function percentile(times: readonly number[], p: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}
