import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestParts, summaryHolds } from '#src/domain/board/digest/parts.ts';
import { sampleDigest, sampleDigestEntry, sampleDigestPathway, sampleDigestSignOff } from '#tests/support/samples.ts';

const entries = fc.array(
  fc.integer({ min: 1, max: 3_000 }).map((length) => 'x'.repeat(length)),
  { maxLength: 12 },
);

describe("the parts of a digest's thread", () => {
  it('is one for each group that fits in one', () => {
    const group = (name: string) => ({ name, channelId: null, pathways: [sampleDigestPathway({ key: name })] });
    const parts = digestParts(sampleDigest({ groups: [group('A'), group('B')] }));
    expect(parts.map((part) => (part.kind === 'group' ? [part.group, part.number, part.of] : part.kind))).toEqual([
      ['A', 1, 1],
      ['B', 1, 1],
    ]);
  });

  it('carries every entry of every pathway once, in order, and no empty part', () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 8 }), (pathways) => {
        const group = {
          name: 'Group',
          channelId: null,
          pathways: pathways.map((texts, index) =>
            sampleDigestPathway({
              key: `p${index}`,
              entries: texts.map((done, at) => sampleDigestEntry({ done, author: `${index}.${at}` })),
            }),
          ),
        };
        const parts = digestParts(sampleDigest({ groups: [group] })).flatMap((part) => (part.kind === 'group' ? [part] : []));
        const carried = parts.flatMap((part) => part.pathways.flatMap((one) => one.entries.map(({ author }) => author)));
        expect(carried).toEqual(group.pathways.flatMap((one) => one.entries.map(({ author }) => author)));
        expect([...new Set(parts.flatMap((part) => part.pathways.map(({ key }) => key)))]).toEqual(group.pathways.map(({ key }) => key));
        expect(parts.every((part) => part.pathways.length > 0)).toBe(true);
        expect(parts.map(({ number, of }) => [number, of])).toEqual(parts.map((_, index) => [index + 1, parts.length]));
      }),
    );
  });

  it('has what is to be ratified only where the summary does not list it all', () => {
    const ratification = { reference: 'SO-1', title: 'T', privateReason: null, chair: 'C', reason: null, at: '2011-11-10T12:00:00.000Z' };
    const carried = (count: number) => {
      const ratifications = Array.from({ length: count }, (_, index) => ({ ...ratification, reference: `SO-${index + 1}` }));
      const parts = digestParts(sampleDigest({ groups: [], signOffs: [], vacancies: [], compositionGaps: [], ratifications }));
      return parts.flatMap((part) => (part.kind === 'ratifications' ? part.ratifications.map(({ reference }) => reference) : [part.kind]));
    };
    expect(carried(summaryHolds.ratifications)).toEqual([]);
    expect(carried(30)).toEqual(Array.from({ length: 30 }, (_, index) => `SO-${index + 1}`));
  });

  it('has sign-offs and seats of its own only where the summary does not list them all', () => {
    const count = (signOffs: number, seats: number) =>
      digestParts(
        sampleDigest({
          groups: [],
          signOffs: Array.from({ length: signOffs }, () => sampleDigestSignOff()),
          vacancies: Array.from({ length: seats }, () => ({ body: 'Body', role: 'member', tag: null })),
          compositionGaps: [],
        }),
      ).map(({ kind }) => kind);
    expect(count(summaryHolds.signOffs, summaryHolds.vacanciesAndGaps)).toEqual([]);
    expect(count(summaryHolds.signOffs + 1, summaryHolds.vacanciesAndGaps + 1)).toEqual(['sign_offs', 'membership']);
  });
});
