import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';

/** Milliseconds a call of the Web API may take. */
const timeout = 10_000;

/**
 * How every client of ours is set: no retries of its own and no waiting out of rate limits. By default the client sends a message up to
 * eleven times when answers are lost, and holds back everything else while one call waits.
 */
export function clientOptions(slackApiUrl: string): WebClientOptions {
  return { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout };
}

export function createWebClient(slackApiUrl: string, botToken: string, logger: Logger): WebClient {
  return new WebClient(botToken, { ...clientOptions(slackApiUrl), logger });
}
