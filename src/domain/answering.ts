import type { RelationKind } from './directory.ts';
import { allBy } from './kept.ts';

/** A relation between bodies, by whatever names them: ids, or the keys of the governance file. */
type Between = {
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
  /** The body between the two, where one is accountable to the other through it */
  readonly through: string | null;
};

/**
 * These bodies and every body that answers to one of them, nearest first, each once. A body answers to another where it is accountable to it or
 * reports to it; to the body through which it does; to whom that one answers; and to the successor of any of them.
 */
export function answeringTo(bodies: readonly string[], relations: readonly Between[]): ReadonlySet<string> {
  const pairsBelow = allBy(relations.flatMap(answers), ({ above }) => above);
  const reached = new Set(bodies);
  // A set is walked in the order of insertion, and what is added meanwhile is walked too: nearest first, each body once.
  for (const one of reached) for (const { below } of pairsBelow(one)) reached.add(below);
  return reached;
}

function answers({ kind, from, to, through }: Between): { readonly below: string; readonly above: string }[] {
  switch (kind) {
    case 'accountable_to':
    case 'reports_to':
      return [{ below: from, above: to }, ...(through === null ? [] : [{ below: from, above: through }])];
    case 'replaces':
      // Who answered to the predecessor answers to the successor.
      return [{ below: to, above: from }];
    case 'advises':
    case 'signs_off':
    case 'commissions':
    case 'scrutinises':
      return [];
  }
}
