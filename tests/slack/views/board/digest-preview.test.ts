import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawDigestPreview } from '#src/slack/views/board/digest-preview.ts';
import { sampleDigest } from '#tests/support/samples.ts';
import { controlSequences } from '../nasty.ts';
import { anyDigest, crowdedDigest } from './digests.ts';

describe("a digest's preview", () => {
  it('shows the summary and, below it, what the thread will carry', () => {
    const { text } = drawDigestPreview(sampleDigest({ kind: 'preview', number: null }));
    expect(text).toContain('This is a preview: nothing has been sent.');
    expect(text).toContain('What was done: Memory clinic referral form agreed; audit slips to May.');
    expect(text).not.toContain('will stand in');
  });

  it('says how many parts it has no room for', () => {
    expect(drawDigestPreview(crowdedDigest(30)).text).toMatch(/\d+ more parts will stand in the digest's thread/);
  });

  it('fits Slack and pings nobody at its extremes', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const drawn = drawDigestPreview({ ...digest, kind: 'preview', number: null });
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
