import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawCertificate } from '#src/slack/views/sign-off/tell/certificate.ts';
import { drawClosedCertificate } from '#src/slack/views/sign-off/tell/closed-certificate.ts';
import { sampleCardVerdict, sampleCertificate, sampleCertifiedBody, sampleClosedCertificate } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName } from '../../nasty.ts';

describe('a certificate', () => {
  it('says at a glance what was decided, on which version, and by which sums', () => {
    const { text } = drawCertificate(
      sampleCertificate({ bodies: [sampleCertifiedBody({ verdicts: [sampleCardVerdict({ version: 1 })] })] }),
    );
    expect(text).toBe(
      [
        'Certificate of SO-1, version 2: Dementia pathway, redesigned',
        'Outcome: approved',
        'When: Tuesday 15 November 2011, 10:00 (London time)',
        'Version: 2 (fingerprint 0123456789ab…)',
        'Asked by: Dementia pathway lead, for Dementia',
        '- Clinical Leadership Group: approved',
        '    Answered: Cabinet Member approved on version 1',
        '    1 approval needed: given (more than half of the approvers must approve)',
        'Buttons: Show.',
        'Recorded in the chronicle as entries 12, 14 to 16 and 20 to 21. Whoever runs Conclave prints all of it, with every answer, and checks it with: npm run -s conclave -- certificate SO-1',
      ].join('\n'),
    );
  });

  it('says which conditions are outstanding, and which are met', () => {
    const owner = { name: 'Dementia pathway lead', slackUserId: 'U0DEMENTIA' };
    const open = { id: '1', text: 'Say what it costs', owner, due: '2011-12-01', discharged: null };
    const met = { id: '2', text: 'Name the sites', owner, due: null, discharged: { by: 'Cabinet Member', at: '2011-11-20T10:00:00.000Z' } };
    const verdicts = [sampleCardVerdict({ verdict: 'approve_with_conditions', conditions: [open, met] })];
    const { text } = drawCertificate(sampleCertificate({ conditionsOutstanding: 1, bodies: [sampleCertifiedBody({ verdicts })] }));
    expect(text).toContain('Outcome: approved, conditions outstanding');
    expect(text).toContain('Condition “Say what it costs” (Dementia pathway lead, by 1 December 2011): open');
    expect(text).toContain('Condition “Name the sites” (Dementia pathway lead): met, says Cabinet Member');
  });

  it.each([
    ['at its next meeting', {}],
    ['on Wednesday 23 November 2011', { at: '2011-11-23T14:00:00.000Z' }],
  ])('says that a chair acted alone, and that it is to be ratified %s, as one stored before says by date', (when, ratification) => {
    const chairsAction = { by: 'Chair', reason: 'Urgent', ratification };
    const { text } = drawCertificate(
      sampleCertificate({ bodies: [sampleCertifiedBody({ chairsAction, sum: 'approved by the chair alone; 0 of 1 approved' })] }),
    );
    expect(text).toContain(`approved by chair's action of Chair, for ratification ${when}: “Urgent”`);
    expect(text).toContain('approved by the chair alone');
  });

  it('says why a request was withdrawn, and which bodies had not decided', () => {
    const bodies = [sampleCertifiedBody({ outcome: 'open', verdicts: [] })];
    const { text } = drawCertificate(sampleCertificate({ outcome: 'withdrawn', outcomeReason: 'A newer one comes', bodies }));
    expect(text).toContain('Why it was withdrawn: A newer one comes');
    expect(text).toContain('Not decided: the Clinical Leadership Group');
    expect(text).not.toContain('Count');
  });

  it('fits Slack with 12 bodies and 60 approvers, and pings nobody', () => {
    const verdict = fc.tuple(nastyName, nasty(textLimits.reason)).map(([name, reason]) => {
      const condition = { id: '1', text: reason, owner: { name, slackUserId: null }, due: '2011-12-01', discharged: null };
      return sampleCardVerdict({ person: { name, slackUserId: 'U0CABINET' }, reason, conditions: [condition] });
    });
    const body = fc
      .tuple(nastyName, fc.array(verdict, { minLength: 1, maxLength: 5 }), nasty(4_000))
      .map(([name, verdicts, sum]) => sampleCertifiedBody({ name, verdicts, sum, rule: `at least 5 approvers, including ${name}` }));
    const certificates = fc
      .tuple(
        nasty(textLimits.title),
        nastyName,
        fc.array(body, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(10_000), { maxLength: 300 }),
        nasty(textLimits.reason),
      )
      .map(([title, pathway, bodies, chain, outcomeReason]) =>
        sampleCertificate({ title, pathway, requester: pathway, bodies, chain, outcomeReason }),
      );
    fc.assert(
      fc.property(certificates, (certificate) => {
        const drawn = drawCertificate(certificate);
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

describe('a certificate where its content may not stand', () => {
  it('shows title, reason and state', () => {
    expect(drawClosedCertificate(sampleClosedCertificate({ conditionsOutstanding: 1 })).text).toBe(
      [
        'Certificate of SO-1, version 1: Memory clinics, tender',
        'Outcome: approved, conditions outstanding',
        'Private: Procurement. Not shown here. Those of the group who may see it, and whoever asked for it, have received it by direct message.',
        'Buttons: Show.',
      ].join('\n'),
    );
    expect(drawClosedCertificate(sampleClosedCertificate({ closedBecause: null })).text).toContain('\nPrivate. Not shown here. Those of');
  });

  it('fits Slack at its extremes', () => {
    fc.assert(
      fc.property(nasty(textLimits.title), nasty(textLimits['why it is private']), (title, closedBecause) => {
        const drawn = drawClosedCertificate(sampleClosedCertificate({ title, closedBecause }));
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
