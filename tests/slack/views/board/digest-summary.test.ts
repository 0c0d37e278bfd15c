import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestParts } from '#src/domain/board/digest/parts.ts';
import { withheld } from '#src/domain/board/digest/snapshot.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawDigestSummary } from '#src/slack/views/board/digest-summary.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { sampleDigest, sampleDigestEntry, sampleDigestPathway, sampleDigestSignOff } from '#tests/support/samples.ts';
import { controlSequences } from '../nasty.ts';
import { anyDigest, crowdedDigest } from './digests.ts';

const red = sampleDigestPathway({
  key: 'stroke',
  name: 'Stroke',
  status: 'red',
  movedFrom: 'amber',
  isNew: true,
  entries: [sampleDigestEntry({ status: 'red', isNew: true, ask: { kind: 'decision', text: 'Fund the locum' } })],
});
const green = sampleDigestPathway({ key: 'falls', name: 'Falls', status: 'green', movedFrom: 'amber', entries: [] });
const silent = sampleDigestPathway({ key: 'asthma', name: 'Asthma', status: 'not_received', entries: [] });
const hidden = sampleDigestPathway({ key: 'tender', name: 'Tender', privateReason: 'Procurement', status: 'not_received', entries: [] });

describe("a digest's summary", () => {
  it('leads with what needs the reader and ends with the rest', () => {
    const groups = [{ name: 'Group', channelId: null, pathways: [green, silent, hidden, red] }];
    const settled = sampleDigestSignOff({ reference: 'SO-2', state: 'approved', awaiting: [], awaitingFormallyResponsible: null });
    const { text } = drawDigestSummary(sampleDigest({ groups, signOffs: [settled, sampleDigestSignOff({ overdue: true })] }));
    const order = [
      'Digest 1 for Kent shadow Health and Wellbeing Board',
      'Meeting: Wed 23 Nov 2011, 14:00 (London time), Sessions House',
      'Covers: from the beginning to Fri 11 Nov 2011, 09:00',
      'Deadlines: sign-off by Tuesday 15 November 2011, papers by Tuesday 15 November 2011',
      'Stroke (Group): decision wanted · new: Fund the locum',
      'Red: Stroke (Group), Amber to Red · new. Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May',
      'SO-1 Dementia pathway, redesigned, version 1 (Dementia): open, deadline Tuesday 15 November 2011, overdue. Waiting for the Medway shadow Health and Wellbeing Board (Director of Public Health (Medway)). Approved by the Clinical Leadership Group. Awaiting the formally responsible body',
      'Clinical Leadership Group: vacant seat (member, Social care professional); no nurse',
      'SO-2 Dementia pathway, redesigned, version 1 (Dementia): approved',
      'Green: Falls (Group), Amber to Green',
      'Not received: Asthma (Group): last status Amber on 10 November 2011, 4 days ago',
      'Tender (Group): private (Procurement)',
      `Record of changes: 12 entries, the last with hash ${'ab'.repeat(32)}.`,
    ].map((said) => ({ said, at: text.indexOf(said) }));
    expect(order.filter(({ at }) => at === -1)).toEqual([]);
    expect(order.map(({ at }) => at)).toEqual(order.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  it('says of what is no secret, but kept from one of its readers, that no more of it is shown', () => {
    const { text } = drawDigestSummary(sampleDigest({ groups: [], signOffs: [sampleDigestSignOff({ privateReason: withheld })] }));
    expect(text).toMatch(/SO-1 Dementia pathway, redesigned: open, deadline [^.]*\. No more of it is shown here/);
    expect(text).not.toContain('private');
  });

  it('counts what waits for a version or a condition among what waits, and names what is to be ratified', () => {
    const conditions = [{ body: 'Clinical Leadership Group', text: 'Cost the locum', owner: 'Dementia pathway lead', due: '2011-11-30' }];
    const ended = { awaiting: [], awaitingFormallyResponsible: null } as const;
    const signOffs = [
      sampleDigestSignOff({ reference: 'SO-2', state: 'withdrawn', ...ended }),
      sampleDigestSignOff({ reference: 'SO-3', state: 'approved', conditions, ...ended }),
      sampleDigestSignOff({ reference: 'SO-4', state: 'changes_requested', ...ended }),
    ];
    const about = { reference: 'SO-5', title: 'Urgent contract', at: '2011-11-10T12:00:00.000Z' };
    const ratifications = [
      { ...about, privateReason: null, chair: 'Cabinet Member', reason: 'It ends on Friday' },
      { ...about, reference: 'SO-6', privateReason: 'Procurement', chair: null, reason: null },
      { ...about, reference: 'SO-8', privateReason: withheld, chair: null, reason: null },
    ];
    const { text } = drawDigestSummary(sampleDigest({ groups: [], signOffs, ratifications }));
    const part = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to)).trim().split('\n');
    expect(part('For this meeting to ratify', 'Sign-offs waiting')).toEqual([
      'For this meeting to ratify',
      "- SO-5 Urgent contract: approved by chair's action of Cabinet Member on 10 November 2011: “It ends on Friday”",
      "- SO-6 Urgent contract: private (Procurement), approved by chair's action on 10 November 2011",
      "- SO-8 Urgent contract: approved by chair's action on 10 November 2011. No more of it is shown here",
    ]);
    const waiting = part('Sign-offs waiting', 'Vacancies and gaps');
    expect(waiting).toHaveLength(3);
    expect(waiting[1]).toContain('SO-3 Dementia pathway, redesigned, version 1 (Dementia): approved, conditions outstanding');
    expect(waiting[1]).toContain(
      'To be done: “Cost the locum” (Dementia pathway lead, for the Clinical Leadership Group, by 30 November 2011)',
    );
    expect(waiting[2]).toContain('SO-4 Dementia pathway, redesigned, version 1 (Dementia): changes requested');
    expect(text.slice(text.indexOf('Sign-offs settled'))).toContain('SO-2 Dementia pathway, redesigned, version 1 (Dementia): withdrawn');
  });

  it('says how a body with a quorum stands, in plain words', () => {
    const counts = [{ body: 'Health and Wellbeing Board', inWords: 'six for, two against, quorum seven met' }];
    const { text } = drawDigestSummary(sampleDigest({ signOffs: [sampleDigestSignOff({ counts })] }));
    expect(text).toContain(
      'Approved by the Clinical Leadership Group. the Health and Wellbeing Board: six for, two against, quorum seven met.',
    );
    const two = [...counts, { body: 'CLG', inWords: 'one for, none against; quorum not met: 1 of 2 answered' }];
    expect(drawDigestSummary(sampleDigest({ signOffs: [sampleDigestSignOff({ counts: two })] })).text).toContain(
      'quorum seven met and the CLG: one for, none against; quorum not met: 1 of 2 answered',
    );
  });

  it('tells names apart that differ only at their end', () => {
    const long = 'Community services for people with long-term respiratory conditions in every one of the twelve localities';
    const ends = ['North Kent', 'South Kent'];
    const pathways = ends.map((end) => ({ ...green, key: end, name: `${long}, ${end}` }));
    const signOffs = ends.map((end, index) => sampleDigestSignOff({ reference: `SO-${index}`, title: `${long} and beyond it, ${end}` }));
    const crowd = Array.from({ length: 60 }, (_, index) => ({ ...green, key: `p${index}`, name: `${long} ${index}` }));
    const groups = [{ name: 'Group', channelId: null, pathways: [...pathways, ...crowd] }];
    const shown = JSON.stringify(drawDigestSummary(sampleDigest({ groups, signOffs })).blocks);
    expect(shown).toContain('…');
    for (const end of ends) expect(shown.split(end).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('says when it is late, extra or a preview', () => {
    const late = drawDigestSummary(sampleDigest({ late: true, cutAt: '2011-11-14T11:20:00.000Z' }));
    expect(late.text).toContain(
      'Late. It was due on Mon 14 Nov 2011, 09:00 (London time); it holds everything up to Mon 14 Nov 2011, 11:20.',
    );
    expect(drawDigestSummary(sampleDigest({ kind: 'extra', number: 3 })).text).toContain('Extra digest 3 for');
    const preview = drawDigestSummary(sampleDigest({ kind: 'preview', number: null, dueAt: null }));
    expect(preview.text).toContain('Digest preview for');
    expect(preview.text).toContain('This is a preview: nothing has been sent.');
  });

  it('marks a deadline that has passed', () => {
    const { text } = drawDigestSummary(sampleDigest({ cutAt: '2011-11-16T09:00:00.000Z' }));
    expect(text).toContain('sign-off by Tuesday 15 November 2011 (past)');
  });

  it('names each body once with all that it lacks', () => {
    const compositionGaps = ['Group', 'Board', 'Group'].map((body, index) => ({ body, gap: `No nurse ${index + 1}` }));
    const { text } = drawDigestSummary(sampleDigest({ vacancies: [{ body: 'Board', role: 'member', tag: null }], compositionGaps }));
    expect(text).toContain('- Board: vacant seat (member); no nurse 2\n- Group: no nurse 1; no nurse 3\n');
  });

  it('names a body that gets nothing because it has no channel', () => {
    const recipients = [
      { body: 'Clinical Leadership Group', channelId: 'C0CLG' },
      { body: 'Medway Board', channelId: null },
    ];
    expect(drawDigestSummary(sampleDigest({ recipients })).text).toContain('Not sent to the Medway Board: no channel is set.');
  });

  it('never shows the last status as the status where nothing was received', () => {
    const groups = [{ name: 'Group', channelId: null, pathways: [{ ...silent, lastStatus: null }, silent] }];
    const { text } = drawDigestSummary(sampleDigest({ groups }));
    expect(text).toContain('Not received: Asthma (Group): never reported');
    expect(text).not.toContain('Amber: Asthma');
  });

  it('says so when there is nothing to say', () => {
    const quiet = sampleDigest({ groups: [], signOffs: [], vacancies: [], compositionGaps: [] });
    const { text } = drawDigestSummary(quiet);
    expect(text).toContain('Nothing waits for this meeting.');
    expect(text).toContain('It holds no progress: no group with a pathway answers to the Kent shadow Health and Wellbeing Board');
    expect(text).not.toContain('thread');
  });

  it('speaks of a thread only where there is one, and of progress only where there is some', () => {
    const one = [{ name: 'Group', channelId: null, pathways: [silent] }];
    const vacancies = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ body: 'Clinical Leadership Group', role: 'member', tag: `Seat ${index}` }));
    const sizes = [
      sampleDigest({ groups: one, signOffs: [], vacancies: [], compositionGaps: [] }),
      sampleDigest({ groups: [], signOffs: [sampleDigestSignOff()], vacancies: vacancies(2) }),
      sampleDigest({ groups: [], signOffs: [], vacancies: vacancies(40) }),
      sampleDigest({ groups: [], signOffs: [], vacancies: vacancies(40), kind: 'preview', number: null }),
      crowdedDigest(30),
    ];
    for (const digest of sizes) {
      const { text } = drawDigestSummary(digest);
      expect(text.includes('thread')).toBe(digestParts(digest).length > 0);
      expect(text.includes('It holds no progress')).toBe(digest.groups.length === 0);
    }
  });

  it('of thirty groups with very long texts shows what fits and counts what only the thread has', () => {
    const digest = crowdedDigest(30);
    const { text, blocks } = drawDigestSummary(digest);
    expect(problemsInMessage({ text, blocks })).toEqual([]);
    expect(text).toMatch(/\d+ (?:more )?in the thread/);
    const thread = digestParts(digest).map((_, part) => drawMessage({ kind: 'digest_part', digest, part }).text);
    for (const { name } of digest.groups) expect(thread.some((said) => said.includes(name))).toBe(true);
    for (const { reference } of digest.signOffs) expect([text, ...thread].some((said) => said.includes(`${reference} `))).toBe(true);
  });

  it('loses no line without saying so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (count) => {
        const digest = crowdedDigest(count);
        const { text } = drawDigestSummary(digest);
        const section = text.slice(text.indexOf('\nRed and amber\n'), text.indexOf('\nSign-offs waiting'));
        const shown = section.split('\n').filter((line) => line.startsWith('- Amber') || line.startsWith('- Red')).length;
        const left = Number(/(\d+) (?:more )?in the thread/.exec(section)?.[1] ?? 0);
        expect(shown + left).toBe(count);
      }),
      { numRuns: 12 },
    );
  });

  it('fits Slack and pings nobody at its extremes', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const drawn = drawDigestSummary(digest);
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
