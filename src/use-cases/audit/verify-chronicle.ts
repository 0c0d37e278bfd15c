import { type ChainFault, faultIn } from '#src/domain/chronicle.ts';
import type { PrintedHead } from '../ports/digests.ts';
import type { Stores } from '../ports/stores.ts';

export type Verification = { readonly links: number; readonly head: string | null; readonly fault: ChainFault | null };

const batch = 1000;

/**
 * Walks a workspace's whole chain from its first link and stops at the first that does not hold. A cut tail shows against the head's row,
 * and, where that was made to fit, against the heads that digests have printed and against `noted`: heads that somebody has kept elsewhere.
 */
export async function verifyChronicle(
  { chronicle, digests }: Pick<Stores, 'chronicle' | 'digests'>,
  workspaceId: string,
  noted: readonly PrintedHead[] = [],
): Promise<Verification> {
  const printed = [...noted, ...(await digests.printedHeads(workspaceId))];
  let last: Place | null = null;
  for (;;) {
    // Read before the links: what is added meanwhile then stands beyond it and is looked at in the next round.
    const head = await chronicle.head(workspaceId);
    const links = await chronicle.links(workspaceId, last?.position ?? 0, batch);
    for (const link of links) {
      const fault = faultIn(link, last) ?? printedFault(link, printed);
      if (fault) return { links: last?.position ?? 0, head: last?.hash ?? null, fault };
      last = link;
    }
    if (links.length > 0 && last?.position !== head?.position) continue;
    return { links: last?.position ?? 0, head: last?.hash ?? null, fault: tailFault(last, head, printed) };
  }
}

type Place = { readonly position: number; readonly hash: string };

/** A chain that was written anew holds in itself, but not against what was printed before. */
function printedFault(link: Place, printed: readonly PrintedHead[]): ChainFault | null {
  const other = printed.find(({ position, hash }) => position === link.position && hash !== link.hash);
  return other ? { position: link.position, problem: `its hash is not the one that ${other.printedIn} gives` } : null;
}

function tailFault(last: Place | null, head: Place | null, printed: readonly PrintedHead[]): ChainFault | null {
  const end = last?.position ?? 0;
  const expected = head === null || head.position === 0 ? null : head;
  if (expected?.position !== last?.position || expected?.hash !== last?.hash) {
    return {
      position: end + 1,
      problem: `the chain's head says that it ends with link ${expected?.position ?? 0}, but it ends with link ${end}`,
    };
  }
  const beyond = printed.find(({ position }) => position > end);
  if (!beyond) return null;
  return { position: end + 1, problem: `${beyond.printedIn} gives link ${beyond.position}, but the chain ends with link ${end}` };
}
