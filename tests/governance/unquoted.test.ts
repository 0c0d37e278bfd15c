import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';

const kent = readFileSync(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8');
const reads = (source: string) => readGovernanceFile(source).ok;

describe('what stands in quotes, or is set off, is read as it is', () => {
  test.each(['"Stroke, TIA and bleeds"', "'Ward #5'", '"Ward # 5"', '"Stroke: acute"', '"@dementia"', "Children's", 'Ward#5', 'No'])(
    'name: %s',
    (name) => {
      const reading = readGovernanceFile(kent.replace('name: Dementia,', `name: ${name},`));
      const { records } = reading.ok ? reading.file : { records: [] };
      expect(records.find(({ key }) => key === 'dementia')?.fields).toMatchObject({ name: name.replace(/^["']|["']$/g, '') });
    },
  );

  test('a comment two spaces after a name, on a line of its own, or after what is no free text', () => {
    expect(reads(kent.replace('name: Clinical Leadership Group\n', 'name: Clinical Leadership Group  # of Kent\n'))).toBe(true);
    expect(reads(kent.replace('name: Clinical Leadership Group\n', 'name: Clinical Leadership Group\n    # of Kent\n'))).toBe(true);
    expect(reads(kent.replace('kind: leadership_group\n', 'kind: leadership_group # of Kent\n'))).toBe(true);
  });

  test('YAML 1.2 may be named', () => {
    expect(reads(`%YAML 1.2\n---\n${kent}`)).toBe(true);
  });

  test('a body may take the name of the one it replaces', () => {
    const other = '  - { key: old-group, name: Old group, kind: leadership_group }\n\nrelations:';
    const named = kent.replace('aliases: [CLG]', 'aliases: [CLG, Old Group]').replace('\nrelations:', other);
    expect(reads(named)).toBe(false);
    expect(reads(named.replace('\npathways:', '  - { from: clg, kind: replaces, to: old-group }\n\npathways:'))).toBe(true);
    expect(
      reads(
        named
          .replace('kind: leadership_group }', 'kind: leadership_group, until: 2011-03-31 }')
          .replace('key: clg\n', 'key: clg\n    since: 2011-04-01\n'),
      ),
    ).toBe(true);
  });
});
