import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { approvalsNeeded, approves } from './body-stands.ts';
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
  /** "3 of 5 approved, 3 needed; lay included by Ann" */
  readonly inWords: string;
};

/** The sum by which a body decided: by its voters of that instant, or of now where it has not decided. */
export function arithmeticOf(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): Arithmetic {
  const { rule, chairsAction } = asked;
  const { electorate } = decisionOf(signOff, asked, directory, now);
  const counting = voters(electorate);
  const approving = counting.filter(approves);
  const sum = {
    approved: approving.length,
    voters: counting.length,
    needed: approvalsNeeded(rule, counting.length),
    including: rule.including.map((tag) => ({
      tag,
      by: approving.filter(({ tags }) => tags.includes(tag)).map(({ name }) => name),
    })),
    left: leftOf(electorate),
  };
  return { ...sum, inWords: chairsAction ? `approved by the chair alone; ${inWords(sum)}` : inWords(sum) };
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

function inWords({ approved, voters: of, needed, including, left }: Omit<Arithmetic, 'inWords'>): string {
  const tags = including.map(({ tag, by }) => (by.length > 0 ? `${tag} included by ${by.join(', ')}` : `${tag} not included`));
  const gone = left.map(({ name, because }) => `${name} (${leftWords[because]})`);
  const parts = [
    `${approved} of ${of} approved, ${needed} needed`,
    ...tags,
    ...(gone.length > 0 ? [`not counted: ${gone.join(', ')}`] : []),
  ];
  return parts.join('; ');
}
