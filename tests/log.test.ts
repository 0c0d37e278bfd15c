import { expect, test } from 'vitest';
import { createPrisma } from '#src/database/prisma.ts';
import { createLog } from '#src/log.ts';

function logged(fields: object): unknown {
  const lines: string[] = [];
  createLog('info', { write: (line) => lines.push(line) }).info(fields, 'it happened');
  return JSON.parse(lines.join(''));
}

test('an error is logged with its name, words, place, code and causes, and with nothing that hangs on it besides', () => {
  const cause = Object.assign(new Error('the row was refused'), { detail: 'Failing row contains (what somebody typed)' });
  const error = Object.assign(new AggregateError([cause], 'two failed', { cause }), {
    code: 'P2039',
    meta: { row: 'what somebody typed' },
  });
  const line = logged({ err: error });
  expect(line).toMatchObject({
    err: {
      type: 'AggregateError',
      message: 'two failed',
      code: 'P2039',
      stack: expect.stringContaining('log.test.ts'),
      cause: { type: 'Error', message: 'the row was refused' },
      errors: [{ message: 'the row was refused' }],
    },
  });
  expect(JSON.stringify(line)).not.toContain('typed');
});

test('of a query that Prisma finds fault with the fault is logged, and nothing that was to be stored', async () => {
  const { prisma, close } = createPrisma('postgresql://nobody@127.0.0.1:1/none', { poolSize: 1 });
  const title = { title: 'what somebody typed', number: 'one' };
  const error = await Reflect.apply((args: never) => prisma.signOffVersion.create(args), null, [{ data: title }]).catch(
    (thrown: unknown) => thrown,
  );
  await close();
  const line = logged({ err: error });
  expect(line).toMatchObject({ err: { type: 'PrismaClientValidationError', message: expect.stringContaining('Argument') } });
  expect(JSON.stringify(line)).not.toContain('somebody typed');
});

test('what is thrown and is no error says nothing but of which kind it was', () => {
  expect(logged({ err: 'what somebody typed' })).toMatchObject({ err: { type: 'string' } });
});

test('secrets are taken out wherever they stand', () => {
  const payload = { token: 'a', response_url: 'b', view: { trigger_id: 'c', more: { headers: { authorization: 'd' } } } };
  const line = logged({ payload });
  expect(line).toMatchObject({ payload: { token: '[redacted]', view: { trigger_id: '[redacted]', more: { headers: '[redacted]' } } } });
});
