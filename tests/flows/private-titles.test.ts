import { afterEach, describe, expect, test } from 'vitest';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { contestVersion } from '#src/use-cases/sign-off/decide/contest-version.ts';
import { type GiveVerdict, giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { london } from '#tests/support/kent.ts';
import { receivedWithoutRight } from '#tests/support/received.ts';
import { labels, only, theMessage } from '#tests/support/seeing.ts';
import {
  ask,
  kentWithSecretOpen,
  kentWithSecrets,
  outsider,
  secret,
  secretContent,
  trustApprover,
  trustSecretary,
} from './private-people.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, medway, doctor, lead, cabinet } = kentPeople;
const [clg, dementia] = ['C0CLG', 'C0DEMENTIA'];
const unentitled = [outsider, doctor, trustApprover, trustSecretary];

let flow: SignOffFlow;
afterEach(() => flow.stop());

const prisma = () => flow.conclave.foundation.database.prisma;
const leaked = () => receivedWithoutRight(flow.workspace, unentitled).filter(({ what }) => /quetzal/i.test(what));
const askedBody = async (number: number, key: string) =>
  (await prisma().signOffBody.findFirstOrThrow({ where: { signOff: { number }, body: { key } } })).id;
const idOf = async (number: number) => (await prisma().signOff.findFirstOrThrow({ where: { number } })).id;

async function decide(user: string, number: number, key: string, more: Partial<GiveVerdict> = {}): Promise<void> {
  const signOffBodyId = await askedBody(number, key);
  const input = { signOffBodyId, version: 1, verdict: 'approve', reason: null, ...more } as const;
  const given = await flow.run(user, (stores, actor) => giveVerdict(stores, actor, input, flow.clock.now()));
  expect(given).not.toHaveProperty('refusal');
}

async function amend(number: number, more: Partial<Parameters<typeof amendSignOff>[2]>): Promise<void> {
  const input = {
    signOffId: await idOf(number),
    version: 1,
    content: secretContent,
    keptFiles: [],
    minor: false,
    reason: `For ${secret}`,
    ...more,
  };
  expect(await flow.run(lead, (stores, actor) => amendSignOff(stores, actor, input, flow.clock.now()))).toMatchObject({ refused: false });
}

/** What people without a right look at of their own accord. */
async function look(numbers: readonly number[]): Promise<void> {
  for (const user of unentitled) {
    for (const channel of [clg, dementia]) flow.workspace.addMember(channel, user);
    const typed = [
      'list',
      'list open',
      'list ended',
      'list community',
      'list Community services',
      ...numbers.flatMap((n) => [`show SO-${n}`, `amend SO-${n}`]),
    ];
    for (const text of typed) await flow.as(user).command(clg, '/signoff', text);
    await flow.as(user).command(clg, '/signoff', 'request');
    await flow.as(user).command(dementia, '/pathway', 'log green All well');
    await flow.as(user).command(clg, '/board', 'digest preview');
    await flow.as(user).openHome();
  }
  await flow.settled();
}

describe('what is private', () => {
  test('reaches nobody without a right in any word, in all that can become of it', async () => {
    flow = await startSignOffFlow(kentWithSecrets);
    const condition = [{ text: `Keep to the ${secret} sum`, ownerSlackId: medway, due: null }];
    // A procurement without a public title, of an open pathway: changes, a minor version that is contested, conditions, approval.
    const first = await ask(flow, ['dementia', 'tender']);
    await decide(chair, first, 'clg', { verdict: 'request_changes', reason: `${secret} is dear` });
    await decide(kent, first, 'clg', { verdict: 'request_changes', reason: `${secret} is late` });
    await amend(first, { content: { ...secretContent, title: `${secret} tender, again` } });
    await amend(first, { version: 2, minor: true, content: { ...secretContent, title: `${secret} tender, reworded` } });
    const contest = { signOffBodyId: await askedBody(first, 'clg'), version: 3, reason: `${secret} is not wording` };
    await flow.run(chair, (stores, actor) => contestVersion(stores, actor, contest, flow.clock.now()));
    await decide(chair, first, 'clg', { version: 3, verdict: 'approve_with_conditions', conditions: condition });
    await decide(kent, first, 'clg', { version: 3 });
    await decide(cabinet, first, 'kent-hwb', { version: 3, reason: `${secret} is right` });
    // Of a private pathway, withdrawn; another that stays open until the digest and its reminders; one rejected with a reason.
    const second = await ask(flow, ['community', 'pathway-redesign'], { publicTitle: 'Community contract' });
    const withdrawn = { signOffId: await idOf(second), reason: `${secret} is off` };
    await flow.run(lead, (stores, actor) => withdrawSignOff(stores, actor, withdrawn, flow.clock.now()));
    const third = await ask(flow, ['dementia', 'pathway-redesign'], { privateReason: 'commercial', publicTitle: 'A clinic' });
    const fourth = await ask(flow, ['dementia', 'pathway-redesign'], { privateReason: `${secret} in our words` });
    await decide(chair, fourth, 'clg', { verdict: 'reject', reason: `${secret} never` });
    await decide(kent, fourth, 'clg', { verdict: 'reject', reason: `${secret} never` });
    await flow.run(lead, (stores, actor) =>
      logProgress(stores, actor, { channelId: dementia, report: `${secret} service green ${secret} signed` }, flow.clock.now()),
    );
    await look([first, second, third, fourth]);
    await flow.advanceTo(london('2011-11-22T10:00'));
    await look([first, second, third, fourth]);

    expect(leaked()).toEqual([]);
    const digest = flow
      .as(chair)
      .sees(clg)
      .map(({ text }) => text)
      .join('\n');
    expect(digest).toContain('SO-3 A clinic: private (commercial)');
    expect(digest).toContain('Community services');
    expect(digest).toContain(`SO-${fourth} Private item (SO-${fourth}): private,`);
    expect(flow.directly(medway).join('\n')).toContain(`${secret} tender`);
  }, 240_000);

  test('has a card in a channel that says what everybody may read, and shows the rest to who may see it', async () => {
    flow = await startSignOffFlow(kentWithSecrets);
    await ask(flow, ['dementia', 'tender'], { publicTitle: 'A community service' });
    const card = flow.cardIn(chair, clg);
    expect(card.text.split('\n')).toEqual([
      'SO-1, version 1: A community service',
      'State: open',
      'Private: procurement under way. Not shown here. Those who decide have received it by direct message.',
      'Buttons: Show me.',
    ]);
    expect(labels(card)).toEqual(['Show me']);
    await flow.press(chair, card, 'Show me');
    expect(flow.told(chair, clg).text).toContain(`${secret} tender`);
    flow.workspace.addMember(clg, outsider);
    await flow.press(outsider, card, 'Show me');
    expect(flow.told(outsider, clg).text).toContain('SO-1, version 1: A community service');
    expect(leaked()).toEqual([]);
  });
});

/** What is secret of all that everybody in the channels, and who works for a provider, reads now, with the words around it. */
function readNow(): string[] {
  const channels = [clg, dementia].flatMap((channel) =>
    flow
      .as(kentPeople.secretary)
      .sees(channel)
      .filter(({ ephemeral }) => ephemeral === null),
  );
  const read = JSON.stringify([...channels, ...unentitled.flatMap((user) => flow.as(user).directMessages())]);
  return [...(read.match(/.{0,100}quetzal.{0,40}/gi) ?? [])];
}

test('a request that is made private later is changed wherever it stands, by the form, and shows again once it is open', async () => {
  flow = await startSignOffFlow(kentWithSecretOpen.replace(`${secret} service`, 'Other service'));
  await ask(flow, ['dementia', 'pathway-redesign']);
  await decide(chair, 1, 'clg', { verdict: 'request_changes', reason: `${secret} is dear` });
  await flow.advanceTo(london('2011-11-14T09:30'));
  expect(readNow()).not.toEqual([]);

  await flow.as(lead).command(dementia, '/signoff', 'amend SO-1');
  const person = flow.as(lead);
  const isPrivate = 'Private: only its group, the bodies asked and the secretariat; no provider';
  person.fill({ 'Who may see it': isPrivate });
  await person.press(only(person.view(), 'No form is open'), 'Who may see it', { value: isPrivate });
  await flow.workspace.until(() => JSON.stringify(person.view()).includes('Public title'));
  const filled = { 'Private because': 'Commercial', 'Public title': 'A community service' };
  expect(await flow.as(lead).submit(filled)).toMatchObject({ errors: {}, error: null });
  await flow.settled();
  expect(JSON.stringify(flow.as(lead).view())).toContain('who may see SO-1');
  expect(await prisma().signOffVersion.count()).toBe(1);
  expect(readNow()).toEqual([]);
  expect(theMessage(flow.as(chair).sees(clg), /Digest 1/).text).toContain('SO-1 A community service: private (commercial)');
  expect(theMessage(flow.as(chair).sees(clg), /SO-1, version 1/).text).toContain('Private: commercial.');
  const changed = await prisma().chronicleEntry.findMany({ where: { action: { in: ['privacy changed', 'posted messages changed'] } } });
  expect(JSON.stringify(changed)).toContain('what may be read of it there has changed since it was posted');

  await amend(1, { privacy: { privateReason: null, publicTitle: 'A community service', privateNote: null } });
  await flow.settled();
  expect(theMessage(flow.as(chair).sees(clg), /Digest 1/).text).toContain(`SO-1 ${secret} tender`);
  expect(theMessage(flow.as(chair).sees(clg), /SO-1, version 1/).text).toContain(secretContent.ask);
}, 120_000);

test('a pathway that becomes private in the file takes back what was posted: reports, certificates with their data, digests; and gives it again', async () => {
  flow = await startSignOffFlow(kentWithSecretOpen);
  await ask(flow, ['community', 'pathway-redesign']);
  for (const user of [chair, kent, medway]) await decide(user, 1, 'clg');
  await decide(cabinet, 1, 'kent-hwb');
  await flow.run(lead, (stores, actor) =>
    logProgress(stores, actor, { channelId: dementia, report: `${secret} service green ${secret} signed` }, flow.clock.now()),
  );
  await flow.advanceTo(london('2011-11-14T09:30'));
  expect(readNow()).not.toEqual([]);
  const certificates = () => flow.workspace.files().filter(({ name }) => name === 'SO-1-certificate.json');
  expect(certificates()).toHaveLength(1);

  await flow.govern(kentWithSecrets);
  await flow.settled();
  expect(readNow()).toEqual([]);
  expect(certificates()).toEqual([]);
  const group = flow.as(lead).sees(dementia);
  expect(theMessage(group, /^Community services/).text).toContain('Private. Not shown here.');
  expect(theMessage(group, /Certificate of SO-1/).text).toContain('Private item (SO-1)');
  expect(theMessage(flow.as(chair).sees(clg), /Digest 1/).text).toContain('Community services');

  await flow.govern(kentWithSecretOpen);
  await flow.settled();
  const again = flow.as(lead).sees(dementia);
  expect(theMessage(again, /service: Green/).text).toContain(`${secret} signed`);
  expect(theMessage(again, /Certificate of SO-1/).text).toContain(`${secret} tender`);
  expect(certificates()).toHaveLength(1);
}, 120_000);

test('the secretariat closes a request that has ended by the form, and what was posted of it is changed in place', async () => {
  flow = await startSignOffFlow(kentWithSecrets);
  await ask(flow, ['dementia', 'pathway-redesign']);
  for (const user of [chair, kent, medway]) await decide(user, 1, 'clg');
  await decide(cabinet, 1, 'kent-hwb');
  await flow.advanceTo(london('2011-11-14T09:30'));
  expect(readNow()).not.toEqual([]);

  flow.workspace.addMember(clg, kentPeople.secretary);
  const person = flow.as(kentPeople.secretary);
  const shown = only((await person.command(clg, '/signoff', 'show SO-1')).shown, 'SO-1 is not shown');
  expect(labels(shown)).toEqual(['Who may see it']);
  await flow.press(kentPeople.secretary, shown, 'Who may see it');
  const isPrivate = 'Private: only its group, the bodies asked and the secretariat; no provider';
  person.fill({ 'Who may see it': isPrivate });
  await person.press(only(person.view(), 'No form is open'), 'Who may see it', { value: isPrivate });
  await flow.workspace.until(() => JSON.stringify(person.view()).includes('Public title'));
  const filled = { 'Private because': 'Commercial', 'Public title': 'A clinic', 'More on why it is private': `${secret} bids` };
  expect(await person.submit(filled)).toMatchObject({ errors: {}, error: null });
  await flow.settled();
  expect(JSON.stringify(person.view())).toContain('It is private: what was posted of it is changed to its public title.');
  expect(readNow()).toEqual([]);
  const group = flow.as(lead).sees(dementia);
  expect(theMessage(group, /Certificate of SO-1/).text).toContain('A clinic');
  expect(theMessage(flow.as(chair).sees(clg), /SO-1, version 1/).text).toContain('Private: commercial.');
  expect(theMessage(flow.as(chair).sees(clg), /Digest 1/).text).toContain('SO-1 A clinic: private (commercial)');
  expect(only((await person.command(clg, '/signoff', 'show SO-1')).shown, 'SO-1 is not shown').text).toContain(`${secret} bids`);

  // Of the secretariat, and works for a provider: may open nothing that is closed, nor close what they then could not see.
  flow.workspace.addMember(clg, trustSecretary);
  const provider = await flow.as(trustSecretary).command(clg, '/signoff', 'privacy SO-1');
  expect(only(provider.shown, 'no answer').text).toContain('This is private (commercial): providers');
}, 120_000);
