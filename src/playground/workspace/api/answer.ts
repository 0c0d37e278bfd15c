import type { Problem } from '#src/playground/blocks/check-blocks.ts';
import type { Json } from '../model.ts';

/** A refusal in Slack's own word, answered as `{ ok: false, error }`. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Json;

  constructor(code: string, extra: Json = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** Refuses with Slack's name for the first problem and a line for each; `base` is where the checked thing stands in the call. */
export function refuseProblems(problems: readonly Problem[], base: string): void {
  const first = problems[0];
  if (!first) return;
  const messages = problems.map((problem) => `[ERROR] ${problem.what} [json-pointer:${base}${problem.path}]`);
  throw new SlackError(first.error, { response_metadata: { messages } });
}
