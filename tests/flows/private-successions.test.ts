import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RulingAction } from '#src/domain/membership/interest.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { london } from '#tests/support/kent.ts';
import { ask, kentWithSecrets, secret } from './private-people.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, medway } = kentPeople;
const newcomer = 'U0NEWCHAIR';

let flow: SignOffFlow;
beforeEach(async () => {
  flow = await startSignOffFlow(kentWithSecrets);
  flow.workspace.addUser({ id: newcomer, name: 'Dr New' });
  await ask(flow, ['dementia', 'tender']);
});
afterEach(() => flow.stop());

const mayStillRead = (user: string) => flow.directly(user).join('\n').includes(secret);
const key = 'key: clg-chair, slack: U0CLGCHAIR, name: Co-Medical Director,';
const succeeded = (until: string) =>
  kentWithSecrets.replace(key, `key: clg-chair, slack: ${newcomer}, name: Dr New, was: { until: ${until}, slack: U0CLGCHAIR },`);

test('whoever has been followed reads no more of what is private in what they were sent', async () => {
  expect(mayStillRead(chair)).toBe(true);
  await flow.govern(succeeded('2011-11-08'));
  await flow.settled();
  expect(mayStillRead(chair)).toBe(false);
  expect(flow.directly(chair).join('\n')).toContain('Private item (SO-1)');
});

test('nor whoever is followed, or whose seat, membership or time ends, on a day to come: from that day on, and once', async () => {
  const ending = succeeded('2011-11-10')
    .replace(/(dph-medway, role: approver)(?= }\n.*cabinet-member, role: deputy)/, '$1, until: 2011-11-10')
    .replace('key: dph-kent,', 'key: dph-kent, until: 2011-11-14,');
  await flow.govern(ending);
  await flow.advanceTo(london('2011-11-10T23:00'));
  expect([chair, kent, medway].map(mayStillRead)).toEqual([true, true, true]);
  await flow.advanceTo(london('2011-11-11T09:30'));
  expect([chair, kent, medway, newcomer].map(mayStillRead)).toEqual([false, true, false, true]);
  await flow.advanceTo(london('2011-11-15T09:30'));
  expect([chair, kent, medway, newcomer].map(mayStillRead)).toEqual([false, false, false, true]);
  const calls = () => flow.workspace.calls('chat.update').length;
  const before = calls();
  await flow.advanceTo(london('2011-11-15T13:00'));
  expect(calls()).toBe(before);
});

test('nor whoever is ruled to have no papers, in any message they were sent before', async () => {
  await flow.as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'remind SO-1');
  await flow.settled();
  const signOff = await flow.conclave.foundation.database.prisma.signOff.findFirstOrThrow({ include: { bodies: true } });
  const touching = { touchesRequest: true, touchesPathway: false, organisationIds: [], from: null, until: null };
  const interest = { signOffId: signOff.id, category: 'financial', text: 'Shares.', ...touching } as const;
  await flow.run(medway, (stores, actor) => declareInterest(stores, actor, interest, flow.clock.now()));
  expect(mayStillRead(medway)).toBe(true);
  const interestIds = (await flow.conclave.foundation.database.prisma.interest.findMany()).map(({ id }) => id);
  const rule = (action: RulingAction) =>
    flow.run(chair, (stores, actor) => {
      const personId = actor.directory.people.find(({ slackUserId }) => slackUserId === medway)?.id ?? '';
      const ruling = { signOffBodyId: signOff.bodies[0]?.id ?? '', personId, interestIds, action, reason: 'So.' };
      return ruleOnInterest(stores, actor, ruling, flow.clock.now());
    });
  expect(await rule('no_papers')).toMatchObject({ refused: false });
  expect(mayStillRead(medway)).toBe(false);
  await rule('remain');
  expect(mayStillRead(medway)).toBe(true);
});
