import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '#src/domain/refusal.ts';
import type { Actor } from '#src/use-cases/actor.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { contestVerdict } from '#src/use-cases/sign-off/decide/contest-verdict.ts';
import { contestVersion } from '#src/use-cases/sign-off/decide/contest-version.ts';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { recordVerdict } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { setPrivacy } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { anyhow, everythingKept } from '#tests/support/everything-kept.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf, sampleContent } from './sign-off/sign-off-world.ts';

const [lead, chair, kent, medway, secretary] = ['U0DEMENTIA', 'U0CLGCHAIR', 'U0DPHKENT', 'U0DPHMEDWAY', 'U0SECRETARY'];

let world: CaseWorld;
let ids: { signOffId: string; signOffBodyId: string; conditionId: string; verdictId: string; approverId: string; medwayId: string };

/** A request with a condition, a verdict that was recorded, and somebody's interest in it. */
beforeAll(async () => {
  world = await caseWorld(kentWithThreeApprovers);
  const { signOffId } = resultOf(await world.request(lead));
  const { id: signOffBodyId } = await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'clg' } } });
  const personOf = async (slackUserId: string) => (await world.prisma.person.findFirstOrThrow({ where: { slackUserId } })).id;
  const [approverId, medwayId] = [await personOf(kent), await personOf(medway)];
  const conditions = [{ text: 'Cost the locum', ownerSlackId: null, due: null }];
  resultOf(await world.decide(chair, 'clg', { verdict: 'approve_with_conditions', conditions }));
  ids = { signOffId, signOffBodyId, conditionId: '', verdictId: '', approverId, medwayId };
  resultOf(await world.as(secretary, (stores, actor) => record(stores, actor, {})));
  resultOf(await world.as(medway, (stores, actor) => declare(stores, actor, 'Shares')));
  const verdict = await world.prisma.verdict.findFirstOrThrow({ where: { personId: approverId } });
  ids = { ...ids, verdictId: verdict.id, conditionId: (await world.prisma.condition.findFirstOrThrow()).id };
});
afterAll(() => world.close());

function record(stores: Stores, actor: Actor, more: Partial<Parameters<typeof recordVerdict>[2]>) {
  const { signOffBodyId, approverId } = ids;
  const input = {
    signOffBodyId,
    approverId,
    version: 1,
    verdict: 'approve',
    reason: null,
    conditions: [],
    how: 'telephone',
    note: null,
  } as const;
  return recordVerdict(stores, actor, { ...input, ...more }, now);
}

function declare(stores: Stores, actor: Actor, text: string) {
  const touching = { touchesRequest: true, touchesPathway: false, organisationIds: [], from: null, until: null };
  return declareInterest(stores, actor, { signOffId: ids.signOffId, category: 'financial', text, ...touching }, now);
}

function amend(stores: Stores, actor: Actor, more: Partial<Parameters<typeof amendSignOff>[2]>) {
  const amended = { signOffId: ids.signOffId, version: 1, content: sampleContent, keptFiles: [], minor: true, reason: 'Wording' };
  return amendSignOff(stores, actor, { ...amended, ...more }, now);
}

const given = (text: string) => [{ text, ownerSlackId: null, due: null }];
const open = { privateReason: 'commercial', publicTitle: null, privateNote: null };

type Act = (stores: Stores, actor: Actor, text: string) => Promise<Outcome<unknown>>;

/** Everything people write beside a report and a request: who writes it, what the question calls it. */
const acts: readonly (readonly [string, string, string, Act])[] = [
  [
    'the reason of a verdict',
    kent,
    'reason',
    (stores, actor, reason) => giveVerdict(stores, actor, { ...ids, version: 1, verdict: 'reject', reason }, now),
  ],
  [
    'a condition',
    kent,
    'condition',
    (stores, actor, text) =>
      giveVerdict(stores, actor, { ...ids, version: 1, verdict: 'approve_with_conditions', reason: null, conditions: given(text) }, now),
  ],
  ['the reason of a recorded verdict', secretary, 'reason', (stores, actor, reason) => record(stores, actor, { reason })],
  ['the note of a recorded verdict', secretary, 'note', (stores, actor, note) => record(stores, actor, { note })],
  [
    'a condition of a recorded verdict',
    secretary,
    'condition',
    (stores, actor, text) => record(stores, actor, { verdict: 'approve_with_conditions', conditions: given(text) }),
  ],
  ['how a condition was met', chair, 'note', (stores, actor, note) => dischargeCondition(stores, actor, { ...ids, note }, now)],
  [
    'a ruling',
    chair,
    'reason',
    (stores, actor, reason) =>
      ruleOnInterest(stores, actor, { ...ids, personId: ids.medwayId, interestIds: [], action: 'remain', reason }, now),
  ],
  [
    "chair's action",
    chair,
    'reason',
    (stores, actor, reason) => actAsChair(stores, actor, { ...ids, version: 1, reason, reasonToFollow: false }, now),
  ],
  [
    'why a version is not minor',
    kent,
    'reason',
    (stores, actor, reason) => contestVersion(stores, actor, { ...ids, version: 1, reason }, now),
  ],
  [
    'what was said in place of what was recorded',
    kent,
    'reason',
    (stores, actor, reason) => contestVerdict(stores, actor, { ...ids, reason }, now),
  ],
  ['an interest', kent, 'interest', declare],
  ['why a version has changed', lead, 'reason', (stores, actor, reason) => amend(stores, actor, { reason })],
  [
    'a public title with a version',
    lead,
    'public title',
    (stores, actor, publicTitle) => amend(stores, actor, { privacy: { ...open, publicTitle } }),
  ],
  ['why a request is withdrawn', lead, 'reason', (stores, actor, reason) => withdrawSignOff(stores, actor, { ...ids, reason }, now)],
  [
    'a public title',
    secretary,
    'public title',
    (stores, actor, publicTitle) => setPrivacy(stores, actor, { ...ids, privacy: { ...open, publicTitle } }, now),
  ],
  [
    'more on why it is private',
    secretary,
    'more on why it is private',
    (stores, actor, privateNote) => setPrivacy(stores, actor, { ...ids, privacy: { ...open, privateNote } }, now),
  ],
];

describe.each(acts)('%s', (_, user, what, act) => {
  test.each(['NHS number 943 476 5919', 'patient 9434765919', 'https://ris.example/patients/9434765919'])(
    'with “%s” is refused',
    async (text) => {
      expect(refusalOf(await world.as(user, (stores, actor) => act(stores, actor, text)))).toEqual({ code: 'patient_identifier' });
    },
  );

  test('with ten digits that could be one is asked about, and no more once it is said to be none', async () => {
    const text = 'Agreed with 943 476 5919';
    const asked = refusalOf(await world.as(user, (stores, actor) => act(stores, actor, text)));
    expect(asked).toMatchObject({ code: 'perhaps_patient_identifier', what, numbers: ['9434765919'] });
    const confirmed = new Set(['9434765919']);
    const tried = await world
      .as(user, async (stores, actor) => {
        const outcome = await act(stores, { ...actor, confirmed }, text);
        // The next of them finds all as it was.
        if (!outcome.refused) throw new Undone();
        return outcome.refusal.code;
      })
      .catch((error: unknown) => {
        if (error instanceof Undone) return 'done';
        throw error;
      });
    expect(tried).not.toMatch(/patient/);
  });
});

class Undone extends Error {}

test('nothing of it was kept', async () => {
  expect(await everythingKept(world.prisma)).not.toMatch(anyhow('9434765919'));
});
