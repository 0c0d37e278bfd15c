import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { showConditions } from '#src/use-cases/sign-off/show/show-conditions.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kent.replace('[kent-hwb, medway-hwb]', '[kent-hwb]'));
});
afterEach(() => world.close());

const asked = (key: string) => world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key } } });

async function show(user: string) {
  const { id } = await asked('clg');
  return world.as(user, (stores, actor) => showConditions(stores, actor, id, now));
}

describe('the conditions that are open', () => {
  test('are shown to who may read the request', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    const conditions = [{ text: 'Cost the locum', ownerSlackId: null, due: null }];
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'approve_with_conditions', conditions }));
    expect(resultOf(await show('U0DPHMEDWAY'))).toMatchObject({ reference: 'SO-1', conditions: [{ text: 'Cost the locum' }] });
  });

  test('are refused for the reason there is: the side somebody works on, no seat, or a ruling', async () => {
    const { signOffId } = resultOf(await world.request('U0DEMENTIA', { privateReason: 'A tender' }));
    expect(refusalOf(await show('U0DOCTOR'))).toEqual({ code: 'closed_to_you', because: 'private' });
    expect(refusalOf(await show('U0DPHMEDWAY'))).toEqual({ code: 'request_closed', reference: 'SO-1' });
    const touching = { touchesRequest: true, touchesPathway: false, organisationIds: [], from: null, until: null };
    const interest = { signOffId, category: 'financial', text: 'Shares.', ...touching } as const;
    resultOf(await world.as('U0CABINET', (stores, actor) => declareInterest(stores, actor, interest, now)));
    const [{ id: personId }, { id: signOffBodyId }] = await Promise.all([
      world.prisma.person.findFirstOrThrow({ where: { key: 'cabinet-member' } }),
      asked('kent-hwb'),
    ]);
    const interestIds = (await world.prisma.interest.findMany()).map(({ id }) => id);
    const ruling = { signOffBodyId, personId, interestIds, action: 'no_papers', reason: 'Theirs.' } as const;
    resultOf(await world.as('U0SECRETARY', (stores, actor) => ruleOnInterest(stores, actor, ruling, now)));
    expect(refusalOf(await show('U0CABINET'))).toEqual({ code: 'kept_from_papers', reference: 'SO-1' });
  });

  test('of a request that is not there are refused without its id', async () => {
    const id = '00000000-0000-7000-8000-000000000009';
    const shown = await world.as('U0CLGCHAIR', (stores, actor) => showConditions(stores, actor, id, now));
    expect(refusalOf(shown)).toEqual({ code: 'gone', what: 'request' });
  });
});
