import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProblem, describeProblems } from '#src/governance/describe.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';

const folder = new URL('./refused/', import.meta.url);
const files = readdirSync(folder);

/** Each planted file ends with what it is to be refused with, as comments. */
function expected(source: string): string[] {
  const [, said = ''] = source.split('# Refused with:\n');
  return said
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2));
}

describe('refused governance files', () => {
  it('are many', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files)('%s', (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const reading = readGovernanceFile(source);
    expect(reading.ok ? [] : reading.problems.map(describeProblem)).toEqual(expected(source));
    expect(expected(source)).not.toEqual([]);
  });

  it('are described with file and line', () => {
    const reading = readGovernanceFile(readFileSync(new URL('unknown-person.yaml', folder), 'utf8'));
    expect(reading.ok ? '' : describeProblems('kent.yaml', reading.problems)).toBe(
      'kent.yaml has one problem. Nothing is applied until it has none.\n' +
        '  line 23: body board, seat chiar, person: no person has the key "chiar": expected one of secretary, chair, lead; or add the person under people',
    );
  });
});
