import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import { foundationAt } from '../foundation.ts';
import { createLog } from '../log.ts';
import { createWebClient } from '../slack/web-client.ts';
import { slackLogger } from '../slack-logger.ts';
import { asked, type Said, threadSetup } from './said.ts';
import { startSending } from './sending.ts';

// The program of the thread that sends: see in-thread.ts, which starts it.
const port = parentPort;
if (!port) throw new Error('This is started as a thread of the app');
const say = (words: Said): void => port.postMessage(words);

const { databaseUrl, slackApiUrl, botToken, pace, logLevel } = threadSetup.parse(workerData);
const log = createLog(logLevel, { write: (line) => say({ kind: 'log', line }) });
const foundation = await foundationAt(databaseUrl, { poolSize: 5, works: true, log });
const sending = await startSending({
  foundation,
  client: createWebClient(slackApiUrl, botToken, slackLogger(log)),
  clock: systemClock,
  log,
  pace,
  scheduled: true,
  swept: (job, result) => say({ kind: 'swept', job, result }),
});

const does = {
  connections: async () => undefined,
  sweep: () => sending.sweep(),
  async stop() {
    try {
      await sending.stop();
    } finally {
      await foundation.close();
    }
  },
};
port.on('message', (message) => {
  const { number, what } = asked.parse(message);
  // What rejects ends the thread, and the app learns why.
  void does[what]().then(() => say({ kind: 'done', number, connections: foundation.database.connections() }));
});
say({ kind: 'ready' });
