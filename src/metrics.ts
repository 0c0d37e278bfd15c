import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import packageJson from '../package.json' with { type: 'json' };

/** What is asked at each scrape. What rejects is left out of the page. */
export type MetricsSources = {
  /** Whether the database answers */
  readonly database: () => Promise<boolean>;
  readonly jobs: () => Promise<Readonly<Record<'waiting' | 'active' | 'failed', number>>>;
  readonly messages: () => Promise<Readonly<Record<'waiting' | 'held' | 'parked', number>>>;
  readonly connections: () => Promise<Readonly<Record<'total' | 'idle' | 'waiting', number>>>;
  /** Lines of the log that could not be written */
  readonly lostLogLines: () => number;
};

export type Metrics = {
  /** A request was answered, or turned away before it reached anybody */
  answered(kind: string, outcome: string): void;
  /** Seconds from a request's arrival to its acknowledgement */
  acknowledged(kind: string, seconds: number): void;
  swept(job: string, result: 'success' | 'failure'): void;
  /** The page that Prometheus reads */
  page(): Promise<{ readonly contentType: string; readonly body: string }>;
};

/** Slack gives up after three seconds. */
const ackBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3];

/** Counts and gauges of one app. Labels have few, fixed values; nothing that people wrote or that names anybody gets in here. */
export function createMetrics(jobNames: readonly string[], sources: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  ofTheProcess();
  buildInfo(registers);
  currentState(registers, sources);
  const requests = new Counter({
    name: 'conclave_requests_total',
    help: 'Requests from Slack by kind and by how they were answered',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'conclave_ack_seconds',
    help: 'Time from the arrival of a request to its acknowledgement',
    labelNames: ['kind'],
    buckets: ackBuckets,
    registers,
  });
  const sweeps = sweepMetrics(registers, jobNames);
  return {
    answered: (kind, outcome) => requests.inc({ kind, outcome }),
    acknowledged: (kind, seconds) => acknowledgement.observe({ kind }, seconds),
    swept: sweeps,
    page: async () => ({ contentType: registry.contentType, body: await Registry.merge([ofTheProcess(), registry]).metrics() }),
  };
}

let watched: Registry | undefined;

/** What is measured of the process, however many apps run in it: it is watched from the first one on, for good. */
function ofTheProcess(): Registry {
  watched ??= watchProcess();
  return watched;
}

function watchProcess(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}

function buildInfo(registers: Registry[]): void {
  const info = new Gauge({
    name: 'conclave_build_info',
    help: 'The version that runs; always 1',
    labelNames: ['version', 'node'],
    registers,
  });
  info.set({ version: packageJson.version, node: process.versions.node }, 1);
}

function currentState(registers: Registry[], { database, jobs, messages, connections, lostLogLines }: MetricsSources): void {
  new Counter({
    name: 'conclave_log_lines_lost_total',
    help: 'Lines of the log that could not be written, as on a full disk, and are not kept',
    registers,
    collect() {
      this.reset();
      this.inc(lostLogLines());
    },
  });
  new Gauge({
    name: 'conclave_database_up',
    help: 'Whether the database answers: 1 or 0',
    registers,
    async collect() {
      this.set((await database().catch(() => false)) ? 1 : 0);
    },
  });
  byState(
    registers,
    'conclave_database_connections',
    'Connections of this process for its transactions by state, without the four at most of its queue; waiting: who waits for one',
    connections,
  );
  byState(registers, 'conclave_jobs', 'Jobs of the queue by state', jobs);
  byState(registers, 'conclave_messages', 'Messages that Slack does not have yet by state; parked: a person must decide', messages);
}

function byState(registers: Registry[], name: string, help: string, read: () => Promise<Readonly<Record<string, number>>>): void {
  new Gauge({
    name,
    help,
    labelNames: ['state'],
    registers,
    async collect() {
      const states = await read().catch(() => ({}));
      this.reset();
      for (const [state, value] of Object.entries(states)) this.set({ state }, value);
    },
  });
}

function sweepMetrics(registers: Registry[], jobNames: readonly string[]): Metrics['swept'] {
  const named = { labelNames: ['job'] as const, registers };
  const runs = new Counter({ ...named, name: 'conclave_sweeps_total', help: 'Sweeps that ended, well or not' });
  const failures = new Counter({ ...named, name: 'conclave_sweep_failures_total', help: 'Sweeps that failed' });
  const success = new Gauge({ ...named, name: 'conclave_sweep_last_success_timestamp_seconds', help: 'When a sweep last ended well' });
  for (const job of jobNames) {
    runs.inc({ job }, 0);
    failures.inc({ job }, 0);
  }
  return (job, result) => {
    runs.inc({ job });
    if (result === 'failure') failures.inc({ job });
    else success.setToCurrentTime({ job });
  };
}
