import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { eachOnce } from '../names.ts';
import { approvalsNeeded, approves, withTag } from './body-stands.ts';
import { type Count, countInWords, countOf, isCounted } from './count.ts';
import { decisionOf } from './decision.ts';
import { type Electorate, voters } from './electorate.ts';
import type { AskedBody, SignOff, WhyAside } from './sign-off.ts';

/** How a rule was met, or stands: what the certificate shows as a sum. Names, not ids. */
export type Arithmetic = {
  readonly approved: number;
  readonly voters: number;
  /** Approvals the rule asks of so many voters */
  readonly needed: number;
  /** For each tag the rule asks for: who approved with it */
  readonly including: readonly { readonly tag: string; readonly by: readonly string[] }[];
  /** Who left the count, with why */
  readonly left: readonly { readonly name: string; readonly because: WhyAside | 'abstained' }[];
  /** For and against, and the quorum; only of a rule with a quorum or a casting vote */
  readonly count?: Count;
  /** "3 of 5 approved, 3 needed; lay included by Ann" */
  readonly inWords: string;
};

/** The sum by which a body decided: by its voters of that instant, or of now where it has not decided. */
export function arithmeticOf(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): Arithmetic {
  const { rule, chairsAction } = asked;
  const { electorate } = decisionOf(signOff, asked, directory, now);
  const all = voters(electorate);
  const counting = rule.of === 'answered' ? all.filter(({ verdict }) => verdict !== null) : all;
  const approving = counting.filter(approves);
  const sum = {
    approved: approving.length,
    voters: counting.length,
    needed: approvalsNeeded(rule, counting.length),
    including: eachOnce(rule.including).map((tag) => ({
      tag,
      by: withTag(approving, tag).map(({ name }) => name),
    })),
    left: leftOf(electorate),
    ...(isCounted(rule) ? { count: countOf(rule, electorate, asked.outcome !== null) } : {}),
  };
  return { ...sum, inWords: inWords(sum, `${sum.approved} of ${sum.voters} approved, ${sum.needed} needed`, chairsAction !== null) };
}

/** The same sum in plain words: "1 approval needed: given". */
export function plainSum(sum: Arithmetic, byChairAlone: boolean): string {
  const { approved, needed } = sum;
  const given = needed > 1 ? `${approved} given` : approved > 0 ? 'given' : 'not given';
  return inWords(sum, `${needed} ${needed === 1 ? 'approval' : 'approvals'} needed: ${given}`, byChairAlone);
}

function leftOf(electorate: Electorate): Arithmetic['left'] {
  const counting = voters(electorate);
  const abstained = electorate.electors.filter((elector) => !counting.includes(elector));
  return [
    ...electorate.aside.map(({ name, because }) => ({ name, because })),
    ...abstained.map(({ name }) => ({ name, because: 'abstained' as const })),
  ];
}

const leftWords: Readonly<Record<WhyAside | 'abstained', string>> = {
  author: 'asked for it or wrote it',
  closed: 'works for a provider',
  recused: 'stepped aside',
  conflicted: 'has an interest',
  excluded: 'gets no papers on it',
  abstained: 'abstained',
};

type Sum = Pick<Arithmetic, 'including' | 'left' | 'count'>;

/** @param approvals where no quorum and no casting vote make more of it */
function inWords({ including, left, count }: Sum, approvals: string, byChairAlone: boolean): string {
  const tags = including.map(({ tag, by }) => (by.length > 0 ? `${tag} included by ${by.join(', ')}` : `${tag} not included`));
  const gone = left.map(({ name, because }) => `${name} (${leftWords[because]})`);
  const parts = [
    ...(byChairAlone ? ['approved by the chair alone'] : []),
    count ? countInWords(count) : approvals,
    ...tags,
    ...(gone.length > 0 ? [`not counted: ${gone.join(', ')}`] : []),
  ];
  return parts.join('; ');
}
