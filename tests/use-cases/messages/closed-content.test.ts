import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestParts } from '#src/domain/board/digest/parts.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import { asRead, type Unread } from '#src/use-cases/messages/own/closed-content.ts';
import type { SignOffReminder } from '#src/use-cases/messages/reminder.ts';
import {
  cardOfBody,
  sampleCardVerdict,
  sampleCertificate,
  sampleCertifiedBody,
  sampleClosedCard,
  sampleClosedCertificate,
  sampleDigest,
  sampleDigestEntry,
  sampleDigestPathway,
  sampleDigestSignOff,
  sampleEntryCard,
  sampleOutcome,
  sampleSignOffCard,
} from '#tests/support/samples.ts';

const secret = 'Quetzal';
const face = { title: 'A service', reason: 'commercial', pathway: 'A pathway' };
const nobody: Unread = { signOff: () => face, pathway: () => face };
const everybody: Unread = { signOff: () => null, pathway: () => null };

/** One of every kind that speaks of a request or a pathway, with these words wherever people write. */
function everyKind(words: string): Readonly<Record<MessageContent['kind'], MessageContent>> {
  const files = [{ name: `${words}.pdf`, size: 1, permalink: 'https://kent.slack.com/files/U1/F1/quetzal.pdf' }];
  const condition = { id: 'c1', text: words, owner: { name: 'Anna', slackUserId: null }, due: null, discharged: null };
  const verdict = sampleCardVerdict({ verdict: 'approve_with_conditions', reason: words, conditions: [condition] });
  const entry = sampleDigestEntry({ done: words, next: words, pathToGreen: words, ask: { kind: 'help', text: words } });
  const about = { reference: 'SO-1', title: words } as const;
  const asked = { ...about, signOffId: 's1', signOffBodyId: 'b1', body: 'CLG', deadline: null };
  const owing = ['Anna'];
  const reminder: SignOffReminder = {
    kind: 'sign_off_reminder',
    day: '2011-11-10',
    timezone: 'Europe/London',
    askedBy: null,
    owed: [{ ...asked, overdue: false, standsFor: [] }],
    overdue: [{ ...asked, as: 'chair', waitingFor: owing }],
    unscheduled: [
      {
        ...about,
        signOffId: 's1',
        as: 'secretariat',
        requestedAt: '2011-11-10T10:30:00.000Z',
        waitingFor: [{ body: 'CLG', people: owing }],
      },
      {
        ...about,
        signOffId: 's1',
        as: 'secretariat',
        requestedAt: '2011-11-10T10:30:00.000Z',
        waitingFor: [],
        sentBack: { by: ['CLG'], requester: words },
      },
    ],
  };
  const digest = sampleDigest({
    groups: [{ name: 'Group', channelId: null, pathways: [sampleDigestPathway({ name: words, privateReason: words, entries: [entry] })] }],
    signOffs: [
      sampleDigestSignOff({
        title: words,
        pathway: words,
        sentBackBy: [words],
        requester: words,
        conditions: [{ body: 'CLG', text: words, owner: 'Anna', due: null }],
      }),
    ],
    ratifications: [{ ...about, privateReason: null, chair: 'Anna', reason: words, at: '2011-11-10T10:30:00.000Z' }],
  });
  return {
    entry_card: sampleEntryCard({ pathway: words, done: words, next: words, pathToGreen: words, ask: { kind: 'help', text: words } }),
    entry_closed_card: { kind: 'entry_closed_card', group: 'Group', at: '2011-11-10T10:30:00.000Z', timezone: 'Europe/London', face },
    sign_off_card: sampleSignOffCard({
      title: words,
      ask: words,
      links: [`https://example.org/${secret}`],
      files,
      note: words,
      pathway: words,
      closedBecause: words,
      privateNote: words,
      outcomeReason: words,
      change: { kind: 'major', by: 'Anna', reason: words },
      ...cardOfBody({ verdicts: [verdict] }),
    }),
    sign_off_closed_card: sampleClosedCard({ title: words, closedBecause: words }),
    sign_off_outcome: sampleOutcome({
      title: words,
      pathway: words,
      outcomeReason: words,
      bodies: [{ name: 'CLG', outcome: 'rejected', reasons: [{ person: 'Anna', reason: words }], conditions: [] }],
    }),
    sign_off_certificate: sampleCertificate({
      title: words,
      files,
      pathway: words,
      outcomeReason: words,
      bodies: [sampleCertifiedBody({ verdicts: [verdict] })],
    }),
    sign_off_closed_certificate: sampleClosedCertificate({ title: words, closedBecause: words }),
    sign_off_certificate_page: {
      kind: 'sign_off_certificate_page',
      signOffId: 's1',
      ...about,
      fileName: 'SO-1-certificate.json',
      data: JSON.stringify({ title: words }),
      permalink: `https://kent.slack.com/files/${secret}`,
    },
    sign_off_note: {
      kind: 'sign_off_note',
      ...about,
      about: 'minor_version',
      signOffBodyId: 'b1',
      body: 'CLG',
      version: 2,
      by: 'Anna',
      reason: words,
      mayContest: true,
    },
    sign_off_reminder: reminder,
    digest_summary: { kind: 'digest_summary', digest },
    digest_part: { kind: 'digest_part', digest, part: 0 },
    note: { kind: 'note', about: 'parked', messageId: 'm1', channelId: 'C1', what: `the outcome of SO-1 ${words}` },
  };
}

/** Digests have a part for each kind of thing. */
function everyMessage(words: string): MessageContent[] {
  const kinds = everyKind(words);
  const { digest_part: part, note } = kinds;
  if (part.kind !== 'digest_part' || note.kind !== 'note') throw new Error('A part is a part');
  const parts = digestParts(part.digest).map((_, index) => ({ ...part, part: index }));
  const report = { ...note, what: `the progress report on ${words}` };
  return [...Object.values(kinds), ...parts, report];
}

const drawn = (content: MessageContent) => JSON.stringify(drawMessage(content));

describe('a message on its way to somebody who may not read what it is about', () => {
  it('shows no word of it, in text, blocks or values, whatever was written', () => {
    const around = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        for (const content of everyMessage(`${before} ${secret} ${after}`)) expect(drawn(asRead(content, nobody))).not.toMatch(/quetzal/i);
      }),
      { numRuns: 40 },
    );
  });

  it('shows its public title; the data of a certificate its number alone', () => {
    const titled = everyMessage(secret).filter((content) => drawn(asRead(content, nobody)).includes('A service'));
    const kinds = Object.keys(everyKind(secret)).filter((kind) => kind !== 'sign_off_certificate_page');
    expect(new Set(titled.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });
});

it('is the very same for whoever may read it', () => {
  for (const content of everyMessage(secret)) {
    expect(asRead(content, everybody)).toBe(content);
    if (content.kind !== 'entry_closed_card') expect(drawn(content)).toMatch(/quetzal/i);
  }
});
