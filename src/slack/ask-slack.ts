import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Whoever asks for many people, one after another, may be asked to wait: so many times for one of them. */
const patience = 3;

/**
 * Asks Slack for something. An error of these codes is an answer, and is given as it is; where Slack asks to wait, it is asked again after that; any other
 * error is thrown. Once `ending` is told, nothing is asked or waited for any more.
 */
export async function askSlack<T extends object>(
  ask: () => Promise<T>,
  answers: readonly string[],
  ending: AbortSignal,
): Promise<T | string> {
  for (let waited = 0; ; waited++) {
    ending.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (error instanceof WebAPIPlatformError && answers.includes(error.data.error)) return error.data.error;
      if (!(error instanceof WebAPIRateLimitedError) || waited === patience) throw error;
      await sleep(error.retryAfter * 1000, undefined, { signal: ending });
    }
  }
}
