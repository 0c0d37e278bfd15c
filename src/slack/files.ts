import { createHash } from 'node:crypto';
import { type FilesInfoResponse, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { done, type FileProblem, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { VersionFile } from '#src/domain/sign-off/sign-off.ts';

/** Reads the files that somebody gave with a form that came in then: what Slack calls each, and the hash of its bytes. */
export type ReadFiles = (client: WebClient, slackFileIds: readonly string[], receivedAt: Date) => Promise<readonly Outcome<VersionFile>[]>;

export type FileOptions = {
  /** Called with what went wrong where the person who gave the file can do nothing about it */
  readonly onProblem: (error: unknown) => void;
  /** Milliseconds from the form's arrival for all of them. Slack waits three seconds for the answer, which comes after they are read */
  readonly patience?: number;
};

/** Bytes: what can be read while somebody waits, of one file or of all together. */
const longest = 50 * 1024 ** 2;

/** Files are looked up, and the bytes of each are read once, as they come: nothing of them is kept. */
export function createReadFiles({ onProblem, patience = 1500 }: FileOptions): ReadFiles {
  return async (client, slackFileIds, receivedAt) => {
    const signal = AbortSignal.timeout(Math.max(0, receivedAt.getTime() + patience - Date.now()));
    const refusedFor = (error: unknown, name: string | null): Outcome<never> => {
      const problem = problemOf(error, signal);
      if (problem === 'unreadable') onProblem(error);
      return refuse({ code: 'file_not_read', name, problem });
    };
    const found = await Promise.all(slackFileIds.map((id) => lookUp(client, id, signal, refusedFor)));
    const together = found.reduce((sum, one) => sum + (one.refused ? 0 : one.value.size), 0);
    const read = async (one: Outcome<Found>): Promise<Outcome<VersionFile>> => {
      if (one.refused) return one;
      const { slackFileId, name, size, permalink } = one.value;
      try {
        if (together > longest) throw new Unread('too_large_together');
        return done({ slackFileId, name, size, sha256: await hashOf(client, one.value, signal), permalink });
      } catch (error) {
        return refusedFor(error, name);
      }
    };
    return Promise.all(found.map(read));
  };
}

/** Those of a form that is not worth reading them for. */
export function unreadFiles(slackFileIds: readonly string[]): readonly Outcome<VersionFile>[] {
  return slackFileIds.map(() => refuse({ code: 'file_not_read', name: null, problem: 'unreadable' }));
}

async function lookUp(
  client: WebClient,
  slackFileId: string,
  signal: AbortSignal,
  refusedFor: (error: unknown, name: string | null) => Outcome<never>,
): Promise<Outcome<Found>> {
  let name: string | null = null;
  try {
    const info = await inTime(client.files.info({ file: slackFileId }), signal);
    name = info.file?.name ?? null;
    return done({ slackFileId, ...readable(info, client) });
  } catch (error) {
    return refusedFor(error, name);
  }
}

/** What is wrong with a file, where that is known. */
class Unread extends Error {
  override readonly name = 'Unread';
  readonly problem: FileProblem;

  constructor(problem: FileProblem, message: string = problem) {
    super(message);
    this.problem = problem;
  }
}

function problemOf(error: unknown, signal: AbortSignal): FileProblem {
  if (error instanceof Unread) return error.problem;
  if (signal.aborted) return 'too_slow';
  const gone = ['file_not_found', 'file_deleted'];
  return error instanceof WebAPIPlatformError && gone.includes(error.data.error) ? 'gone' : 'unreadable';
}

type Found = Omit<VersionFile, 'sha256'> & { readonly url: URL };

function readable({ file }: FilesInfoResponse, client: WebClient): Omit<Found, 'slackFileId'> {
  if (!file || file.is_external) throw new Unread('elsewhere');
  const { name, size, url_private_download: address } = file;
  const url = URL.parse(address ?? '');
  if (name === undefined || size === undefined || url === null) throw new Unread('elsewhere');
  if (size > longest) throw new Unread('too_large');
  if (!isSlacks(url, client)) throw new Unread('elsewhere');
  return { name, size, url, permalink: permalinkOf(file.permalink, client) };
}

/** Where people open it: a link that is secure, or of the Slack we speak to. */
function permalinkOf(address: string | undefined, { slackApiUrl }: WebClient): string | null {
  const url = URL.parse(address ?? '');
  if (url === null || url.username !== '' || url.password !== '') return null;
  return url.protocol === 'https:' || url.origin === new URL(slackApiUrl).origin ? url.href : null;
}

/** Our token goes to nobody but Slack. */
function isSlacks({ origin }: URL, { slackApiUrl }: WebClient): boolean {
  return origin === 'https://files.slack.com' || origin === new URL(slackApiUrl).origin;
}

async function hashOf({ token }: WebClient, { url, size }: Found, signal: AbortSignal): Promise<string> {
  if (token === undefined) throw new Error('The client has no token');
  // Slack sends who may not read a file to a page to sign in on: that page is not the file.
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'error', signal });
  if (!response.ok || response.body === null) throw new Unread('unreadable', `Slack answered ${response.status} for a file`);
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of response.body) {
    read += chunk.length;
    if (read > size) break;
    hash.update(chunk);
  }
  if (read !== size) throw new Unread('unreadable', `Slack said that a file has ${size} bytes, and gave ${read}`);
  return hash.digest('hex');
}

/** The client's calls cannot be given up: their answers can. */
async function inTime<T>(call: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(signal.reason), { once: true });
  return Promise.race([call, late.promise]);
}
