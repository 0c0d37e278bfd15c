import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { systemClock } from '#src/clock.ts';
import { openFoundation } from '#src/foundation.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { createLog } from '#src/log.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';

/** Applies one governance file in a process of its own, as the command line does, and says how long its parts took. */
const { databaseUrl, file } = z.object({ databaseUrl: z.string(), file: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));

const foundation = await openFoundation({ databaseUrl, dataDir: 'unused', logLevel: 'silent' }, 'command line', createLog('silent'));
const source = await readFile(file);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const cpu = process.cpuUsage();
const began = performance.now();
const reading = readGovernanceFile(source);
if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
const read = performance.now();
const { result, plan } = await applyGovernance(foundation.transact, {
  ...reading.file,
  appliedBy: 'the measurement',
  now: () => systemClock.now(),
  takeFile: false,
});
const applied = performance.now();
const { user, system } = process.cpuUsage(cpu);
// The last stop is not counted before the loop has gone round again.
await new Promise((resolve) => setTimeout(resolve, 20));
delay.disable();
await foundation.close();
const changes = plan.additions.length + plan.changes.length + plan.endings.length;
process.send?.({
  result,
  changes,
  readMs: read - began,
  applyMs: applied - read,
  stopMs: delay.max / 1e6,
  cpuMs: (user + system) / 1000,
});
process.disconnect();
