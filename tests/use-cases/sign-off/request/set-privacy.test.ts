import { afterAll, beforeAll, expect, test } from 'vitest';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import type { Privacy } from '#src/use-cases/sign-off/request/change-privacy.ts';
import { preparePrivacy, setPrivacy } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { showSignOff } from '#src/use-cases/sign-off/show/show-sign-off.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf, sampleContent } from '../sign-off-world.ts';

const [lead, doctor, chair, secretary] = ['U0DEMENTIA', 'U0DOCTOR', 'U0CLGCHAIR', 'U0SECRETARY'];
const commercial = { privateReason: 'commercial', publicTitle: 'A clinic', privateNote: 'Two bids are open' };
const open = { privateReason: null, publicTitle: null, privateNote: null };

let world: CaseWorld;
let signOffId: string;
beforeAll(async () => {
  world = await caseWorld(kentWithThreeApprovers);
  ({ signOffId } = resultOf(await world.request(lead)));
});
afterAll(() => world.close());

const set = (user: string, privacy: Privacy) => world.as(user, (stores, actor) => setPrivacy(stores, actor, { signOffId, privacy }, now));
const prepare = (user: string) => world.as(user, (stores, actor) => preparePrivacy(stores, actor, { signOffId }, now));
const stored = () => world.prisma.signOff.findFirstOrThrow({ select: { privateReason: true, publicTitle: true, privateNote: true } });
const show = async (user: string) => resultOf(await world.as(user, (stores, actor) => showSignOff(stores, actor, { signOffId }, now)));

test('the secretariat makes a request private that they may not change, and what they do is on record', async () => {
  const amended = { signOffId, version: 1, content: sampleContent, keptFiles: [], minor: false, reason: null };
  expect(refusalOf(await world.as(secretary, (stores, actor) => amendSignOff(stores, actor, amended, now))).code).toBe('may_not');
  expect(resultOf(await prepare(secretary)).privacy).toEqual({ mayBePrivate: true, ...open });
  expect(resultOf(await set(secretary, commercial))).toMatchObject({ reference: 'SO-1', isPrivate: true, stillShared: [] });
  expect(await stored()).toEqual(commercial);
  expect(await show(chair)).toMatchObject({ kind: 'whole', card: { closedBecause: 'commercial', privateNote: 'Two bids are open' } });
  const seen = await show(doctor);
  expect(seen).toMatchObject({ kind: 'closed', card: { title: 'A clinic', closedBecause: 'commercial' } });
  expect(JSON.stringify(seen)).not.toContain('bids');
  // The same again is no change.
  resultOf(await set(secretary, commercial));
  expect((await world.chronicle()).filter((action) => action.startsWith('privacy changed'))).toHaveLength(1);
});

test('who may not say it is refused, on record', async () => {
  expect(refusalOf(await prepare(chair))).toMatchObject({
    code: 'may_not',
    action: 'say who may see SO-1',
    who: ['whoever asked for it', 'the chair', 'a co-chair', 'a deputy', 'the secretary', 'the secretariat'],
  });
  expect(refusalOf(await set(doctor, open))).toEqual({ code: 'closed_to_you', because: 'commercial' });
  expect(await stored()).toEqual(commercial);
  expect(await world.chronicle()).toContain('change of privacy refused, Consultant psychiatrist');
});

test.each([
  [
    { ...commercial, privateReason: '' },
    { code: 'text_missing', what: 'why it is private' },
  ],
  [
    { ...commercial, privateNote: 'a'.repeat(501) },
    { code: 'text_too_long', what: 'more on why it is private', limit: 500 },
  ],
  [{ ...commercial, publicTitle: 'NHS number 943 476 5919' }, { code: 'patient_identifier' }],
  [{ ...commercial, privateNote: 'NHS number 943 476 5919' }, { code: 'patient_identifier' }],
])('what is wrong with what was filled in is said, and nothing changes: %o', async (privacy, refusal) => {
  expect(refusalOf(await set(lead, privacy))).toMatchObject(refusal);
  expect(await stored()).toEqual(commercial);
});

test('a request that has ended is opened, and closed again, by who asked for it', async () => {
  resultOf(await world.as(lead, (stores, actor) => withdrawSignOff(stores, actor, { signOffId, reason: 'Not now' }, now)));
  expect(resultOf(await set(lead, open))).toMatchObject({ isPrivate: false });
  expect(await show(doctor)).toMatchObject({ kind: 'whole' });
  expect(resultOf(await set(lead, { ...open, privateReason: 'legal advice' }))).toMatchObject({ isPrivate: true });
  expect(await show(doctor)).toMatchObject({ kind: 'closed', card: { title: 'Private item (SO-1)', closedBecause: 'legal advice' } });
});
