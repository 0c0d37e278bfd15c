import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startKentWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
let stop: () => Promise<void>;
beforeEach(async () => {
  world = await startKentWorld({ transport: 'socket', acknowledgementLimit: 30_000 });
  stop = () => world.stop();
});
afterEach(() => stop());

const lead = () => world.workspace.as('U0DEMENTIA');
const log = (text: string) => lead().command('C0DEMENTIA', '/pathway', `log green ${text}`);
const database = () => world.conclave.foundation.database.prisma;
const readiness = async () => (await fetch(`http://127.0.0.1:${world.conclave.port}/readyz`)).json();

/** Holds what every request needs to commit, until it is released. */
async function holdCommits() {
  const taken = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const holder = database().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT position FROM chronicle_head FOR UPDATE`;
      taken.resolve();
      await release.promise;
    },
    { timeout: 30_000 },
  );
  await taken.promise;
  return {
    async waitedFor(requests: number) {
      const waiting = () => database().$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await waiting()).length < requests) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async release() {
      release.resolve();
      await holder;
    },
  };
}

describe('a socket that closes', () => {
  test('again and again under load loses nothing and doubles nothing', async () => {
    const reports = Array.from({ length: 30 }, (_, index) => `Report ${index + 1}.`);
    const waiting = [...reports];
    let answered = 0;
    const answeredWith = async (text: string): Promise<string> => {
      const { shown, error } = await log(text);
      expect(error).toBeNull();
      if (++answered % 5 === 0) world.workspace.sockets.break();
      // On a busy machine some are not saved in time, and say so: then people send them again.
      return shown?.text.startsWith('Not saved') ? answeredWith(text) : (shown?.text ?? '');
    };
    const worker = async () => {
      for (let text = waiting.shift(); text; text = waiting.shift()) expect(await answeredWith(text)).toMatch(/^Saved/);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    await world.settled();
    expect(world.workspace.sockets.opened).toBeGreaterThan(5);
    const entries = await database().entry.findMany();
    expect(new Set(entries.map(({ done }) => done))).toEqual(new Set(reports));
    expect(entries).toHaveLength(reports.length);
    const cards = world.workspace.as('U0DOCTOR').sees('C0DEMENTIA');
    const shown = cards.map(({ text }) => /Report \d+\./.exec(text)?.[0]);
    expect(new Set(shown)).toEqual(new Set(reports));
    expect(shown).toHaveLength(reports.length);
  });

  test('while a request is at work: it comes again over the next, and gets its first answer', async () => {
    const held = await holdCommits();
    const answer = log('Referral form agreed');
    await held.waitedFor(1);
    world.workspace.sockets.break();
    await world.workspace.until(() => world.workspace.sockets.open === 1, 20_000);
    await held.release();
    expect((await answer).shown?.text).toMatch(/^Saved/);
    expect(await database().entry.count()).toBe(1);
    expect(world.workspace.sockets.opened).toBe(2);
  });

  test('while Slack cannot be reached is opened again once it can, and until then the app is not ready', async () => {
    const { workspace } = world;
    expect(await readiness()).toMatchObject({ status: 'ready', checks: { socket: true } });
    const refusals = [
      { kind: 'drop' as const },
      { kind: 'answer' as const, status: 500, body: {} },
      { kind: 'answer' as const, status: 429, headers: { 'retry-after': '1' }, body: { ok: false, error: 'ratelimited' } },
      { kind: 'answer' as const, body: { ok: false, error: 'invalid_auth' } },
    ];
    const reachable = Promise.withResolvers<undefined>();
    workspace.setIntercept((method) => {
      if (method !== 'apps.connections.open') return undefined;
      return refusals.shift() ?? reachable.promise;
    });
    workspace.sockets.break();
    await workspace.until(() => refusals.length === 0, 30_000);
    expect(await readiness()).toMatchObject({ status: 'not ready', checks: { slack: true, socket: false } });
    reachable.resolve(undefined);
    await workspace.until(() => workspace.sockets.open === 1, 30_000);
    expect(await readiness()).toMatchObject({ status: 'ready' });
    expect((await log('Referral form agreed')).shown?.text).toMatch(/^Saved/);
    expect(world.log.filter((line) => line.includes('could not be opened'))).toHaveLength(4);
  });

  test.each(['warning', 'refresh_requested'] as const)(
    'after the %s that it will: the next is open before, and what is at work is answered',
    async (reason) => {
      const { sockets } = world.workspace;
      const open: number[] = [];
      world.workspace.onChange((change) => change.kind === 'sockets' && open.push(change.open));
      const held = await holdCommits();
      const answer = log('Referral form agreed');
      await held.waitedFor(1);
      const close = sockets.warn(reason);
      await world.workspace.until(() => sockets.open === 2, 20_000);
      await held.release();
      expect((await answer).shown?.text).toMatch(/^Saved/);
      close();
      await world.workspace.until(() => sockets.open === 1);
      expect((await log('Audit slips')).shown?.text).toMatch(/^Saved/);
      expect(await database().entry.count()).toBe(2);
      expect(open).toEqual([2, 1]);
    },
  );
});

test('what is no envelope, or none of Slack’s, reaches nobody and harms nothing', async () => {
  const envelope = (type: string, payload: unknown) => JSON.stringify({ envelope_id: 'E1', type, accepts_response_payload: true, payload });
  const event = (type: unknown) => envelope('events_api', { type: 'event_callback', team_id: 'T0KENT', event_id: 'Ev1', event: { type } });
  const frames: (string | Buffer)[] = [
    '',
    'null',
    '[]',
    '7',
    '{',
    '{"type":null}',
    '{"type":"ws_message"}',
    JSON.stringify({ type: 'slack_event', payload: {} }),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    envelope('slash_commands', null),
    envelope('slash_commands', { command: 7 }),
    envelope('interactive', []),
    envelope('interactive', { type: 'block_actions', actions: [] }),
    envelope('interactive', 'x'.repeat(5_000_000)),
    envelope('events_api', {}),
    event(null),
    event('ws_message'),
    event('close'),
    JSON.stringify({ type: 'slash_commands', payload: lead().commandPayload('C0DEMENTIA', '/pathway', 'log green No envelope id') }),
    Buffer.from('{"type":"hello"}'),
  ];
  for (const frame of frames) world.workspace.sockets.sendRaw(frame);
  expect((await log('Referral form agreed')).shown?.text).toMatch(/^Saved/);
  expect(await database().entry.count()).toBe(1);
  expect(world.workspace.sockets.opened).toBe(1);
  expect(world.log.filter((line) => line.includes('turned away'))).toHaveLength(frames.length);
});

test('the same request in many envelopes has one effect, and the same answer each time', async () => {
  const payload = lead().commandPayload('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  const deliveries = await world.workspace.deliver('command', payload, { times: 20, concurrency: 5 });
  expect(deliveries.map(({ error }) => error)).toEqual(Array(20).fill(null));
  // On a busy machine some are not saved in time, and say so.
  const answers = new Set(deliveries.map(({ body }) => body).filter((body) => !body.includes('Not saved')));
  expect([...answers]).toEqual([expect.stringContaining('Saved')]);
  await world.settled();
  expect(await database().entry.count()).toBe(1);
  expect(world.workspace.as('U0DOCTOR').sees('C0DEMENTIA')).toHaveLength(1);
});

test('nothing comes in over HTTP, whatever it is signed with', async () => {
  const answer = await fetch(`http://127.0.0.1:${world.conclave.port}/slack/events`, { method: 'POST', body: 'payload={}' });
  expect(answer.status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${world.conclave.port}/healthz`)).status).toBe(200);
});

test('told to stop, it takes nothing new, finishes what it has accepted, and closes the socket last', async () => {
  const happened: string[] = [];
  world.workspace.onChange((change) => {
    if (change.kind === 'delivery' && change.delivery.error === null) happened.push('answered');
    if (change.kind === 'sockets' && change.open === 0) happened.push('closed');
  });
  const held = await holdCommits();
  const accepted = log('Referral form agreed');
  await held.waitedFor(1);
  const stopped = world.stop();
  stop = () => stopped;
  const late = log('Too late');
  await held.release();
  expect((await accepted).shown?.text).toMatch(/^Saved/);
  await stopped;
  expect(happened).toEqual(['answered', 'closed']);
  expect((await late).error).toBe('operation_timeout');
});
