import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import { personBySlackId } from '#src/domain/directory.ts';
import { type GiveVerdict, giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { carryOut } from '#src/use-cases/sign-off/decide/own/carry-out-sign-off-event.ts';
import { heldSignOff } from '#src/use-cases/sign-off/read/held-sign-off.ts';
import { kent as kentFile, kentWithThreeApprovers } from '#tests/support/governance.ts';
import { decisionButtons, labels, only, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, medway, doctor } = kentPeople;
const clg = 'C0CLG';
const link = 'https://example.org/d.pdf';

let flow: SignOffFlow;
afterEach(() => flow.stop());

describe('a procurement', () => {
  test('stands in the channel with title, reason and state; those who decide have it as a direct message', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers.replace('subject: pathway ', 'subject: procurement '));
    await flow.request();
    const closed = [
      'SO-1, version 1: Private item (SO-1)',
      'State: open. Still awaiting the formally responsible body, the Kent shadow Health and Wellbeing Board',
      'Private: procurement under way. Not shown here. Those who decide have received it by direct message.',
      'Buttons: Show me.',
    ].join('\n');
    expect(flow.cardIn(chair, clg).text).toBe(closed);
    for (const user of [chair, kent, medway]) {
      expect(flow.cardTo(user).text).toContain(link);
      expect(labels(flow.cardTo(user))).toEqual(decisionButtons);
    }
    await flow.press(chair, flow.cardTo(chair), 'Approve');
    await flow.press(kent, flow.cardTo(kent), 'Approve');
    expect(flow.cardIn(chair, clg).text).toBe(closed);
    expect(flow.cardTo(medway).text).toContain('- Clinical Leadership Group: approved');
    expect(JSON.stringify(flow.as(doctor).directMessages())).not.toContain(link);
  });
});

describe('somebody kept from the papers by a ruling on their interest', () => {
  /** The pathway's lead chairs nothing here: the chair of the leadership group rules on an approver who has declared. */
  async function keepFromPapers(user: string): Promise<void> {
    await flow.run(user, async ({ interests }, { directory, person }) => {
      const pathwayIds = directory.pathways.map(({ id }) => id);
      const interest = {
        id: uuid(),
        personId: person.id,
        category: 'financial',
        text: 'I own the clinic.',
        organisationIds: [],
        pathwayIds,
        signOffId: null,
      } as const;
      await interests.add(directory.workspace.id, interest, flow.clock.now());
    });
    const { id } = await flow.conclave.foundation.database.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'clg' } } });
    await flow.run(chair, async (stores, actor) => {
      const held = await heldSignOff(stores, actor, id);
      if (held.refused) throw new Error(held.refusal.code);
      const { id: personId } = only(personBySlackId(actor.directory, user, flow.clock.now()), user);
      const interestIds = actor.directory.interests.map(({ id: interestId }) => interestId);
      const ruling = {
        id: uuid(),
        personId,
        interestIds,
        action: 'no_papers',
        reason: 'It is theirs.',
        ruledById: actor.person.id,
      } as const;
      const ruled = await carryOut(stores, actor, held.value.signOff, { kind: 'rule', askedBodyId: id, ruling }, flow.clock.now());
      if (ruled.refused) throw new Error(ruled.refusal.code);
    });
  }

  test('sees no content any more: the channel where they sit has the closed card, the others theirs by direct message', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    expect(flow.cardIn(kent, clg).text).toContain(link);
    await keepFromPapers(kent);
    const closed = flow.cardIn(kent, clg);
    expect(closed.text).toContain('Private. Not shown here. Those who decide have received it by direct message.');
    expect(JSON.stringify(closed.blocks)).not.toContain(link);
    expect(labels(closed)).toEqual(['Show me']);
    for (const user of [chair, medway]) expect(labels(flow.cardTo(user))).toEqual(decisionButtons);
    expect(flow.cardTo(chair).text).toContain('Not deciding: Director of Public Health (Kent) (financial interest)');
    expect(JSON.stringify(flow.cardTo(chair))).not.toContain('I own the clinic.');
    expect(theMessage(flow.as(kent).directMessages(), /has ruled on your interest/).text).toContain(
      'you get no papers on it.\nWhy: It is theirs.',
    );
    expect(JSON.stringify(flow.as(kent).directMessages())).not.toContain(link);
  });

  test('is shown no more by a repeat of what they had asked for before: what only shows is not kept', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers);
    await flow.request();
    const asked = flow.as(kent).commandPayload(clg, '/signoff', 'show SO-1');
    // Not to the last byte: that would be a replay within its seconds, which gets the first answer.
    const answers = async (time: string) =>
      (await flow.workspace.deliver('command', { ...asked, is_enterprise_install: time })).map(({ body }) => body).join();
    expect(await answers('first')).toContain(link);
    const { receipt } = flow.conclave.foundation.database.prisma;
    expect(JSON.stringify(await receipt.findMany())).not.toContain(link);
    await keepFromPapers(kent);
    const again = await answers('second');
    expect(again).toContain('SO-1');
    expect(again).not.toContain(link);
  });

  test('has the copy closed that stood before them', async () => {
    flow = await startSignOffFlow(kentWithThreeApprovers.replace('    channel: C0CLG\n', ''));
    await flow.request();
    expect(flow.cardTo(kent).text).toContain(link);
    await keepFromPapers(kent);
    expect(JSON.stringify(flow.cardTo(kent))).not.toContain(link);
    expect(flow.cardTo(chair).text).toContain(link);
  });
});

test('whoever asked, and may not see it any more, is told how it ended, and nothing that was said', async () => {
  flow = await startSignOffFlow(kentFile);
  await flow.request(doctor);
  await flow.govern(kentFile.replace('tier: local', 'tier: local, private: A contract'));
  const { signOffBody } = flow.conclave.foundation.database.prisma;
  const verdictOf = async (user: string, key: string, given: Pick<GiveVerdict, 'verdict' | 'reason' | 'conditions'>) => {
    const { id: signOffBodyId } = await signOffBody.findFirstOrThrow({ where: { body: { key } } });
    const outcome = await flow.run(user, (stores, actor) =>
      giveVerdict(stores, actor, { signOffBodyId, version: 1, ...given }, flow.clock.now()),
    );
    expect(outcome).toMatchObject({ refused: false });
  };
  const conditions = [{ text: 'Keep to at most 4.2 million', ownerSlackId: null, due: null }];
  await verdictOf(chair, 'clg', { verdict: 'approve_with_conditions', reason: null, conditions });
  await verdictOf('U0CABINET', 'kent-hwb', { verdict: 'reject', reason: 'It costs 4.2 million.' });
  expect(theMessage(flow.as(doctor).directMessages(), /Outcome of the request for sign-off: rejected/).text).toContain('is not shown');
  expect(theMessage(flow.as(doctor).directMessages(), /on a condition that is yours to meet/).text).toContain(
    "You can't see this condition",
  );
  expect(JSON.stringify(flow.as(doctor).directMessages())).not.toContain('4.2 million');
});

test('answers are kept for two days, in which Slack may ask again, and no longer', async () => {
  flow = await startSignOffFlow(kentFile);
  await flow.request();
  await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
  const { receipt } = flow.conclave.foundation.database.prisma;
  const [kept, ...others] = await receipt.findMany();
  expect([kept?.key, others]).toEqual([expect.stringContaining('sign_off_approve'), []]);
  await flow.conclave.sweep();
  expect(await receipt.count()).toBe(1);
  await receipt.updateMany({ data: { at: new Date(Date.now() - 49 * 60 * 60 * 1000) } });
  await flow.conclave.sweep();
  expect(await receipt.count()).toBe(0);
});
