import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ofKind } from '#src/domain/governance/records.ts';
import { wholeRuleInWords } from '#src/domain/membership/approval-rule.ts';
import { describeProblem } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';

const folder = new URL('../../docs/examples/rules/', import.meta.url);

/** The rules of a file, in words. */
function rulesIn(name: string): string[] {
  const reading = readGovernanceFile(readFileSync(new URL(name, folder), 'utf8'));
  if (!reading.ok) return reading.problems.map(describeProblem);
  return ofKind(reading.file.records, 'body').flatMap(({ fields: { approval } }) => (approval ? [wholeRuleInWords(approval)] : []));
}

describe('the rules of docs/examples/rules', () => {
  it('are read as they are meant', () => {
    expect(Object.fromEntries(readdirSync(folder).map((name) => [name, rulesIn(name)]))).toEqual({
      'lay-members-vote.yaml': ['more than half of the approvers; 2/3 of the voting seats have to take part'],
      'quorum-of-seven.yaml': [
        'more than half of those who answer; 7 have to take part, among them councillor, NHS and Director of Public Health; the chair has a casting vote',
      ],
      'seat-for-each-locality.yaml': [
        'at least 3 approvers; 2/3 of the voting seats have to take part, among them chair of the Clinical Leadership Group',
      ],
      'two-co-chairs.yaml': [
        'more than half of those who answer; 5 have to take part, among them co-chair twice, at most 1/2 of them from one organisation',
      ],
    });
  });
});
