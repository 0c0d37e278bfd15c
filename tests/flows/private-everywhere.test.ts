import { afterAll, beforeAll, expect, test } from 'vitest';
import { personBySlackId } from '#src/domain/directory.ts';
import type { Outcome } from '#src/domain/refusal.ts';
import type { Actor } from '#src/use-cases/actor.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { recordVerdict } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { pressEverything } from '#tests/support/all-pressed.ts';
import { london } from '#tests/support/kent.ts';
import { type Received, receivedWithoutRight, recordShown } from '#tests/support/received.ts';
import { only } from '#tests/support/seeing.ts';
import { ask, kentWithSecrets, outsider, secret, secretContent, trustApprover, trustSecretary } from './private-people.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, medway, doctor, lead, cabinet, secretary } = kentPeople;
const [clg, dementia] = ['C0CLG', 'C0DEMENTIA'];
const unentitled = [outsider, doctor, trustApprover, trustSecretary];
const entitled = [lead, chair, secretary, cabinet];

let flow: SignOffFlow;
let shown: readonly Received[];
beforeAll(async () => {
  flow = await startSignOffFlow(kentWithSecrets, { historyScopes: false });
  shown = recordShown(flow.workspace, unentitled);
  for (const user of [...unentitled, ...entitled]) for (const channel of [clg, dementia]) flow.workspace.addMember(channel, user);
}, 120_000);
afterAll(() => flow.stop());

const leaked = (received: readonly Received[]) =>
  received.flatMap(({ by, what }) => [...what.matchAll(/.{0,150}quetzal.{0,60}/gi)].map(([around]) => `${by}: ${around}`));

async function as<T>(user: string, work: (stores: Stores, actor: Actor) => Promise<Outcome<T>>): Promise<void> {
  expect(await flow.run(user, work)).toMatchObject({ refused: false });
}

const rows = () => flow.conclave.foundation.database.prisma;
const askedBody = async (number: number, key: string) =>
  (await rows().signOffBody.findFirstOrThrow({ where: { signOff: { number }, body: { key } } })).id;
const idOf = async (number: number) => (await rows().signOff.findFirstOrThrow({ where: { number } })).id;
const personId = (actor: Actor, user: string) => only(personBySlackId(actor.directory, user, flow.clock.now()), user).id;

/** Conditions that are met, a chair's action, an interest with its ruling, a verdict that was recorded, a report: each with words of its own. */
async function everythingHappens(): Promise<readonly number[]> {
  const files = [
    {
      slackFileId: 'F0QUETZAL',
      name: `${secret} bid.pdf`,
      size: 4,
      sha256: 'a'.repeat(64),
      permalink: `https://k.slack.com/files/${secret}`,
    },
  ];
  const met = await ask(flow, ['dementia', 'tender'], { content: { ...secretContent, files } });
  const clgMet = await askedBody(met, 'clg');
  const now = () => flow.clock.now();
  const given = { version: 1, signOffBodyId: clgMet } as const;
  const conditions = [{ text: `Keep to the ${secret} sum`, ownerSlackId: medway, due: null }];
  await as(chair, (stores, actor) =>
    giveVerdict(stores, actor, { ...given, verdict: 'approve_with_conditions', reason: `${secret} is dear`, conditions }, now()),
  );
  await as(secretary, (stores, actor) =>
    recordVerdict(
      stores,
      actor,
      {
        ...given,
        approverId: personId(actor, kent),
        verdict: 'approve',
        reason: `${secret} by hand`,
        conditions: [],
        how: 'telephone',
        note: `${secret} said so`,
      },
      now(),
    ),
  );
  const conditionId = (await rows().condition.findFirstOrThrow()).id;
  const discharge = { signOffBodyId: clgMet, conditionId, note: `${secret} sum kept` };
  await as(kent, (stores, actor) => dischargeCondition(stores, actor, discharge, now()));

  const ruled = await ask(flow, ['community', 'pathway-redesign'], { publicTitle: 'Community contract' });
  const interest = {
    signOffId: await idOf(ruled),
    category: 'financial',
    text: `I own ${secret} shares`,
    touchesRequest: true,
    touchesPathway: true,
    organisationIds: [],
    from: null,
    until: null,
  } as const;
  await as(medway, (stores, actor) => declareInterest(stores, actor, interest, now()));
  const clgRuled = await askedBody(ruled, 'clg');
  const interestIds = (await rows().interest.findMany()).map(({ id }) => id);
  await as(chair, (stores, actor) =>
    ruleOnInterest(
      stores,
      actor,
      { signOffBodyId: clgRuled, personId: personId(actor, medway), interestIds, action: 'no_papers', reason: `${secret} is theirs` },
      now(),
    ),
  );
  const urgent = await ask(flow, ['dementia', 'pathway-redesign'], {
    privateReason: 'commercial',
    publicTitle: 'A clinic',
    privateNote: `${secret} bids`,
  });
  const alone = { signOffBodyId: await askedBody(urgent, 'clg'), version: 1, reason: `${secret} is urgent`, reasonToFollow: false };
  await as(chair, (stores, actor) => actAsChair(stores, actor, alone, now()));
  await ask(flow, ['dementia', 'pathway-redesign'], { privateReason: `${secret} in our words` });
  const open = { ...secretContent, title: 'An open request', ask: null, note: null, links: '' };
  const last = await ask(flow, ['dementia', 'pathway-redesign'], { content: open });

  // The reply to a post is lost, so that the secretariat is asked about it.
  let left = 1;
  flow.workspace.setIntercept((method, args) =>
    method === 'chat.postMessage' && args['channel'] === dementia && left-- > 0 ? { kind: 'lose_answer' } : undefined,
  );
  const report = { channelId: dementia, report: `${secret} service green ${secret} signed` };
  await as(lead, (stores, actor) => logProgress(stores, actor, report, now()));
  flow.workspace.setIntercept(null);
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** Whoever may see it looks and fills in forms, so that whatever the app can draw has been drawn. */
async function entitledLook(numbers: readonly number[]): Promise<void> {
  const everywhere = [
    '',
    'list',
    'list ended',
    'mine',
    ...numbers.flatMap((n) => [`show SO-${n}`, `amend SO-${n}`, `privacy SO-${n}`, `withdraw SO-${n}`]),
  ];
  for (const user of entitled) {
    for (const typed of everywhere) await flow.as(user).command(clg, '/signoff', typed);
    await flow.as(user).openHome();
  }
  await flow.as(lead).command(dementia, '/signoff', 'amend SO-4');
  await flow.as(lead).submit({ 'Public title': 'Another clinic' });
  await flow.as(secretary).command(clg, '/signoff', 'privacy SO-4');
  await flow.as(secretary).submit({ 'Public title': 'A third clinic', 'More on why it is private': `${secret} bids` });
  await flow.as(lead).command(dementia, '/signoff', 'request');
  await flow.as(lead).command(dementia, '/pathway', 'log');
  await flow.settled();
}

/** What whoever may not see it types: also words that are nearly the secret. */
async function unentitledLook(numbers: readonly number[], people = unentitled): Promise<void> {
  const nearly = ['Quetzel', 'Quetzl service', 'Quetza tender', 'comunity', 'community'];
  const signoff = [
    '',
    'help',
    'list',
    'list ended',
    'list mine',
    'request',
    'interests',
    'delegate',
    'remind SO-3',
    ...nearly.map((word) => `list ${word}`),
  ];
  const each = numbers.flatMap((n) => ['show', 'amend', 'privacy', 'withdraw', 'remind'].map((word) => `${word} SO-${n}`));
  const reports = nearly.map((word) => `log ${word} green All well`);
  for (const user of people) {
    const person = flow.as(user);
    for (const typed of [...signoff, ...each]) await person.command(clg, '/signoff', typed);
    for (const typed of ['', 'log', ...reports]) await person.command(dementia, '/pathway', typed);
    for (const typed of ['', 'next', 'digest preview', 'digest send', ...nearly.map((word) => `next ${word}`)]) {
      await person.command(clg, '/board', typed);
    }
    for (const shortcut of ['log_pathway_progress', 'request_sign_off']) await person.globalShortcut(shortcut);
    await person.openHome();
  }
  await flow.settled();
}

test('nothing of what is private is said to who may not see it, wherever it was written, whatever they type, press or send', async () => {
  const numbers = await everythingHappens();
  await entitledLook(numbers);
  await unentitledLook(numbers);
  await flow.advanceTo(london('2011-11-22T10:00'));
  await unentitledLook(numbers, [trustSecretary]);
  expect(leaked(receivedWithoutRight(flow.workspace, unentitled))).toEqual([]);
  expect(leaked(shown)).toEqual([]);

  const hide = (sent: string) => sent.replaceAll(/quetzal/gi, 'Xylophone');
  const answered = await pressEverything(flow, unentitled, { channel: clg, hide });
  expect(answered.length).toBeGreaterThan(400);
  expect(leaked(answered)).toEqual([]);
  expect(leaked(shown)).toEqual([]);
  expect(leaked(receivedWithoutRight(flow.workspace, unentitled))).toEqual([]);
}, 400_000);

test('the log and the metrics hold nothing of it', async () => {
  const metrics = await fetch(`http://127.0.0.1:${flow.conclave.port}/metrics`);
  expect(await metrics.text()).not.toMatch(/quetzal/i);
  expect(flow.log.filter((line) => /quetzal/i.test(line))).toEqual([]);
});
