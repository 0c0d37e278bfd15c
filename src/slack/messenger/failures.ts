import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** What a failed call to Slack means for the message it was to send. */
export type Failure =
  /** Slack surely does not have it; try again after so many milliseconds */
  | { readonly kind: 'not_sent'; readonly problem: string; readonly retryAfter: number }
  /** The app cannot post there until somebody invites it or opens the channel again */
  | { readonly kind: 'cannot_post'; readonly problem: string }
  /** Slack may have it: the answer was lost or says nothing of it */
  | { readonly kind: 'uncertain'; readonly problem: string }
  /** What it would change is gone, or Slack refuses it for good, or it is our own fault */
  | { readonly kind: 'refused'; readonly problem: string };

const cannotPost = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_only_channel',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'cannot_dm_bot',
]);
const unsure = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org']);
const noAccess = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'ratelimited',
  'rate_limited',
]);
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const second = 1000;

/** A call failed on the way to posting: whatever became of it, the message is not there. */
export class BeforePosting extends Error {
  override readonly name = 'BeforePosting';

  constructor(cause: unknown) {
    super('A call failed before the message was posted', { cause });
  }
}

/** Sorts errors by what is certain. Anything that is not an error of the Web API client is a fault of ours: trying again would not mend it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof BeforePosting) return surelyNotPosted(failureOf(error.cause));
  if (error instanceof WebAPIRateLimitedError) return { kind: 'not_sent', problem: 'ratelimited', retryAfter: error.retryAfter * second };
  if (error instanceof WebAPIHTTPError) return { kind: 'uncertain', problem: `http ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return requestFailure(error);
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error);
  return { kind: 'refused', problem: error instanceof Error ? error.name : 'unknown' };
}

function surelyNotPosted(failure: Failure): Failure {
  return failure.kind === 'not_sent' ? failure : { kind: 'not_sent', problem: failure.problem, retryAfter: 5 * second };
}

function platformFailure(problem: string): Failure {
  if (cannotPost.has(problem)) return { kind: 'cannot_post', problem };
  if (unsure.has(problem)) return { kind: 'uncertain', problem };
  if (noAccess.has(problem)) return { kind: 'not_sent', problem, retryAfter: 30 * second };
  return { kind: 'refused', problem };
}

function requestFailure(error: WebAPIRequestError): Failure {
  const code = codeIn(error.original);
  if (code !== null && neverArrived.has(code)) return { kind: 'not_sent', problem: code, retryAfter: 5 * second };
  return { kind: 'uncertain', problem: code ?? 'no answer' };
}

/** The system's code of an error or of what caused it: fetch wraps connection errors. */
function codeIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeIn(error.cause);
}
