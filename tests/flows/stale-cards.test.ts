import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { type SignOffFlow, startSignOffFlow } from '#tests/flows/sign-off-flow.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { labels, theMessage } from '#tests/support/seeing.ts';
import { kentFile } from '#tests/support/world.ts';

let flow: SignOffFlow;
afterEach(() => flow.stop());

const rows = () => flow.conclave.foundation.database.prisma.outgoingMessage;
const inGroup = ({ channel }: { readonly channel?: unknown }) => channel === 'C0CLG';
const secretaryTold = (about: RegExp) => flow.directly('U0SECRETARY').filter((text) => about.test(text));

async function withdraw(id?: string): Promise<void> {
  const { id: signOffId } = await flow.conclave.foundation.database.prisma.signOff.findFirstOrThrow({
    where: id === undefined ? {} : { id },
  });
  await flow.run('U0DEMENTIA', async (stores, actor) => {
    const withdrawn = await withdrawSignOff(stores, actor, { signOffId, reason: 'Another paper' }, flow.clock.now());
    if (withdrawn.refused) throw new Error(withdrawn.refusal.code);
  });
}

/** The secretariat finds the card in the channel, with the buttons it was posted with. */
async function saysItArrived(): Promise<void> {
  const asked = theMessage(flow.as('U0SECRETARY').directMessages(), /not certain whether a message arrived.*SO-1/);
  expect(labels(flow.cardIn('U0CLGCHAIR', 'C0CLG'))).toContain('Approve');
  await flow.as('U0SECRETARY').press(asked, 'It arrived');
  await flow.settled();
}

const noLongerTrue = /no longer shows how things stand.*SO-1/;

test('a card that arrived, of a request that was withdrawn while nobody knew, is asked about as one that Conclave can’t change', async () => {
  flow = await startSignOffFlow(await kentFile(), { historyScopes: false });
  faultySlack(flow.workspace).on('chat.postMessage', fault.losesTheReply(), { where: inGroup });
  await flow.request();
  await withdraw();
  await saysItArrived();
  expect(secretaryTold(noLongerTrue)).toHaveLength(1);
  const asked = theMessage(flow.as('U0SECRETARY').directMessages(), noLongerTrue);
  await flow.as('U0SECRETARY').press(asked, 'It is gone');
  await flow.settled();
  expect(await rows().count({ where: { state: 'parked' } })).toBe(0);
});

test('so is one of a request that was withdrawn while the card was still looked for', async () => {
  flow = await startSignOffFlow(await kentFile(), { historyScopes: false });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const slack = faultySlack(flow.workspace);
  slack.on('chat.postMessage', fault.losesTheReply(), { where: inGroup });
  // It is looked for once more after that.
  slack.on('conversations.history', async (...call) => {
    await released;
    return fault.failsWith(500)(...call);
  });
  const requesting = flow.request();
  while (slack.left() > 0) await sleep(5);
  const withdrawing = withdraw();
  while ((await rows().count({ where: { kind: 'update', channelId: 'C0CLG' } })) === 0) await sleep(5);
  release();
  await Promise.all([requesting, withdrawing]);
  await saysItArrived();
  expect(secretaryTold(noLongerTrue)).toHaveLength(1);
});

test('of one that arrived and says what it said nobody is asked again', async () => {
  flow = await startSignOffFlow(await kentFile(), { historyScopes: false });
  faultySlack(flow.workspace).on('chat.postMessage', fault.losesTheReply(), { where: inGroup });
  await flow.request();
  await saysItArrived();
  expect(secretaryTold(noLongerTrue)).toEqual([]);
  expect(await rows().count({ where: { state: 'parked' } })).toBe(0);
});

test('where the app is not in a channel that needs a change, the secretariat is told once, and it is changed once the app is back', async () => {
  flow = await startSignOffFlow(await kentFile());
  await flow.request();
  await flow.request();
  flow.workspace.remove('C0CLG');
  const signOffs = await flow.conclave.foundation.database.prisma.signOff.findMany({ orderBy: { number: 'asc' } });
  for (const { id } of signOffs) await withdraw(id);
  await flow.conclave.sweep();
  await flow.settled();
  const [told, ...others] = secretaryTold(/can't change what it has posted/);
  expect(others).toEqual([]);
  expect(told).toBe(
    "Conclave can't change what it has posted in <#C0CLG>: it has not been invited. What still shows there how things stood before: SO-1 Dementia pathway, redesigned. Its buttons decide nothing that is settled. Invite @Conclave there: then it is changed by itself, and so is whatever else there has changed meanwhile.",
  );
  flow.workspace.invite('C0CLG');
  await flow.conclave.sweep();
  await flow.settled();
  expect(labels(flow.cardIn('U0CLGCHAIR', 'C0CLG'))).toEqual([]);
});
