import { type ChainFault, faultIn } from '#src/domain/chronicle.ts';
import type { Chronicle } from './ports/chronicle.ts';

export type Verification = { readonly links: number; readonly head: string | null; readonly fault: ChainFault | null };

const batch = 1000;

/** Walks a workspace's whole chain from its first link and stops at the first that does not hold; a cut tail shows against the head. */
export async function verifyChronicle(chronicle: Chronicle, workspaceId: string): Promise<Verification> {
  let last: { readonly position: number; readonly hash: string } | null = null;
  for (;;) {
    const links = await chronicle.links(workspaceId, last?.position ?? 0, batch);
    for (const link of links) {
      const fault = faultIn(link, last);
      if (fault) return { links: last?.position ?? 0, head: last?.hash ?? null, fault };
      last = link;
    }
    if (links.length < batch) break;
  }
  return { links: last?.position ?? 0, head: last?.hash ?? null, fault: tailFault(last, await chronicle.head(workspaceId)) };
}

type Place = { readonly position: number; readonly hash: string };

function tailFault(last: Place | null, head: Place | null): ChainFault | null {
  const expected = head === null || head.position === 0 ? null : head;
  if (expected?.position === last?.position && expected?.hash === last?.hash) return null;
  const position = (last?.position ?? 0) + 1;
  return {
    position,
    problem: `the chain's head says that it ends with link ${expected?.position ?? 0}, but it ends with link ${last?.position ?? 0}`,
  };
}
