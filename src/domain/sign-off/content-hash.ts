import { createHash } from 'node:crypto';
import { canonicalJson } from '../chronicle.ts';

/** SHA-256, in hexadecimal, of what a version asks approval of: its title and its links, in their order. */
export function contentHash({ title, links }: { readonly title: string; readonly links: readonly string[] }): string {
  return createHash('sha256').update(canonicalJson({ title, links })).digest('hex');
}
