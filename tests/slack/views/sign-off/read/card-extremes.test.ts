import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawSignOffCard } from '#src/slack/views/sign-off/read/card.ts';
import type { SignOffCardBody, SignOffCardVerdict } from '#src/use-cases/messages/sign-off.ts';
import { sampleAskedBody, sampleAskedBodyId, sampleCardVerdict, sampleSignOffCard } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../../nasty.ts';

describe('the card at its extremes', () => {
  const gaps = 'nobody yet for Director of Public Health, councillor, NHS, lay and chair, too many of them from one organisation';
  const counted = {
    count: `6 for, 2 against, 1 abstained; 7 of 14 have to take part: 9 have, ${gaps}`,
    closing: { at: '2011-11-15T23:59:59.999Z', passed: false },
  };
  const seatEnded = (person: string) => ({ person, endedAt: '2011-11-14T00:00:00.000Z' });

  it.each([
    ['', {}],
    [', with the words of a quorum', counted],
    [
      ', decided because seats ended',
      { seatsEnded: [seatEnded('Former Director of Public Health'), seatEnded('Former Clinical Director')] },
    ],
  ])('holds 12 bodies and 60 approvers, each named, within every limit%s', (_, more) => {
    const people = (body: number) =>
      Array.from({ length: 5 }, (_, index) => ({
        name: `Approver ${body}.${index + 1}, Clinical Director`,
        slackUserId: `U0${body}X${index}`,
      }));
    const bodies = Array.from({ length: 12 }, (_, index) =>
      sampleAskedBody({
        ...more,
        name: `Practice Based Commissioning Group ${index + 1}`,
        verdicts: people(index + 1)
          .slice(0, 2)
          .map((person) => sampleCardVerdict({ person, verdict: 'approve', reason: 'Agreed with what was said at the meeting.' })),
        waitingFor: people(index + 1)
          .slice(2)
          .map((person) => ({ ...person, standsFor: [] })),
      }),
    );
    const drawn = drawSignOffCard(sampleSignOffCard({ steps: [{ number: 1, open: true, bodies }] }));
    expect(problemsInMessage(drawn)).toEqual([]);
    const shown = seen(drawn.blocks).join('\n');
    for (const body of Array.from({ length: 12 }, (_, index) => people(index + 1))) {
      const [answered, owing] = [body.slice(0, 2), body.slice(2)];
      for (const { name } of answered) expect(shown).toContain(name);
      // Slack shows a mention by the person's name; the text, which is read out, says it.
      for (const { name, slackUserId } of owing)
        expect([shown, drawn.text]).toEqual([expect.stringContaining(`<@${slackUserId}>`), expect.stringContaining(name)]);
    }
    for (const { name } of bodies) expect(shown).toContain(name);
    expect(drawn.text.split('Decided because a seat ended: Former Director of Public Health')).toHaveLength('seatsEnded' in more ? 13 : 1);
  });

  it('counts in the blocks what does not fit, and says all of it in the text', () => {
    const person = (index: number) => ({ name: `${'Director of Public Health and Wellbeing '.repeat(2)}${index}`, slackUserId: null });
    const reason = 'Because of the cost. '.repeat(90);
    const bodies = Array.from({ length: 12 }, (_, body) =>
      sampleAskedBody({
        name: `Board ${body + 1}`,
        verdicts: Array.from({ length: 5 }, (_item, index) => sampleCardVerdict({ person: person(index), verdict: 'reject', reason })),
      }),
    );
    const drawn = drawSignOffCard(
      sampleSignOffCard({ steps: [{ number: 1, open: true, bodies }], ask: 'x'.repeat(2000), note: 'y'.repeat(2000) }),
    );
    expect(problemsInMessage(drawn)).toEqual([]);
    const shown = seen(drawn.blocks).join('\n');
    expect(shown).toMatch(/\d more have answered|\d answers|\(reason given\)/);
    for (const { name } of bodies) expect(shown).toContain(name);
  });

  it('shortens what the requester wrote before it hides who has answered, and says by how much', () => {
    const long = 'w'.repeat(2000);
    const deadline = { at: '2011-11-15T23:59:59.999Z', meeting: null, reason: long };
    const links = ['https://example.org/'.padEnd(1000, 'a'), 'https://example.org/'.padEnd(1000, 'b')];
    const card = sampleSignOffCard({
      ask: long,
      note: long,
      outcomeReason: long,
      deadline,
      links,
      change: { kind: 'minor', by: 'Lead', reason: long },
    });
    const drawn = drawSignOffCard(card);
    expect(problemsInMessage(drawn)).toEqual([]);
    expect(seen(drawn.blocks).join('\n')).toContain('(1,000 more characters)');
    expect(seen(drawn.blocks).join('\n')).toContain('Medway shadow Health and Wellbeing Board');
    expect(drawn.text).toContain(`Note: ${long}`);
  });

  it('leaves the steps the room that they need when they say least', () => {
    const [long, verdict] = ['w'.repeat(200), sampleCardVerdict({ reason: 'w'.repeat(2000) })];
    const asked = sampleAskedBody({
      name: long,
      rule: long,
      verdicts: [verdict, verdict, verdict],
      before: [verdict],
      aside: [{ name: long, because: 'recused', categories: [], reason: long }],
      chairsAction: { by: long, reason: long, ratification: { at: null } },
      vacantSeats: 3,
      inquorate: true,
    });
    const note = 'w'.repeat(2000);
    const texts = { title: 'w'.repeat(600), ask: note, note, outcomeReason: note, closedBecause: note };
    const links = Array.from({ length: 4 }, () => `https://example.org/${'&'.repeat(900)}`);
    const steps = [1, 2, 3, 4].map((number) => ({ number, open: true, bodies: [asked, asked, asked] }));
    const card = sampleSignOffCard({ ...texts, links, steps });
    // Whatever stands around, so that the rest is as long as it may be with one length or another.
    for (let length = 100; length <= 3_000; length += 145) {
      const words = { shown: 'x'.repeat(length), spoken: 'x' };
      expect(problemsInMessage(drawSignOffCard(card, { before: [{ kind: 'paragraph', words }] }))).toEqual([]);
    }
  });

  it('fits Slack with anything anybody writes', () => {
    const people = fc
      .array(nastyName, { maxLength: 12 })
      .map((all) => all.map((name) => ({ name, slackUserId: 'U0123456789', standsFor: [name] })));
    const answer: fc.Arbitrary<SignOffCardVerdict> = fc
      .tuple(nastyName, nasty(textLimits.reason), nasty(textLimits.condition))
      .map(([name, reason, text]) =>
        sampleCardVerdict({
          person: { name, slackUserId: null },
          standsFor: [name],
          verdict: 'approve_with_conditions',
          reason,
          conditions: [{ id: 'c1', text, owner: { name, slackUserId: null }, due: '2012-03-12', discharged: null }],
          recorded: { by: name, how: 'meeting' },
          version: 2,
        }),
      );
    const body: fc.Arbitrary<SignOffCardBody> = fc
      .tuple(nastyName, people, fc.array(answer, { maxLength: 6 }), nasty(textLimits.reason))
      .map(([name, waitingFor, verdicts, reason]) =>
        sampleAskedBody({
          name,
          rule: name,
          waitingFor,
          vacantSeats: 3,
          inquorate: true,
          verdicts,
          aside: verdicts.map(({ person }) => ({ name: person.name, because: 'recused', categories: [], reason })),
          ...(waitingFor.length > 0 ? { seatsEnded: waitingFor.map((one) => seatEnded(one.name)) } : {}),
          chairsAction: verdicts.length === 3 ? { by: name, reason, ratification: { at: null } } : null,
        }),
      );
    const steps = fc.array(fc.array(body, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    const texts = fc.tuple(nasty(textLimits.title), nasty(textLimits.note), nasty(textLimits.reason), nastyName);
    fc.assert(
      fc.property(texts, steps, fc.boolean(), ([title, note, reason, name], bodies, open) => {
        const card = sampleSignOffCard({
          title,
          ask: note,
          note,
          change: { kind: 'minor', by: name, reason },
          outcomeReason: reason,
          deadline: { at: '2011-11-15T23:59:59.999Z', meeting: { of: name, at: '2011-11-23T14:00:00.000Z' }, reason },
          files: Array.from({ length: 10 }, () => ({ name, size: 1, permalink: 'https://kent.slack.com/files/U1/F1/plan.pdf' })),
          pathway: name,
          route: name,
          closedBecause: reason,
          requester: { name, slackUserId: null },
          awaitingFormallyResponsible: name,
          links: Array.from({ length: 4 }, () => `https://example.org/${'&'.repeat(900)}`),
          decideFor: { signOffBodyId: sampleAskedBodyId, body: name, chairsAction: true, contestable: true },
          dischargeFor: { signOffBodyId: sampleAskedBodyId, body: name },
          contestFor: { signOffBodyId: sampleAskedBodyId, body: name },
          chairFor: { signOffBodyId: sampleAskedBodyId, body: name },
          steps: bodies.map((all, index) => ({ number: index + 1, open: open || index === 0, bodies: all })),
        });
        const drawn = drawSignOffCard(card, { before: [{ kind: 'paragraph', words: { shown: 'x'.repeat(400), spoken: 'x' } }] });
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(
          controlSequences(drawn).filter((one) => !/^<@U0123456789>$|^<https:\/\/(example\.org|kent\.slack\.com)\//.test(one)),
        ).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
