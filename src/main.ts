import process from 'node:process';
import { startConclave } from './app.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';

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

const log = createLog(read.config.logLevel);
try {
  const conclave = await startConclave({ config: read.config, clock: systemClock, log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'Conclave is stopping');
      conclave.stop().then(
        () => log.info('Conclave has stopped'),
        (error: unknown) => {
          log.error({ err: error }, 'Conclave did not stop cleanly');
          process.exitCode = 1;
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(`Conclave cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
