import fc from 'fast-check';
import type { DigestEntry, DigestPathway, DigestRatification, DigestSignOff, DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { statuses } from '#src/domain/status.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import { sampleDigest, sampleDigestEntry, sampleDigestPathway, sampleDigestSignOff } from '#tests/support/samples.ts';
import { nasty, nastyName } from '../nasty.ts';

const shown = [...statuses, 'not_received'] as const;

const entry: fc.Arbitrary<DigestEntry> = fc
  .tuple(
    nastyName,
    nasty(textLimits['what was done']),
    nasty(textLimits['path to green']),
    nasty(textLimits.ask),
    fc.constantFrom(...statuses),
  )
  .map(([author, done, long, ask, status]) =>
    sampleDigestEntry({ author, status, done, next: long, pathToGreen: long, ask: { kind: 'assurance', text: ask }, isNew: true }),
  );

const pathway: fc.Arbitrary<DigestPathway> = fc
  .tuple(nastyName, fc.constantFrom(...shown), fc.array(entry, { maxLength: 4 }), fc.constantFrom(...shown, null), fc.uuid())
  .map(([name, status, entries, movedFrom, key]) =>
    sampleDigestPathway({ key, name, tier: name, phase: name, status, entries, movedFrom, isNew: true }),
  );

const signOff: fc.Arbitrary<DigestSignOff> = fc
  .tuple(
    nasty(textLimits.title),
    fc.array(nastyName, { maxLength: 12 }),
    fc.constantFrom('open', 'approved', 'changes_requested', 'withdrawn'),
  )
  .map(([title, names, state]) =>
    sampleDigestSignOff({
      title,
      state,
      pathway: names[0] ?? 'Dementia',
      awaiting: names.map((body) => ({ body, people: names })),
      approvedBy: names,
      counts: names.map((body) => ({ body, inWords: `six for, two against; quorum not met: nobody yet for ${body.repeat(3)}` })),
      awaitingFormallyResponsible: names[0] ?? null,
      conditions: names.map((body) => ({ body, text: title.repeat(10), owner: body, due: '2011-11-30' })),
      overdue: true,
      isNew: true,
    }),
  );

const ratification: fc.Arbitrary<DigestRatification> = fc
  .tuple(nasty(textLimits.title), nastyName, nasty(textLimits.reason), fc.boolean())
  .map(([title, chair, reason, isPrivate]) => ({
    reference: 'SO-7',
    title,
    privateReason: isPrivate ? chair : null,
    chair: isPrivate ? null : chair,
    reason: isPrivate ? null : reason,
    at: '2011-11-10T12:00:00.000Z',
  }));

/** Digests of any size with texts of any length, up to the most that is accepted. */
export const anyDigest: fc.Arbitrary<DigestSnapshot> = fc
  .tuple(
    fc.array(fc.tuple(nastyName, fc.array(pathway, { maxLength: 5 })), { maxLength: 12 }),
    fc.array(signOff, { maxLength: 30 }),
    fc.array(nastyName, { maxLength: 60 }),
    nastyName,
    fc.array(ratification, { maxLength: 30 }),
  )
  .map(([groups, signOffs, names, place, ratifications]) =>
    sampleDigest({
      meeting: { key: 'm', body: place, at: '2011-11-23T14:00:00.000Z', place },
      late: true,
      coversFrom: '2011-09-21T13:00:00.000Z',
      groups: groups.map(([name, pathways]) => ({ name, channelId: null, pathways })),
      signOffs,
      ratifications,
      recipients: names.map((body) => ({ body, channelId: null })),
      vacancies: names.map((body) => ({ body, role: 'co-chair', tag: body })),
      compositionGaps: names.map((body) => ({ body, gap: body })),
    }),
  );

/** Many groups, each with an amber pathway, an ask and texts as long as they may be. */
export function crowdedDigest(groups: number): DigestSnapshot {
  const long = (word: string, limit: number) => `${word} `.repeat(limit).slice(0, limit).trim();
  return sampleDigest({
    groups: Array.from({ length: groups }, (_, index) => ({
      name: `Review group number ${index + 1}`,
      channelId: `C0GROUP${index}`,
      pathways: [
        sampleDigestPathway({
          key: `pathway-${index}`,
          name: `Pathway number ${index + 1}`,
          entries: [
            sampleDigestEntry({
              done: long('audit', textLimits['what was done']),
              next: long('next', textLimits['what is next']),
              pathToGreen: long('locum', textLimits['path to green']),
              ask: { kind: 'help', text: long('help', textLimits.ask) },
            }),
          ],
        }),
      ],
    })),
    signOffs: Array.from({ length: 25 }, (_, index) => sampleDigestSignOff({ reference: `SO-${index + 1}`, overdue: index % 5 === 0 })),
    vacancies: Array.from({ length: 40 }, (_, index) => ({ body: `Body number ${index + 1}`, role: 'member', tag: 'lay' })),
  });
}
