import { cutDueDigests } from '#src/use-cases/board/cut-due-digests.ts';
import { lookUpPeople } from '#src/use-cases/governance/look-up-people.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { delegateDecisions } from '#src/use-cases/membership/delegate-decisions.ts';
import { endDelegation } from '#src/use-cases/membership/end-delegation.ts';
import { endInterest } from '#src/use-cases/membership/end-interest.ts';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { setPrivacy } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { eventful } from '../eventful.ts';
import { type CaseWorld, caseWorld, now, resultOf, sampleContent } from '../sign-off/sign-off-world.ts';

const panel = `  - key: panel
    name: Panel
    kind: committee
    approval: { rule: all }
    seats:
      - { person: cabinet-member, role: approver }
      - { person: dph-medway, role: approver, tag: Medway }
      - { person: dph-kent, role: approver, tag: Kent }
`;

const first = kent
  .replace('secretariat: [secretary]', 'secretariat: [secretary, second]')
  .replace('approval: { rule: majority }', 'approval: { rule: majority, chairs_action: true }')
  .replace(
    '  - { key: secretary,',
    '  - { key: second, email: second@example.org, name: Second officer, organisation: kcc, profession: management }\n  - { key: secretary,',
  )
  .replace(
    '      - { person: dph-kent, role: approver }\n',
    '      - { person: dph-kent, role: approver }\n      - { person: dph-medway, role: deputy }\n',
  )
  .replace('bodies:\n', `bodies:\n${panel}`)
  .replace('\nclocks:', '  - { key: redesign-by-panel, name: By the panel, subject: other, steps: [{ bodies: [panel] }] }\n\nclocks:')
  .replace(/$/, '  - { key: kent-hwb-2012-01, body: kent-hwb, at: 2012-01-25T14:00 }\n');

/** What a file can change, each kind once; and the chair's key passes to somebody else. */
const second = first
  .replace('secretariat: [secretary, second]', 'secretariat: [secretary]')
  .replace('name: An acute hospital trust', 'name: The acute trust')
  .replace('name: Director of Public Health (Medway)', 'name: Dr Medway')
  .replace('      - { person: dph-kent, role: approver, tag: Kent }\n', '')
  .replace('aliases: [CLG]', 'aliases: [CLG, The group]')
  .replace('name: Dementia,', 'name: Dementia care,')
  .replace('name: Pathway redesign', 'name: Redesign of a pathway')
  .replace('{ clear_working_days: 5 }', '{ clear_working_days: 6 }')
  .replace('place: Sessions House', 'place: Town Hall')
  .replace('      - { person: dph-kent, role: member }\n', '')
  .replace('  - { from: clg, kind: reports_to, to: medway-hwb, since: 2011-11-09 }\n', '')
  .replace('  - { key: kent-hwb-2012-01, body: kent-hwb, at: 2012-01-25T14:00 }\n', '')
  .replace(
    'key: clg-chair, slack: U0CLGCHAIR, name: Co-Medical Director,',
    'key: clg-chair, slack: U0NEW, name: Dr New, was: { until: 2011-11-15, name: Co-Medical Director, slack: U0CLGCHAIR },',
  );

const third = second.replace('timezone: Europe/London', 'timezone: Europe/Dublin');

/** A workspace in which everything has happened that is recorded of rows. */
export async function everythingHappened(): Promise<CaseWorld> {
  const world = await caseWorld(first);
  await lookUp(world);
  await eventful(world);
  await moreRequests(world);
  await personalActs(world);
  await beforeThePanel(world);
  const log = (user: string, report: string) =>
    world.as(user, (stores, actor) => logProgress(stores, actor, { channelId: 'C0DEMENTIA', report }, now));
  resultOf(await log('U0DEMENTIA', 'red Clinic closed. Next: find rooms. Path to green: rooms. Ask help: rooms'));
  resultOf(await log('U0DOCTOR', 'green All well'));
  await cutDueDigests(world.transact, london('2011-11-14T09:00'));
  for (const [source, at] of [
    [second, '2011-11-16T12:00:00Z'],
    [third, '2011-11-17T12:00:00Z'],
  ] as const) {
    const applied = await world.apply(source, at);
    if (applied.result !== 'applied') throw new Error(`${applied.result}: ${applied.problems.join()}`);
  }
  await reconsiderSignOffs(world.transact, london('2011-11-17T12:01'));
  await cutDueDigests(world.transact, london('2011-11-22T09:00'));
  return world;
}

async function lookUp({ transact }: CaseWorld): Promise<void> {
  const members = { withEmail: async () => 'U0SECOND', isGone: async () => false };
  await lookUpPeople({ transact, members, channels: { problemOf: async () => null } }, now);
}

async function personId(world: CaseWorld, key: string): Promise<string> {
  return (await world.prisma.person.findFirstOrThrow({ where: { key } })).id;
}

/** A private one for a sitting that is approved by the chair alone, and one that is withdrawn. */
async function moreRequests(world: CaseWorld): Promise<void> {
  const meeting = await world.prisma.meeting.findFirstOrThrow({ where: { key: 'kent-hwb-2011-11' } });
  const deadline = { day: '2011-11-21', reason: 'The tender closes' };
  const { signOffId } = resultOf(await world.request('U0DEMENTIA', { meetingId: meeting.id, deadline, privateReason: 'commercial' }));
  const privacy = { privateReason: 'commercial', publicTitle: 'A redesign', privateNote: 'Prices' };
  resultOf(await world.as('U0DEMENTIA', (stores, actor) => setPrivacy(stores, actor, { signOffId, privacy }, now)));
  const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { signOffId, step: 1 } });
  const action = { signOffBodyId: asked.id, version: 1, reason: 'Urgent', reasonToFollow: false };
  resultOf(await world.as('U0CLGCHAIR', (stores, actor) => actAsChair(stores, actor, action, now)));
  const other = resultOf(await world.request('U0DEMENTIA'));
  const withdrawal = { signOffId: other.signOffId, reason: 'Not now' };
  resultOf(await world.as('U0DEMENTIA', (stores, actor) => withdrawSignOff(stores, actor, withdrawal, now)));
}

/** Sent back and asked again by a minor version; whose answers stand until their seat ends. */
async function beforeThePanel(world: CaseWorld): Promise<void> {
  const { routes } = await world.directory();
  const routeId = routes.find(({ key }) => key === 'redesign-by-panel')?.id ?? '';
  const { signOffId } = resultOf(await world.request('U0DEMENTIA', { routeId }));
  resultOf(await world.decide('U0DPHMEDWAY', 'panel'));
  resultOf(await world.decide('U0CABINET', 'panel', { verdict: 'request_changes', reason: 'Which page?' }));
  const content = { ...sampleContent, note: 'Page 3' };
  const amendment = { signOffId, version: 1, content, keptFiles: [], minor: true, reason: 'The page' };
  resultOf(await world.as('U0DEMENTIA', (stores, actor) => amendSignOff(stores, actor, amendment, now)));
  resultOf(await world.decide('U0DPHKENT', 'panel', { version: 2 }));
}

async function personalActs(world: CaseWorld): Promise<void> {
  const { organisations, bodies } = await world.directory();
  const signOff = await world.prisma.signOff.findFirstOrThrow({ where: { number: 2 } });
  const organisationIds = organisations.filter(({ key }) => key === 'acute').map(({ id }) => id);
  const declare = async (text: string, until: string | null, touching: { touchesPathway: boolean; organisationIds: string[] }) => {
    const input = { signOffId: signOff.id, touchesRequest: true, ...touching, category: 'financial', text, from: null, until } as const;
    resultOf(await world.as('U0DPHKENT', (stores, actor) => declareInterest(stores, actor, input, now)));
  };
  await declare('Shares.', null, { touchesPathway: true, organisationIds });
  await declare('A post.', '2011-12-24', { touchesPathway: false, organisationIds: [] });
  const interest = await world.prisma.interest.findFirstOrThrow({ where: { text: 'Shares.' } });
  const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { signOffId: signOff.id, body: { key: 'kent-hwb' } } });
  const interestIds = (await world.prisma.interest.findMany()).map(({ id }) => id);
  const matter = { signOffBodyId: asked.id, personId: await personId(world, 'dph-kent'), interestIds };
  const ruling = { ...matter, reason: 'Small.' };
  for (const action of ['remain', 'no_action'] as const)
    resultOf(await world.as('U0CABINET', (stores, actor) => ruleOnInterest(stores, actor, { ...ruling, action }, now)));
  resultOf(await world.as('U0DPHKENT', (stores, actor) => endInterest(stores, actor, { interestId: interest.id }, now)));
  const bodyId = bodies.find(({ key }) => key === 'kent-hwb')?.id ?? '';
  const toId = await personId(world, 'dph-medway');
  for (const [from, until] of [
    ['2011-11-10', '2011-11-11'],
    ['2011-12-05', '2011-12-06'],
  ] as const) {
    const handedOn = { bodyId, toId, from, until };
    resultOf(await world.as('U0DPHKENT', (stores, actor) => delegateDecisions(stores, actor, handedOn, now)));
  }
  const delegation = await world.prisma.delegation.findFirstOrThrow({ orderBy: { since: 'asc' } });
  resultOf(await world.as('U0DPHKENT', (stores, actor) => endDelegation(stores, actor, { delegationId: delegation.id }, now)));
}
