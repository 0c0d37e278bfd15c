import type { ServerResponse } from 'node:http';

type Answered = { readonly status: number; readonly body: string };

/** Remembers the answers to signed requests for as long as the same bytes could be sent again: a replay gets the first answer and reaches nobody. */
export type Replays = {
  /** The answer (perhaps still to come) of a request with this signature, or null where it is the first. */
  earlier(signature: string): Promise<Answered> | null;
  /** Keeps what will be answered on `response`. An answer that failed is forgotten, as the sender may try again. */
  remember(signature: string, until: number, response: ServerResponse): void;
};

export function createReplays(): Replays {
  const answers = new Map<string, { until: number; answer: Promise<Answered> }>();

  function forgetOld(): void {
    const now = Date.now();
    // In order of arrival, which is nearly the order of their ends: what is left over goes with a later sweep.
    for (const [signature, { until }] of answers) {
      if (until >= now) return;
      answers.delete(signature);
    }
  }

  return {
    earlier: (signature) => answers.get(signature)?.answer ?? null,
    remember(signature, until, response) {
      forgetOld();
      const answer = captured(response);
      answers.set(signature, { until, answer });
      answer.then(
        ({ status }) => status >= 400 && answers.delete(signature),
        () => answers.delete(signature),
      );
    },
  };
}

/** Resolves with what is written to the response when it ends; rejects where the connection closes before. */
function captured(response: ServerResponse): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const chunks: Buffer[] = [];
  const end = response.end.bind(response);
  response.end = ((...args: Parameters<typeof end>) => {
    const [chunk] = args;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() });
    return end(...args);
  }) as typeof response.end;
  response.once('close', () => reject(new Error('The connection closed before an answer')));
  return promise;
}
