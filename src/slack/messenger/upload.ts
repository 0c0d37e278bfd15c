import type { WebClient } from '@slack/web-api';
import { answerOf, BeforePosting, failureOf, SaysNothing } from './failures.ts';

/** `since`: the machine's instant of the first attempt */
type FileToGive = { readonly name: string; readonly content: string; readonly since: Date };

/** Milliseconds */
const patience = 10 * 60_000;

/**
 * Gives Slack a file and says where it opens there; nobody but the app sees it before a message holds its link. Null where Slack takes none: the app
 * was installed without leave to give files, or no more fit. Throws `BeforePosting` where it may take it later, until `patience` is over: what comes
 * after in the same channel waits meanwhile.
 */
export async function upload(client: WebClient, { name, content, since }: FileToGive): Promise<string | null> {
  try {
    const { files } = await answerOf(client.filesUploadV2({ filename: name, title: name, content }));
    const id = files.flatMap(({ files: given }) => given ?? []).at(0)?.id;
    if (!id) throw new SaysNothing('a file that was taken without an id');
    // Slack's answer to an upload need not say where the file opens.
    const { file } = await answerOf(client.files.info({ file: id }));
    return file?.permalink ?? null;
  } catch (error) {
    const { kind, problem } = failureOf(error);
    const isFinal = kind === 'refused' || kind === 'cannot_post' || problem === 'missing_scope';
    if (isFinal || Date.now() - since.getTime() > patience) return null;
    throw new BeforePosting(error);
  }
}

/** Takes the files of this name of ours away that stand in a channel, or a conversation with somebody. Safe to repeat. */
export async function takeAway(client: WebClient, name: string, channel: string): Promise<void> {
  const { user_id: user } = await client.auth.test();
  const found: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { files, paging } = await client.files.list({ channel, ...(user !== undefined && { user }), page });
    if (!files) throw new SaysNothing('no list of files');
    found.push(...files.flatMap((file) => (file.name === name && file.id !== undefined ? [file.id] : [])));
    pages = paging?.pages ?? 1;
  }
  for (const file of found) await client.files.delete({ file });
}
