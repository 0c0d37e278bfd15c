import { afterEach, beforeEach, expect, test } from 'vitest';
import { theMessage } from './support/seeing.ts';
import { startKentWorld, type TestWorld } from './support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await startKentWorld();
});
afterEach(() => world.stop());

const as = (user: string) => world.workspace.as(user);

/** The value of each sample, by its name and labels as they stand on the page. */
async function scrape(): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`http://127.0.0.1:${world.conclave.port}/metrics`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
}

const requests = (kind: string, outcome: string) => `conclave_requests_total{kind="${kind}",outcome="${outcome}"}`;

test('the page counts requests by kind and outcome, and what is on its way, after a day of the Kent case', async () => {
  const lead = as('U0DEMENTIA');
  await lead.command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await lead.command('C0DEMENTIA', '/pathway', 'log red Ward closed');
  await lead.command('C0DEMENTIA', '/signoff', 'request');
  await lead.submit({ Title: 'Dementia pathway redesign' });
  await world.settled();
  await as('U0CLGCHAIR').press(theMessage(as('U0CLGCHAIR').sees('C0CLG'), /^SO-1, version/), 'Approve');
  await world.workspace.event({ type: 'member_joined_channel', user: 'U0DOCTOR', channel: 'C0DEMENTIA' });
  await fetch(`http://127.0.0.1:${world.conclave.port}/slack/events`, { method: 'POST', body: 'forged' });
  await world.conclave.sweep();
  await world.settled();
  const page = await scrape();
  expect(page.get(requests('command', 'done'))).toBe(2);
  expect(page.get(requests('command', 'refused'))).toBe(1);
  expect(page.get(requests('submission', 'done'))).toBe(1);
  expect(page.get(requests('action', 'done'))).toBe(1);
  expect(page.get(requests('event', 'done'))).toBe(1);
  expect(page.get(requests('unknown', 'turned away'))).toBe(1);
  expect(page.get('conclave_ack_seconds_count{kind="command"}')).toBe(3);
  expect(page.get('conclave_messages{state="waiting"}')).toBe(0);
  expect(page.get('conclave_messages{state="parked"}')).toBe(0);
  expect(page.get('conclave_jobs{state="failed"}')).toBe(0);
  expect(page.get('conclave_database_up')).toBe(1);
  expect(page.get('conclave_database_connections{state="total"}')).toBeGreaterThan(0);
  expect(page.get('conclave_sweeps_total{job="send due digests"}')).toBe(1);
  expect(page.get('conclave_sweep_failures_total{job="send due digests"}')).toBe(0);
  expect(page.get('conclave_sweep_last_success_timestamp_seconds{job="send due digests"}')).toBeGreaterThan(1_700_000_000);
  expect([...page.keys()].some((name) => /^conclave_build_info\{version="\d+\.\d+\.\d+",node="24\./.test(name))).toBe(true);
  expect(page.get('process_cpu_seconds_total')).toBeGreaterThan(0);
});

test('it holds no name, no id and nothing that was written', async () => {
  await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Kestrel ward open');
  await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'kestrel');
  await world.settled();
  const words = [...(await scrape()).keys()].join('\n');
  expect(words).not.toMatch(/kestrel|dementia|T0KENT|U0|C0/i);
});

test('what is held and what is not saved shows; while the database cannot be asked the page still stands and says so', async () => {
  world.workspace.remove('C0DEMENTIA');
  await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await world.settled();
  expect((await scrape()).get('conclave_messages{state="held"}')).toBe(1);
  const { prisma } = world.conclave.foundation.database;
  await prisma.$executeRaw`ALTER TABLE entry ADD CHECK (false) NOT VALID`;
  await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Once more');
  expect((await scrape()).get(requests('command', 'incident'))).toBe(1);
  await prisma.$executeRaw`ALTER TABLE outgoing_message RENAME TO outgoing_message_elsewhere`;
  const page = await scrape();
  expect(page.has('conclave_messages{state="held"}')).toBe(false);
  expect(page.get('conclave_database_up')).toBe(1);
  await prisma.$executeRaw`ALTER TABLE outgoing_message_elsewhere RENAME TO outgoing_message`;
});
