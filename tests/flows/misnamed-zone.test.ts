import { expect, onTestFinished, test } from 'vitest';
import { createPrisma } from '#src/database/prisma.ts';
import { createLog } from '#src/log.ts';
import { startWorld } from '#src/playground/world.ts';
import { createGovernedCopy, kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';

test('a zone without a place that was applied before it was refused is told of at the start, and the app runs', async () => {
  const at = london('2011-11-09T09:00');
  const database = await createGovernedCopy(kent, at);
  onTestFinished(() => database.drop());
  const { prisma, close } = createPrisma(database.url, { poolSize: 1 });
  await prisma.workspace.updateMany({ data: { timezone: 'UTC' } });
  await prisma.body.updateMany({ where: { key: 'medway-hwb' }, data: { timezone: 'Etc/GMT' } });
  await close();

  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const world = await startWorld({ database: { databaseUrl: database.url, dataDir: 'unused' }, team: 'T0KENT', at, pace: 5, log });
  onTestFinished(() => world.stop());

  const told = lines.map((line): unknown => JSON.parse(line)).filter((line) => JSON.stringify(line).includes('counted by a zone'));
  expect(told).toMatchObject([
    { team: 'T0KENT', of: 'the workspace', fault: '"UTC" is an offset, not a time zone with its summer time: did you mean Europe/London?' },
    { team: 'T0KENT', of: expect.stringContaining('Medway'), fault: expect.stringContaining('did you mean Europe/London?') },
  ]);
});
