import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Message } from '#src/playground/workspace/model.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { linkIn, only, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, cabinet, lead, doctor } = kentPeople;
const [group, file] = ['C0DEMENTIA', 'SO-1-certificate.json'];

let flow: SignOffFlow;
afterEach(() => flow.stop());

async function declares(user: string): Promise<void> {
  const { id: signOffId } = await flow.conclave.foundation.database.prisma.signOff.findFirstOrThrow();
  const touches = { touchesRequest: true, touchesPathway: false, organisationIds: [] };
  const interest = { signOffId, category: 'financial', text: 'I own the clinic.', ...touches, from: null, until: null } as const;
  await flow.run(user, (stores, actor) => declareInterest(stores, actor, interest, flow.clock.now()));
}

/** The chair keeps them from deciding, and says why. */
async function rulesOn(person: string): Promise<void> {
  const { prisma } = flow.conclave.foundation.database;
  const { id: signOffBodyId } = await prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'clg' } } });
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: person } });
  const interestIds = (await prisma.interest.findMany()).map(({ id }) => id);
  const ruling = { signOffBodyId, personId, action: 'speak_only', reason: 'It is their clinic.', interestIds } as const;
  const ruled = await flow.run(chair, (stores, actor) => ruleOnInterest(stores, actor, ruling, flow.clock.now()));
  expect(ruled.refused).toBeFalsy();
}

/** The group by two of its approvers, then the board by one. */
async function approve(cardFor: (user: string, channel: string) => Message): Promise<void> {
  for (const user of [chair, kent]) await flow.press(user, cardFor(user, 'C0CLG'), 'Approve');
  await flow.press(cabinet, cardFor(cabinet, 'C0KENTHWB'), 'Approve');
}

const certificate = (messages: readonly Message[]) => theMessage(messages, /^Certificate of SO-1/);

/** What the file below a certificate holds, as this person opens it. */
function pageFor(user: string, above: Message): unknown {
  const page = only(flow.as(user).thread(above).at(1), 'Nothing stands below the certificate');
  const bytes = only(flow.as(user).opens(linkIn(page, file)), `${user} may not open the file`);
  return JSON.parse(Buffer.from(bytes).toString());
}

test('all of a certificate stands below it as data, for whoever reads the channel, without the words of an interest', async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  await flow.request();
  await declares('U0DPHMEDWAY');
  await rulesOn('Director of Public Health (Medway)');
  await approve((user, channel) => flow.cardIn(user, channel));
  const above = certificate(flow.as(doctor).sees(group));
  expect(pageFor(doctor, above)).toMatchObject({
    reference: 'SO-1',
    outcome: 'approved',
    versions: [{ number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    bodies: [
      {
        body: 'Clinical Leadership Group',
        arithmetic: { approved: 2, voters: 2, needed: 2 },
        recusals: [{ person: 'Director of Public Health (Medway)', interests: [{ category: 'financial' }] }],
        rulings: [{ by: 'Co-Medical Director', ruling: expect.any(String), reason: null }],
        verdicts: [
          { person: 'Co-Medical Director', role: 'approver', verdict: 'approved', counts: 'yes' },
          { person: 'Director of Public Health (Kent)', counts: 'yes' },
        ],
      },
      { body: 'Kent shadow Health and Wellbeing Board', verdicts: [{ person: 'Cabinet Member for Health Reform' }] },
    ],
  });
  const { chain } = z.looseObject({ chain: z.array(z.looseObject({ position: z.number() })) }).parse(pageFor(doctor, above));
  expect(chain.length).toBeGreaterThan(3);
  for (const word of ['I own the clinic', 'their clinic']) expect(JSON.stringify(pageFor(doctor, above))).not.toContain(word);
});

test('the data of a procurement go to the entitled only', async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers.replace('subject: pathway ', 'subject: procurement '));
  await flow.request();
  await approve((user) => flow.cardTo(user));
  const inChannel = certificate(flow.as(lead).sees(group));
  expect(flow.as(lead).thread(inChannel)).toHaveLength(1);
  expect(pageFor(lead, certificate(flow.as(lead).directMessages()))).toMatchObject({ reference: 'SO-1', outcome: 'approved' });
  for (const { id } of flow.workspace.files()) expect(flow.as(doctor).opens(id)).toBeNull();
});

test('where Slack takes no file, the certificate stands, and what is below it says so', async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  flow.workspace.setIntercept((method) =>
    method === 'files.getUploadURLExternal' ? { kind: 'answer', status: 200, body: { ok: false, error: 'missing_scope' } } : undefined,
  );
  await flow.request();
  await approve((user, channel) => flow.cardIn(user, channel));
  const [, page] = flow.as(doctor).thread(certificate(flow.as(doctor).sees(group)));
  expect(page?.text).toContain('Slack did not take the data of this certificate as a file.');
  expect(page?.text).toContain('npm run -s conclave -- certificate SO-1');
});

test('what Slack takes only later is given again', async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  await flow.request();
  let left = 1;
  flow.workspace.setIntercept((method) => {
    if (method !== 'files.completeUploadExternal' || left === 0) return undefined;
    left -= 1;
    return { kind: 'answer', status: 503, body: { ok: false } };
  });
  await approve((user, channel) => flow.cardIn(user, channel));
  expect(pageFor(doctor, certificate(flow.as(doctor).sees(group)))).toMatchObject({ reference: 'SO-1' });
});

test('of what was held for long, what Slack takes only later is given again too', async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  await flow.request();
  flow.workspace.remove(group);
  await approve((user, channel) => flow.cardIn(user, channel));
  await flow.conclave.foundation.database.prisma.outgoingMessage.updateMany({
    where: { state: 'held' },
    data: { createdAt: new Date(Date.now() - 3600_000) },
  });
  faultySlack(flow.workspace).on('files.getUploadURLExternal', fault.limitsRate(1));
  flow.workspace.invite(group);
  await flow.conclave.sweep();
  await flow.settled();
  expect(pageFor(doctor, certificate(flow.as(doctor).sees(group)))).toMatchObject({ reference: 'SO-1' });
});

test('a file that was given but whose message was not posted is given again, and one message stands', async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  let left = 1;
  flow.workspace.setIntercept((method, args) => {
    if (method !== 'chat.postMessage' || !JSON.stringify(args).includes(file) || left === 0) return undefined;
    left -= 1;
    return { kind: 'lose_answer' };
  });
  await flow.request();
  await approve((user, channel) => flow.cardIn(user, channel));
  expect(flow.as(doctor).thread(certificate(flow.as(doctor).sees(group)))).toHaveLength(2);
});
