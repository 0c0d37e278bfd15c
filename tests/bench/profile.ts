import { type Profiler, Session } from 'node:inspector/promises';

type Share = { readonly group: string; readonly percent: number };
export type Profile = {
  /** Where the busy time went, by who wrote the code, largest first */
  readonly groups: readonly Share[];
  /** The single functions that took most time themselves */
  readonly functions: readonly Share[];
  /** Milliseconds the processor was busy */
  readonly busyMs: number;
};

const interval = 200;

/** Samples this process until `stop`, which sums up where the time went. The same samples as `node --cpu-prof`, without the start. */
export async function startProfile(): Promise<{ stop(): Promise<Profile> }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval });
  await session.post('Profiler.start');
  return {
    async stop() {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      return summarise(profile);
    },
  };
}

function summarise({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Profile {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const groups = new Map<string, number>();
  const functions = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    const time = timeDeltas[index] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    busy += time;
    add(groups, groupOf(frame), time);
    add(functions, `${frame.functionName || 'anonymous'} (${groupOf(frame)})`, time);
  });
  const shares = (times: Map<string, number>) =>
    [...times].map(([group, time]) => ({ group, percent: (100 * time) / busy })).toSorted((a, b) => b.percent - a.percent);
  return { groups: shares(groups), functions: shares(functions), busyMs: busy / 1000 };
}

function add(times: Map<string, number>, key: string, time: number): void {
  times.set(key, (times.get(key) ?? 0) + time);
}

function groupOf({ url, functionName }: Profiler.Profile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName === '(garbage collector)' ? 'garbage collection' : 'the engine and the system';
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (dependency !== undefined) return dependency;
  if (url.startsWith('wasm:')) return '@prisma/client (WebAssembly)';
  if (url.startsWith('node:')) return `node:${/^node:(?:internal\/)?([a-z_]+)/.exec(url)?.[1] ?? ''}`;
  const own = /\/(src|commands|tests)\/(?:([a-z-]+)\/)?/.exec(url);
  return own ? `ours: ${[own[1], own[2]].filter(Boolean).join('/')}` : url;
}
