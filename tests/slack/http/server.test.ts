import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { readBody } from '#src/slack/http/read-body.ts';
import { createHttpServer } from '#src/slack/http/server.ts';

test('a stop does not wait for a request whose body never arrives whole', async () => {
  const server = createHttpServer({
    slack: async (request, response) => {
      await readBody(request);
      response.end();
    },
    ready: {},
    metrics: async () => ({ contentType: 'text/plain', body: '' }),
    onError: () => undefined,
  });
  const port = await server.listen(0, '127.0.0.1');
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  client.on('error', () => undefined);
  client.write('POST /slack/events HTTP/1.1\r\nhost: conclave\r\ncontent-length: 100\r\n\r\nhalf of it');
  const closed = once(client, 'close');
  await server.close();
  await closed;
  expect(client.destroyed).toBe(true);
});
