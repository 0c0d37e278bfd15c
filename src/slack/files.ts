import { createHash } from 'node:crypto';
import { type FilesInfoResponse, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { done, type FileProblem, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { VersionFile } from '#src/domain/sign-off/sign-off.ts';

/** Reads a file that somebody gave with a form: what Slack calls it, and the hash of its bytes. */
export type ReadFile = (client: WebClient, slackFileId: string) => Promise<Outcome<VersionFile>>;

export type FileOptions = {
  /** Called with what went wrong where the person who gave the file can do nothing about it */
  readonly onProblem: (error: unknown) => void;
  /** Milliseconds for one file. Slack waits three seconds for the answer to a form, and the answer comes after the file is read */
  readonly patience?: number;
};

/** Bytes: what can be read while somebody waits. */
const longest = 50 * 1024 ** 2;

/** A file is looked up and its bytes are read once, as they come: nothing of it is kept. */
export function createReadFile({ onProblem, patience = 1500 }: FileOptions): ReadFile {
  return async (client, slackFileId) => {
    const signal = AbortSignal.timeout(patience);
    let name: string | null = null;
    try {
      const info = await inTime(client.files.info({ file: slackFileId }), signal);
      name = info.file?.name ?? null;
      const file = readable(info, client);
      const sha256 = await hashOf(client, file, signal);
      return done({ slackFileId, name: file.name, size: file.size, sha256 });
    } catch (error) {
      const problem = problemOf(error, signal);
      if (problem === 'unreadable') onProblem(error);
      return refuse({ code: 'file_not_read', name, problem });
    }
  };
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

type Found = { readonly name: string; readonly size: number; readonly url: URL };

function readable({ file }: FilesInfoResponse, client: WebClient): Found {
  if (!file || file.is_external) throw new Unread('elsewhere');
  const { name, size, url_private_download: address } = file;
  const url = URL.parse(address ?? '');
  if (name === undefined || size === undefined || url === null) throw new Unread('elsewhere');
  if (size > longest) throw new Unread('too_large');
  if (!isSlacks(url, client)) throw new Unread('elsewhere');
  return { name, size, url };
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
