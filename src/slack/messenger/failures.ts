import { SlackError, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** What a failed call to Slack means for the message it was to send. */
export type Failure =
  /** Slack surely does not have it; try again after so many milliseconds */
  | { readonly kind: 'not_sent'; readonly problem: string; readonly retryAfter: number }
  /** Slack surely does not have it, and takes nothing from the app in this workspace for now */
  | { readonly kind: 'shut_out'; readonly problem: string; readonly retryAfter: number }
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
/** What passes without us: a limit of the plan, a sign-in that has run out, a key that was withdrawn, maintenance */
const shutOut = new Set([
  'org_login_required',
  'ekm_access_denied',
  'message_limit_exceeded',
  'team_access_not_granted',
  'access_denied',
  'enterprise_is_restricted',
  'accesslimited',
  'two_factor_setup_required',
  'team_not_found',
  'org_not_found',
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

/** After how many paces, which are a second each in Slack, something is tried again. */
const [soon, later, muchLater] = [5, 30, 60];
const second = 1000;
/** A limit that lasts longer is asked about again meanwhile. */
const longestLimit = 3600 * second;

/** Slack's own word for what went wrong. Anything else in its place is a page of somebody between us and Slack. */
const slacksWord = /^(?!ok$)[a-z][a-z0-9_]{0,79}$/;
/** As much of what Slack answered as is kept. */
const kept = 500;

/** A call failed on the way to posting: whatever became of it, the message is not there. */
export class BeforePosting extends Error {
  override readonly name = 'BeforePosting';

  constructor(cause: unknown) {
    super('A call failed before the message was posted', { cause });
  }
}

/** Slack answered, and what it answered says neither that it was done nor that it was not. */
export class SaysNothing extends Error {
  override readonly name = 'SaysNothing';
}

/**
 * Gives what a call to Slack gives. Where it fails otherwise than by an error of the Web API client, that is by an answer the client cannot read: a
 * fault of our own fails before or after.
 */
export async function answerOf<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof SlackError) throw error;
    throw new SaysNothing(error instanceof Error ? error.message : 'unknown', { cause: error });
  }
}

/**
 * Sorts errors by what is certain. Anything that is no answer of Slack's is a fault of ours: trying again would not mend it.
 *
 * @param pace milliseconds between two messages to one destination
 */
export function failureOf(error: unknown, pace: number = second): Failure {
  if (error instanceof BeforePosting) return surelyNotPosted(failureOf(error.cause, pace), pace);
  if (error instanceof SaysNothing) return unreadable(error.message, pace);
  if (error instanceof WebAPIRateLimitedError) return { kind: 'not_sent', problem: 'ratelimited', retryAfter: limit(error.retryAfter) };
  if (error instanceof WebAPIHTTPError) return { kind: 'uncertain', problem: `http ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return requestFailure(error, pace);
  if (error instanceof WebAPIPlatformError) return platformFailure(error.data.error, pace);
  return { kind: 'refused', problem: error instanceof Error ? error.name : 'unknown' };
}

function surelyNotPosted(failure: Failure, pace: number): Failure {
  return failure.kind === 'uncertain' ? { kind: 'not_sent', problem: failure.problem, retryAfter: soon * pace } : failure;
}

/** The client's own words where a limit comes without its seconds. */
const limitWithoutSeconds = /^Retry header did not contain a valid timeout/;

function unreadable(said: string, pace: number): Failure {
  if (limitWithoutSeconds.test(said)) return { kind: 'not_sent', problem: 'ratelimited', retryAfter: later * pace };
  return { kind: 'uncertain', problem: said.slice(0, kept) };
}

function limit(seconds: number): number {
  return Math.min(Math.max(seconds, 1) * second, longestLimit);
}

function platformFailure(problem: unknown, pace: number): Failure {
  if (typeof problem !== 'string' || !slacksWord.test(problem))
    return unreadable(typeof problem === 'string' ? problem : 'no answer', pace);
  if (shutOut.has(problem)) return { kind: 'shut_out', problem, retryAfter: muchLater * pace };
  if (cannotPost.has(problem)) return { kind: 'cannot_post', problem };
  if (unsure.has(problem)) return { kind: 'uncertain', problem };
  if (noAccess.has(problem)) return { kind: 'not_sent', problem, retryAfter: later * pace };
  return { kind: 'refused', problem };
}

function requestFailure(error: WebAPIRequestError, pace: number): Failure {
  const code = codeIn(error.original);
  if (code !== null && neverArrived.has(code)) return { kind: 'not_sent', problem: code, retryAfter: soon * pace };
  return { kind: 'uncertain', problem: code ?? 'no answer' };
}

/** The system's code of an error or of what caused it: fetch wraps connection errors. */
function codeIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeIn(error.cause);
}
