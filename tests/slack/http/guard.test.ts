import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGuard } from '#src/slack/http/guard.ts';

const signingSecret = 'the-signing-secret';
let server: Server;
let url: string;
let passed: string[];
let refused: string[];
let answerWith: number;

beforeEach(async () => {
  passed = [];
  refused = [];
  answerWith = 200;
  const guard = createGuard({
    signingSecret,
    onRefused: (reason) => refused.push(reason),
    pass: (request, response) => {
      passed.push(request.rawBody.toString());
      setTimeout(
        () => response.writeHead(answerWith, { 'content-type': 'application/json' }).end(JSON.stringify({ answer: passed.length })),
        20,
      );
    },
  });
  server = createServer((request, response) => void guard(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

const seconds = () => Math.floor(Date.now() / 1000);
const fields = {
  team_id: 'T0KENT',
  channel_id: 'C0DEMENTIA',
  user_id: 'U0DEMENTIA',
  command: '/pathway',
  text: 'log',
  trigger_id: '1.2.3',
  response_url: 'https://hooks.slack.com/commands/1',
};
const command = new URLSearchParams(fields).toString();

async function send(
  body: string,
  { timestamp = String(seconds()), secret = signingSecret, type = 'application/x-www-form-urlencoded', signature = '' } = {},
) {
  const signed = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature || signed };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') };
}

describe('the guard in front of Bolt', () => {
  test('lets a genuine request through with its body', async () => {
    expect(await send(command)).toMatchObject({ status: 200, body: '{"answer":1}' });
    expect(passed).toEqual([command]);
  });

  test.each([
    ['a signature by another secret', { secret: 'another' }, 'wrong signature'],
    ['a signature of another form', { signature: 'v0=abc' }, 'wrong signature'],
    ['a timestamp six minutes old', { timestamp: String(seconds() - 360) }, 'too old'],
    ['a timestamp two minutes ahead', { timestamp: String(seconds() + 120) }, 'from the future'],
    ['a timestamp ten years ahead', { timestamp: String(seconds() + 315_360_000) }, 'from the future'],
    ['a timestamp that is none', { timestamp: 'yesterday' }, 'not a timestamp'],
  ])('turns away %s', async (_what, how, reason) => {
    expect((await send(command, how)).status).toBe(401);
    expect(passed).toEqual([]);
    expect(refused).toEqual([reason]);
  });

  test('turns away a request without a signature', async () => {
    expect((await fetch(url, { method: 'POST', body: command })).status).toBe(401);
    expect(refused).toEqual(['no signature']);
  });

  test.each([
    ['null as JSON', 'null', 'application/json'],
    ['a list as JSON', '[]', 'application/json'],
    ['broken JSON', '{', 'application/json'],
    ['a payload of null', 'payload=null', 'application/x-www-form-urlencoded'],
    ['a payload that is no JSON', 'payload=%7B', 'application/x-www-form-urlencoded'],
    ['a form that is no request of Slack’s', 'a=b', 'application/x-www-form-urlencoded'],
    ['an empty body', '', 'application/x-www-form-urlencoded'],
    ['a command with a field twice', `${command}&text=other`, 'application/x-www-form-urlencoded'],
    ['a command beside a payload', `${command}&payload=%7B%7D`, 'application/x-www-form-urlencoded'],
    ['a command without its team', new URLSearchParams({ ...fields, team_id: '' }).toString(), 'application/x-www-form-urlencoded'],
    [
      'a team that is a name of JavaScript’s',
      new URLSearchParams({ ...fields, team_id: '__proto__' }).toString(),
      'application/x-www-form-urlencoded',
    ],
    ['a command as JSON', JSON.stringify(fields), 'application/json'],
    ['another content type', '{}', 'text/plain'],
  ])('turns away %s although it is signed', async (_what, body, type) => {
    expect((await send(body, { type })).status).toBe(400);
    expect(passed).toEqual([]);
  });

  test('turns away a body over the limit although it is signed', async () => {
    expect((await send(`payload=${'x'.repeat(5 * 1024 * 1024)}`)).status).toBe(413);
    expect(passed).toEqual([]);
  });

  test('gives a replay the first answer again, also while the first is still under way, and passes it to nobody', async () => {
    const timestamp = String(seconds());
    const together = await Promise.all([send(command, { timestamp }), send(command, { timestamp }), send(command, { timestamp })]);
    const later = await send(command, { timestamp });
    expect(passed).toEqual([command]);
    for (const answer of [...together, later]) expect(answer).toEqual({ status: 200, body: '{"answer":1}', type: 'application/json' });
  });

  test('forgets an answer that failed, so that the sender may try again', async () => {
    const timestamp = String(seconds());
    answerWith = 500;
    expect((await send(command, { timestamp })).status).toBe(500);
    answerWith = 200;
    expect(await send(command, { timestamp })).toMatchObject({ status: 200, body: '{"answer":2}' });
  });
});
