import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofKind } from '#src/domain/governance/records.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';

const kent = readFileSync(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8');

describe('reading a governance file', () => {
  it('reads the Kent example', () => {
    const reading = readGovernanceFile(kent);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { records } = reading.file;
    expect(ofKind(records, 'body').map(({ key }) => key)).toEqual(['kent-hwb', 'medway-hwb', 'clg', 'dementia-group']);
    expect(ofKind(records, 'seat').map(({ key }) => key)).toContain('clg/member/Social care professional/vacant-1');
    expect(ofKind(records, 'meeting')).toEqual([
      {
        kind: 'meeting',
        key: 'kent-hwb-2011-11',
        fields: { body: 'kent-hwb', at: '2011-11-23T14:00', timezone: 'Europe/London', place: 'Sessions House', public: true },
      },
    ]);
    expect(ofKind(records, 'clock')[0]?.fields.digests[0]).toEqual({
      working_days_before: 7,
      at: '09:00',
      update_cut_off_hours: 24,
      to: ['clg'],
    });
  });

  it('takes chair’s action beside the rule or on the body, and a number with tags', () => {
    const rule = 'approval: { at_least: 1, including: [lay], chairs_action: true }';
    const changed = kent
      .replace('approval: { rule: any }', rule)
      .replace('{ person: dph-kent, role: approver }', '{ person: dph-kent, role: approver, tag: lay }');
    const reading = readGovernanceFile(changed);
    const body = reading.ok ? ofKind(reading.file.records, 'body')[0] : null;
    expect(body?.fields).toMatchObject({ approval: { rule: 'at_least', n: 1, including: ['lay'] }, chairs_action: true });
  });

  it('takes to whom a body’s approvers may delegate, its deputies where it does not say', () => {
    const reading = readGovernanceFile(kent.replace('approval: { rule: all }', 'approval: { rule: all }\n    delegation: members'));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const said = ofKind(reading.file.records, 'body').map(({ key, fields }) => [key, fields.delegation]);
    expect(said.slice(0, 3)).toEqual([
      ['kent-hwb', 'deputies'],
      ['medway-hwb', 'members'],
      ['clg', 'deputies'],
    ]);
  });

  it('puts a meeting in its body’s zone, and makes it public where the body is', () => {
    const changed = kent
      .replace('kind: board                      #', 'timezone: Europe/Dublin\n    kind: board #')
      .replace(', public: true }', ' }');
    const reading = readGovernanceFile(changed);
    expect(reading.ok && ofKind(reading.file.records, 'meeting')[0]?.fields).toMatchObject({ timezone: 'Europe/Dublin', public: true });
  });

  it('takes the optional keys', () => {
    const changed = kent
      .replace('side: provider }', 'side: provider, since: 2011-04-01, until: 2013-03-31 }')
      .replace('profession: doctor }', 'profession: doctor, email: a@example.org, since: 2011-04-01 }')
      .replace(
        '{ person: dph-kent, role: member }',
        '{ key: public-health, person: dph-kent, role: member, since: 2011-04-01, until: 2012-03-31 }',
      )
      .replace('to: clg, since: 2011-11-09', 'to: clg, through: kent-hwb, since: 2011-11-09, until: 2012-03-31')
      .replace('phase: developing,', 'phase: developing, private: commercial, since: 2011-04-01,')
      .replace('holidays: england-and-wales', 'holidays: scotland\n  extra_holidays: [2011-04-29]\n  working: [2011-12-27]')
      .replace('paper_deadline: { clear_working_days: 5 }', 'paper_deadline: { working_days_before: 5 }');
    const reading = readGovernanceFile(changed);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(ofKind(reading.file.records, 'seat').find(({ key }) => key === 'clg/public-health')?.fields).toMatchObject({
      body: 'clg',
      person: 'dph-kent',
      role: 'member',
      since: '2011-04-01',
      until: '2012-03-31',
    });
    expect(ofKind(reading.file.records, 'relation')[0]?.fields).toMatchObject({ through: 'kent-hwb', until: '2012-03-31' });
  });

  it.each([
    ['private: { reason: commercial }', 'commercial', null],
    ['private: { reason: "SCHEDULE 12a paragraph 3" }, public_title: A service', 'Schedule 12A paragraph 3', 'A service'],
    ['private: Talks with a provider', 'Talks with a provider', null],
    ['public_title: A service', null, 'A service'],
  ])('takes why a pathway is private, and what others read in its place: %s', (typed, reason, title) => {
    const reading = readGovernanceFile(kent.replace('phase: developing,', `phase: developing, ${typed},`));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(ofKind(reading.file.records, 'pathway')[0]?.fields).toMatchObject({ private: reason, public_title: title });
  });

  it('lets a body take over the channel of the one it replaces, from the day after', () => {
    const successor = (since: string) =>
      kent
        .replace('channel: C0DEMENTIA', 'channel: C0DEMENTIA\n    until: 2012-03-31')
        .replace(
          '\nrelations:',
          `  - { key: memory-group, name: Memory group, kind: review_group, channel: C0DEMENTIA, since: ${since} }\n\nrelations:`,
        );
    expect(readGovernanceFile(successor('2012-04-01')).ok).toBe(true);
    expect(readGovernanceFile(successor('2012-03-31')).ok).toBe(false);
  });

  it('finds a patient’s number that is folded over two lines', () => {
    const reading = readGovernanceFile(kent.replace('place: Sessions House', 'place: "patient 943 476\n      5919"'));
    expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual(['meeting kent-hwb-2011-11']);
  });

  it('never throws, whatever the text', () => {
    const scraps = fc.constantFrom(
      ...kent.split('\n'),
      '- ',
      '&a',
      '*a',
      '<<: *a',
      '---',
      '...',
      '{',
      '}',
      '[',
      ']',
      '!x',
      '? ',
      '"',
      "'",
      '|',
      '\t',
      '__proto__: 1',
      'bodies: null',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 20 }))),
        fc.constantFrom('\n', ' ', ''),
        (parts, between) => {
          const reading = readGovernanceFile(parts.join(between));
          expect(reading.ok || reading.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never throws for a good file with a piece cut out, and names lines that exist', () => {
    const last = kent.split('\n').length;
    fc.assert(
      fc.property(fc.nat(kent.length), fc.nat(200), fc.string({ maxLength: 5 }), (from, length, instead) => {
        const reading = readGovernanceFile(kent.slice(0, from) + instead + kent.slice(from + length));
        if (!reading.ok)
          expect(reading.problems.every(({ line, message }) => line >= 1 && line <= last + 5 && message.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nesting', '['.repeat(200_000)],
    [
      'aliases that multiply',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[index]}`).join(', ')}]`)
        .join('\n')}`,
    ],
    ['an alias without an anchor', 'workspace: *nobody'],
    ['an alias of itself', 'workspace: &a [*a]'],
    ['length', `# ${'x'.repeat(1_000_001)}`],
  ])('refuses without harm: %s', (_, text) => {
    expect(readGovernanceFile(text).ok).toBe(false);
  });
});
