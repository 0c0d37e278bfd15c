import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { openDatabase } from '#src/database/open-database.ts';

/** A process that opens the database of a directory, says so on its output, and closes it when its input ends. */
const [role, dataDir = '', uid] = process.argv.slice(2);

if (uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}

try {
  const database = await openDatabase({ dataDir, role: role === 'app' ? 'app' : 'command line', log: pino({ level: 'silent' }) });
  process.stdout.write(`${JSON.stringify({ url: database.url })}\n`);
  const input = createInterface({ input: process.stdin });
  await new Promise((resolve) => input.once('close', resolve));
  await database.close();
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refused: error instanceof Error ? error.message : 'unknown' })}\n`);
}
