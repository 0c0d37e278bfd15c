import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, kentWithSecrets, secret } from './private-people.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair } = kentPeople;
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
