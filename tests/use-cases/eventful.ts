import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { contestVerdict } from '#src/use-cases/sign-off/decide/contest-verdict.ts';
import { contestVersion } from '#src/use-cases/sign-off/decide/contest-version.ts';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import { recordVerdict } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { type CaseWorld, now, resultOf, sampleContent } from './sign-off/sign-off-world.ts';

const askedBodyOf = async (world: CaseWorld, key: string) =>
  (await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key } } })).id;
const personId = async (world: CaseWorld, key: string) => (await world.prisma.person.findFirstOrThrow({ where: { key } })).id;

/** A request that has gone through all that is recorded of one. */
export async function eventful(world: CaseWorld): Promise<void> {
  const { signOffId } = resultOf(await world.request('U0DEMENTIA', { content: { note: 'For the board' } }));
  const clg = await askedBodyOf(world, 'clg');
  const amendment = {
    signOffId,
    version: 1,
    content: { ...sampleContent, note: 'For both boards' },
    keptFiles: [],
    minor: true,
    reason: 'wording',
  };
  resultOf(await world.as('U0DEMENTIA', (stores, actor) => amendSignOff(stores, actor, amendment, now)));
  const contest = { signOffBodyId: clg, version: 2, reason: 'It is more than wording' };
  resultOf(await world.as('U0CLGCHAIR', (stores, actor) => contestVersion(stores, actor, contest, now)));
  const phoned = {
    signOffBodyId: clg,
    version: 2,
    approverId: await personId(world, 'clg-chair'),
    verdict: 'approve',
    reason: null,
  } as const;
  const recorded = { ...phoned, conditions: [], how: 'telephone', note: 'From the ward' } as const;
  resultOf(await world.as('U0SECRETARY', (stores, actor) => recordVerdict(stores, actor, recorded, now)));
  const verdict = await world.prisma.verdict.findFirstOrThrow();
  const denial = { signOffBodyId: clg, verdictId: verdict.id, reason: 'I had said no' };
  resultOf(await world.as('U0CLGCHAIR', (stores, actor) => contestVerdict(stores, actor, denial, now)));
  resultOf(await world.decide('U0CLGCHAIR', 'clg', { version: 2 }));
  const conditions = [{ text: 'Say what it costs', ownerSlackId: null, due: '2011-12-01' }];
  resultOf(await world.decide('U0DPHKENT', 'kent-hwb', { version: 2, verdict: 'approve_with_conditions', conditions }));
  resultOf(await world.decide('U0CABINET', 'kent-hwb', { version: 2, verdict: 'reject', reason: 'Too late' }));
  resultOf(await world.decide('U0DPHMEDWAY', 'medway-hwb', { version: 2 }));
  const condition = await world.prisma.condition.findFirstOrThrow();
  const met = { signOffBodyId: await askedBodyOf(world, 'kent-hwb'), conditionId: condition.id, note: 'Annex 2' };
  resultOf(await world.as('U0CABINET', (stores, actor) => dischargeCondition(stores, actor, met, now)));
}
