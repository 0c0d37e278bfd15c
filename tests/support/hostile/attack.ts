import fc from 'fast-check';
import { signed } from '#src/playground/workspace/dispatch/signature.ts';
import type { World } from '#src/playground/world.ts';
import { genuineRequests } from './baseline.ts';
import type { HostileRequest } from './encode.ts';
import { hostile, marker } from './spoil.ts';

const together = 8;

/** Marks of our own insides in what people are shown. */
const insides = /\n\s+at |node_modules|\.ts:\d|Prisma|Zod|\w+Error\b|invalid input|unexpected token|went wrong on our side/i;

/** `patience`: milliseconds an answer may take, of which Slack has 3,000. */
export type AttackOptions = { readonly patience: number; readonly seed?: number };

export type Attack = { readonly sent: number; readonly answers: Readonly<Record<string, number>>; readonly slowest: number };

/**
 * Sends `count` hostile signed requests, eight at a time, to the app of a governed world. Rejects where one is not answered in time, or by
 * anything but 200, 400 or 413; where people are shown anything of the inside; or where the app logs an error, or what was sent.
 */
export async function attack(
  world: World & { readonly log: readonly string[] },
  count: number,
  { patience, seed }: AttackOptions,
): Promise<Attack> {
  const url = `http://127.0.0.1:${world.conclave.port}/slack/events`;
  const genuine = await genuineRequests(world);
  const answers: Record<string, number> = {};
  const seen = { slowest: 0, sent: 0, logged: world.log.length, shown: world.workspace.calls().length };
  const batch = fc.array(hostile(genuine), { minLength: together, maxLength: together });
  const property = fc.asyncProperty(batch, async (requests) => {
    const results = await Promise.all(requests.map((request) => send(world, url, request, patience)));
    for (const { status, milliseconds, shown } of results) {
      answers[status] = (answers[status] ?? 0) + 1;
      seen.slowest = Math.max(seen.slowest, milliseconds);
      seen.sent += 1;
      expectNothingInside(shown);
    }
    const logged = world.log.slice(seen.logged).join('');
    seen.logged = world.log.length;
    if (/"level":[56]0/.test(logged)) throw new Error(`An error was logged: ${logged.slice(-2000)}`);
    if (logged.includes(marker)) throw new Error(`What was sent was logged: ${logged.slice(-2000)}`);
    const calls = world.workspace.calls();
    for (const { args } of calls.slice(seen.shown)) expectNothingInside(JSON.stringify(args));
    seen.shown = calls.length;
    if (Reflect.get({}, 'polluted') !== undefined) throw new Error('The prototype of all objects was changed');
  });
  await fc.assert(property, { numRuns: Math.ceil(count / together), endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
  return { sent: seen.sent, answers, slowest: Math.round(seen.slowest) };
}

function expectNothingInside(shown: string): void {
  const found = insides.exec(shown);
  if (found) throw new Error(`${JSON.stringify(found[0])} is shown to people: ${shown.slice(0, 2000)}`);
}

async function send({ workspace }: World, url: string, { body, contentType }: HostileRequest, patience: number) {
  const began = performance.now();
  const headers = { 'content-type': contentType, ...signed(workspace.signingSecret, Math.floor(Date.now() / 1000), body) };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) });
  const shown = await response.text();
  const { status } = response;
  if (![200, 400, 413].includes(status)) throw new Error(`Answered with ${status}: ${shown}`);
  return { status, shown, milliseconds: performance.now() - began };
}
