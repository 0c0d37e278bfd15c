import type { WebClient } from '@slack/web-api';
import { BeforePosting, failureOf } from './failures.ts';

/**
 * Gives Slack a file and says where it opens there; nobody but the app sees it before a message holds its link. Null where Slack takes none: the app
 * was installed without leave to give files, or no more fit. Throws `BeforePosting` where it may take it later.
 */
export async function upload(client: WebClient, name: string, content: string): Promise<string | null> {
  try {
    const { files } = await client.filesUploadV2({ filename: name, title: name, content });
    return files.flatMap(({ files: given }) => given ?? []).at(0)?.permalink ?? null;
  } catch (error) {
    const { kind, problem } = failureOf(error);
    if (kind === 'refused' || problem === 'missing_scope') return null;
    throw new BeforePosting(error);
  }
}
