import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignOffCertificate } from '#src/use-cases/messages/certificate.ts';
import { claimMessage } from '#src/use-cases/messages/claim-message.ts';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { kent } from '#tests/support/governance.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld();
});
afterEach(() => world.close());

const isCertificate = ({ kind }: MessageContent) => kind === 'sign_off_certificate' || kind === 'sign_off_closed_certificate';
const certificates = async () => (await world.messages()).filter(({ content }) => isCertificate(content));

async function approvedWithCondition(): Promise<{ signOffBodyId: string; conditionId: string }> {
  resultOf(await world.request('U0DEMENTIA'));
  resultOf(await world.decide('U0CLGCHAIR', 'clg'));
  const conditions = [{ text: 'Say what it costs', ownerSlackId: null, due: '2011-12-01' }];
  resultOf(await world.decide('U0DPHKENT', 'kent-hwb', { verdict: 'approve_with_conditions', conditions }));
  resultOf(await world.decide('U0DPHMEDWAY', 'medway-hwb'));
  const condition = await world.prisma.condition.findFirstOrThrow({ include: { verdict: true } });
  return { signOffBodyId: condition.verdict.signOffBodyId, conditionId: condition.id };
}

describe('the certificate', () => {
  test('stands in the channel of the pathway’s group once the last body has approved, and not before', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    resultOf(await world.decide('U0CLGCHAIR', 'clg'));
    resultOf(await world.decide('U0DPHKENT', 'kent-hwb'));
    expect(await certificates()).toEqual([]);
    resultOf(await world.decide('U0DPHMEDWAY', 'medway-hwb'));
    expect(await certificates()).toMatchObject([
      {
        to: 'C0DEMENTIA',
        content: {
          kind: 'sign_off_certificate',
          reference: 'SO-1',
          version: 1,
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          outcome: 'approved',
          conditionsOutstanding: 0,
          requester: 'Dementia pathway lead',
          bodies: [
            { name: 'Clinical Leadership Group', outcome: 'approved', sum: '1 approval needed: given' },
            { name: 'Kent shadow Health and Wellbeing Board', sum: '1 approval needed: given' },
            { name: 'Medway shadow Health and Wellbeing Board', sum: '1 approval needed: given' },
          ],
        },
      },
    ]);
  });

  test('says at once when the last condition is met', async () => {
    const condition = await approvedWithCondition();
    expect(await certificates()).toMatchObject([{ kind: 'post', content: { conditionsOutstanding: 1 } }]);
    resultOf(await world.as('U0CABINET', (stores, actor) => dischargeCondition(stores, actor, { ...condition, note: null }, now)));
    expect(await certificates()).toMatchObject([
      {
        content: {
          conditionsOutstanding: 0,
          bodies: [{}, { verdicts: [{ conditions: [{ discharged: { by: expect.stringContaining('Cabinet') } }] }] }, {}],
        },
      },
    ]);
  });

  test('leaves with the places of its links in the chronicle, that of the outcome among them', async () => {
    await approvedWithCondition();
    const row = await world.prisma.outgoingMessage.findFirstOrThrow({ where: { channelId: 'C0DEMENTIA' } });
    const when = { at: new Date(), until: new Date(), now };
    const claim = await world.transact((stores) => claimMessage(stores, row.id, when));
    const settled = await world.prisma.chronicleEntry.findFirstOrThrow({ where: { action: 'sign-off settled' } });
    const { chain } = certificateIn('message' in claim ? claim.message.content : null);
    expect(chain).toContain(settled.position);
    expect(await world.prisma.chronicleEntry.count({ where: { subject: 'SO-1' } })).toBe(chain.length);
  });

  test('is not posted for changes requested, which are not the end', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Say what it costs' }));
    expect(await certificates()).toEqual([]);
  });

  test('is posted for what was rejected or withdrawn, with the reason of a withdrawal', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'reject', reason: 'Not now' }));
    const { signOffId } = resultOf(await world.request('U0DEMENTIA'));
    const withdrawal = { signOffId, reason: 'A newer one comes' };
    resultOf(await world.as('U0DEMENTIA', (stores, actor) => withdrawSignOff(stores, actor, withdrawal, now)));
    expect(await certificates()).toMatchObject([
      { to: 'C0DEMENTIA', content: { reference: 'SO-1', outcome: 'rejected', outcomeReason: null } },
      { to: 'C0DEMENTIA', content: { reference: 'SO-2', outcome: 'withdrawn', outcomeReason: 'A newer one comes' } },
    ]);
  });

  test('of what is closed shows title, reason and state in the channel, and goes whole to those who may see it', async () => {
    resultOf(await world.request('U0DEMENTIA', { privateReason: 'A tender is open', content: { note: 'Secret sum' } }));
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'reject', reason: 'Secret reason' }));
    const [inChannel, ...direct] = await certificates();
    expect(inChannel).toEqual({
      to: 'C0DEMENTIA',
      kind: 'post',
      content: {
        kind: 'sign_off_closed_certificate',
        signOffId: expect.any(String),
        reference: 'SO-1',
        title: 'Private item (SO-1)',
        version: 1,
        outcome: 'rejected',
        conditionsOutstanding: 0,
        closedBecause: 'private',
      },
    });
    // The consultant, of the group too, works for a provider.
    expect(direct).toMatchObject([{ to: 'U0DEMENTIA', content: { kind: 'sign_off_certificate', outcome: 'rejected' } }]);
  });

  test('goes to the group’s people where it has no channel', async () => {
    const other = await caseWorld(kent.replace('    channel: C0DEMENTIA\n', ''));
    resultOf(await other.request('U0DEMENTIA'));
    resultOf(await other.decide('U0CLGCHAIR', 'clg', { verdict: 'reject', reason: 'Not now' }));
    const sent = (await other.messages()).filter(({ content }) => isCertificate(content));
    await other.close();
    expect(sent.map(({ to }) => to)).toEqual(['U0DEMENTIA', 'U0DOCTOR']);
  });

  test('stays as it is when somebody tries what is not theirs', async () => {
    await approvedWithCondition();
    const before = await certificates();
    expect(refusalOf(await world.decide('U0SECRETARY', 'clg'))).toMatchObject({ code: 'not_an_approver' });
    expect(await certificates()).toEqual(before);
  });
});

function certificateIn(content: MessageContent | null): SignOffCertificate {
  return only(content?.kind === 'sign_off_certificate' ? content : null, 'There is no certificate');
}
