import type { SignOffCardFile } from '#src/use-cases/messages/sign-off.ts';
import { link } from '../../links.ts';
import { listed, name, type Words, words } from '../../words.ts';

/** The files of a version, each a link to where Slack opens it: standing in a message, it shares the file with whoever reads there. */
export function files(all: readonly SignOffCardFile[]): Words {
  return listed(all.map(({ size, ...file }) => words`${opened(file)} (${inBytes(size)})`));
}

function opened({ name: called, permalink }: Omit<SignOffCardFile, 'size'>): Words {
  const plain = name(called, 120);
  return permalink === null ? plain : link(permalink, plain);
}

function inBytes(size: number): string {
  const [kilo, mega] = [1024, 1024 ** 2];
  if (size >= mega) return `${(size / mega).toFixed(1)} MB`;
  return size >= kilo ? `${Math.round(size / kilo)} KB` : `${size} bytes`;
}
