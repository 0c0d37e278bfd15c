import process from 'node:process';
import { startConclave } from './app.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createLog, logOutput } from './log.ts';

const read = readConfig();
if (!read.ok) {
  const lines = [
    'Conclave cannot start:',
    ...read.problems.map((problem) => `- ${problem}`),
    '',
    'To see Conclave without Slack, run: npm run playground',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

const output = logOutput();
const log = createLog(read.config.logLevel, output);
const told = new Promise<NodeJS.Signals>((resolve) => {
  // It may come twice, from the terminal and from npm, which passes it on: the second must not cut the first short.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, resolve);
});
const conclave = await startConclave({ config: read.config, clock: systemClock, log, output }).catch((error: unknown) => {
  process.stderr.write(`Conclave cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

const end = await Promise.race([told, conclave.failed]);
if (typeof end === 'string') log.info({ signal: end }, 'Conclave is stopping');
else {
  // It would go on answering, and nobody would notice for a while that nothing is sent: whoever started it starts it anew.
  log.fatal({ err: end }, 'Conclave is stopping: the thread that sends has ended');
  process.exitCode = 1;
}
try {
  await conclave.stop();
  log.info('Conclave has stopped');
} catch (error) {
  log.error({ err: error }, 'Conclave did not stop cleanly');
  process.exitCode = 1;
}
await output.close();
// What still waits for a reader who does not read would hold the process.
process.exit();
