import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestParts } from '#src/domain/board/digest/parts.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawDigestPart } from '#src/slack/views/board/digest-part.ts';
import { sampleDigest, sampleDigestEntry, sampleDigestPathway } from '#tests/support/samples.ts';
import { controlSequences, seen } from '../nasty.ts';
import { anyDigest, crowdedDigest } from './digests.ts';

describe("a part of a digest's thread", () => {
  it('carries all that a group reported', () => {
    const entry = sampleDigestEntry({ next: 'Audit', ask: { kind: 'decision', text: 'Fund the locum' }, isNew: true });
    const pathways = [
      sampleDigestPathway({ movedFrom: 'green', isNew: true, entries: [entry] }),
      sampleDigestPathway({ key: 'asthma', name: 'Asthma', status: 'not_received', entries: [] }),
      sampleDigestPathway({
        key: 'tender',
        name: 'Tender',
        privateReason: 'Procurement',
        status: 'not_received',
        lastStatus: null,
        entries: [],
      }),
    ];
    const digest = sampleDigest({ groups: [{ name: 'Dementia pathway review group', channelId: null, pathways }] });
    expect(drawDigestPart(digest, 0).text).toBe(
      [
        'Dementia pathway review group',
        'Dementia: Amber (at risk, recovery in hand) · new',
        'Green to Amber. Local tier, developing phase.',
        'Amber, Thursday 10 November 2011, 10:30, Dementia pathway lead · new',
        'What was done: Memory clinic referral form agreed; audit slips to May.',
        'Next: Audit',
        'Path to green: locum from 1 May',
        'Decision wanted: Fund the locum',
        'Asthma: Not received (no report in this period)',
        'Local tier, developing phase. History: last status Amber on 10 November 2011, 4 days ago.',
        'Tender: private (Procurement)',
        'Digest 1 for Kent shadow Health and Wellbeing Board',
      ].join('\n'),
    );
  });

  it('shows every word of the longest reports', () => {
    const digest = crowdedDigest(3);
    const blocks = digestParts(digest).flatMap((_, part) => drawDigestPart(digest, part).blocks);
    const words = seen(blocks).join(' ').split(/\s+/);
    const reported = digest.groups.flatMap(({ pathways }) => pathways.flatMap(({ entries }) => entries.map(({ done }) => done)));
    expect(words.filter((word) => word === 'audit').length).toBe(
      reported
        .join(' ')
        .split(' ')
        .filter((word) => word === 'audit').length,
    );
  });

  it('lists all sign-offs and all seats where the summary lists only some', () => {
    const digest = crowdedDigest(1);
    const said = digestParts(digest)
      .map((_, part) => drawDigestPart(digest, part).text)
      .join('\n');
    for (let index = 1; index <= 25; index++) expect(said).toContain(`SO-${index} `);
    for (let index = 1; index <= 40; index++) expect(said).toContain(`Body number ${index}:`);
  });

  it('fits Slack and pings nobody at its extremes', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        for (const part of digestParts(digest).keys()) {
          const drawn = drawDigestPart(digest, part);
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(controlSequences(drawn)).toEqual([]);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('is an error for a part there is not', () => {
    expect(() => drawDigestPart(sampleDigest(), 1)).toThrow('no part 1');
  });
});
