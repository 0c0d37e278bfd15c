import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { logRequest, type SignedRequest } from './requests.ts';

/** Times from a request's due instant to its complete answer, in milliseconds, and over how many seconds they came. */
export type Measured = {
  readonly times: readonly number[];
  readonly seconds: number;
  /** How many were told that theirs was not saved; their times are not counted */
  readonly notSaved: number;
  /** How many were not answered in Slack's 3 s, and may be stored or not; nor are theirs */
  readonly unanswered: number;
  readonly lastAnswer: string;
};

export type Target = { readonly port: number; readonly slackUrl: string };

/** `connections` people who each ask again as soon as they are answered. */
export async function flatOut(target: Target, connections: number, seconds: number): Promise<Measured> {
  const client = createClient(target);
  const times: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const signed = client.next();
        const at = performance.now();
        if (await client.send(signed)) times.push(performance.now() - at);
      }
    }),
  );
  return client.close(times, began);
}

/** `rate` requests a second whatever the answers: a late one counts from the instant it was due. */
export async function steady(target: Target, rate: number, seconds: number): Promise<Measured> {
  const client = createClient(target);
  const times: number[] = [];
  const began = performance.now();
  const underWay: Promise<void>[] = [];
  for (let number = 0; number < rate * seconds; number += 1) {
    const due = began + (number * 1000) / rate;
    if (due > performance.now()) await sleep(due - performance.now());
    underWay.push(client.send(client.next()).then((saved) => void (saved && times.push(performance.now() - due))));
  }
  await Promise.all(underWay);
  return client.close(times, began);
}

let number = 0;

function createClient({ port, slackUrl }: Target) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const known = { lastAnswer: '', notSaved: 0, unanswered: 0 };
  return {
    next: () => logRequest(number++, slackUrl),
    /** True where it was saved. */
    async send(signed: SignedRequest): Promise<boolean> {
      const answer = await post(agent, port, signed).catch((error: unknown) => {
        if (error instanceof NotAnswered) return null;
        throw error;
      });
      if (answer === null) {
        known.unanswered += 1;
        return false;
      }
      known.lastAnswer = answer;
      const saved = !answer.includes('Not saved');
      if (!saved) known.notSaved += 1;
      return saved;
    },
    close(times: readonly number[], began: number): Measured {
      agent.destroy();
      return { times, seconds: (performance.now() - began) / 1000, ...known };
    },
  };
}

/** Bolt gives a request up after Slack's 3 s. */
class NotAnswered extends Error {}

/** Sends a request and gives the answer, whole. */
export function post(agent: Agent, port: number, { headers, body }: SignedRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', path: '/slack/events', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () => {
        if (response.statusCode === 200) resolve(text);
        else if (response.statusCode === 404 && text === '') reject(new NotAnswered('Not answered within 3 s'));
        else reject(new Error(`Answered with ${response.statusCode}: ${text.slice(0, 300)}`));
      });
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
