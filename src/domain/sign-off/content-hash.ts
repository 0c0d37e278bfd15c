import { type Json, jsonHash } from '../chronicle.ts';
import type { SignOffVersion } from './sign-off.ts';

/** What a version asks approval of: all that approvers see of it. */
export type VersionContent = Pick<SignOffVersion, 'title' | 'links'> &
  Partial<Pick<SignOffVersion, 'ask' | 'note' | 'sections'>> & {
    readonly files?: readonly Pick<SignOffVersion['files'][number], 'name' | 'sha256'>[];
  };

/**
 * SHA-256, in hexadecimal, of what a version asks approval of, lists in their order; a file by its name and the hash of its bytes. What is empty is left
 * out, so that a hash stays what it was when another part is added here.
 */
export function contentHash({ title, links, ask = null, files = [], note = null, sections = [] }: VersionContent): string {
  const content: Json = {
    title,
    links,
    ...(ask !== null && { ask }),
    ...(files.length > 0 && { files: filesIn(files) }),
    ...(note !== null && { note }),
    ...(sections.length > 0 && { sections }),
  };
  return jsonHash(content);
}

function filesIn(files: NonNullable<VersionContent['files']>): Json {
  return files.map(({ name, sha256 }) => ({ name, sha256 }));
}
