import { ruleInWords } from '../membership/approval-rule.ts';
import type { IsoDate } from '../wall-clock.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

/** Boards and committees, by name, for which one person alone can decide: their standing orders seldom let that be. */
export function onePersonDecides(records: readonly GovernanceRecord[], today: IsoDate): string[] {
  return ofKind(records, 'body')
    .filter(({ fields: { kind, until } }) => (kind === 'board' || kind === 'committee') && (until === null || until >= today))
    .flatMap((body) => {
      const ways = waysIn(body);
      return ways.length === 0
        ? []
        : [
            `${body.fields.name} lets one person decide: ${ways.join(', and ')}. Look into its standing orders whether it may, and change approval: or chairs_action: if not.`,
          ];
    });
}

function waysIn({ fields: { approval, chairs_action: chairsAction } }: RecordOf<'body'>): string[] {
  const rule = approval?.rule === 'any' || approval?.rule === 'chair' ? [`its rule is ${ruleInWords(approval)}`] : [];
  return [...rule, ...(chairsAction ? ['chairs_action lets its chair approve alone'] : [])];
}
