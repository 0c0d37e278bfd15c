import { expect } from 'vitest';
import { contentOf } from '#src/database/stores/message-rows.ts';
import type { Directory } from '#src/domain/directory.ts';
import type { Outcome } from '#src/domain/refusal.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import type { SignOff, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { isApproval, standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import { type GiveVerdict, giveVerdict, type VerdictGiven } from '#src/use-cases/give-verdict.ts';
import { pictureOf } from '#src/use-cases/picture-sign-off.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { requestSignOff } from '#src/use-cases/request-sign-off.ts';
import { cardAt, cardOfSignOff } from '#src/use-cases/sign-off-copies.ts';
import type { GovernedDatabase } from '../governed-database.ts';
import { london } from '../kent.ts';
import { only } from '../seeing.ts';
import type { Council } from './many-approvers.ts';

/** What the rounds are played on: an application's database. */
export type Field = Pick<GovernedDatabase, 'prisma' | 'transact'>;

/** Somebody's press of a button, as it was shown to them, and what they were told. */
export type Click = Pick<GiveVerdict, 'version' | 'verdict'> & { readonly user: string; readonly told: Outcome<VerdictGiven> };

export const now = london('2011-11-10T10:00');

export const requester = 'U0DEMENTIA';

export async function as<T>(field: Field, user: string, work: (stores: Stores, actor: Actor) => Promise<T>): Promise<T> {
  return field.transact(async (stores) => work(stores, only(findActor(await directoryIn(stores), user, now), `${user} is nobody`)));
}

/** Asks a council; gives the sign-off. */
export async function ask(field: Field, council: Council): Promise<SignOff> {
  const { signOffId } = await as(field, requester, async (stores, actor) => {
    const route = only(
      actor.directory.routes.find(({ key }) => key === `route-${council}`),
      'no route',
    );
    const content = { title: `For council ${council}`, ask: null, links: '', files: [], sections: [], note: null };
    const choice = { pathwayId: only(actor.directory.pathways[0], 'no pathway').id, routeId: route.id, meetingId: null, privateReason: null };
    return done(await requestSignOff(stores, actor, { ...choice, content, deadline: { day: null, reason: null } }, now));
  });
  return signOffIn(field, signOffId);
}

export async function signOffIn(field: Field, signOffId: string): Promise<SignOff> {
  return field.transact(async (stores) => {
    const { workspace } = await directoryIn(stores);
    return only(await stores.signOffs.find(workspace.id, signOffId), 'no sign-off');
  });
}

/** One person presses a button, in a transaction of their own. */
export async function click(field: Field, signOff: SignOff, user: string, given: Pick<GiveVerdict, 'version' | 'verdict'>): Promise<Click> {
  const reason = given.verdict === 'approve' ? null : `${user} says so`;
  const input: GiveVerdict = { signOffBodyId: bodyOf(signOff).id, reason, ...given };
  return { user, ...given, told: await as(field, user, (stores, actor) => giveVerdict(stores, actor, input, now)) };
}

/** The council of a request that asks just one. */
export function bodyOf({ bodies }: SignOff) {
  return only(bodies[0], 'no body');
}

/** Each click is a verdict, as its giver was told, or was refused; none is stored twice, on another version, or by nobody. */
export async function expectNoneLost(field: Field, signOffId: string, clicks: readonly Click[]): Promise<void> {
  const signOff = await signOffIn(field, signOffId);
  const directory = await field.transact(directoryIn);
  const given = bodyOf(signOff).verdicts.map((verdict) => inWords(directory, signOff, verdict));
  const said = clicks.flatMap(({ user, version, verdict, told }) =>
    told.refused ? [] : [`${user}: ${verdict} on ${version}${told.value.afterOutcome === null ? '' : ', after the outcome'}`],
  );
  expect(given.toSorted()).toEqual(said.toSorted());
}

function inWords(directory: Directory, { versions }: SignOff, { personId, kind, versionId, afterOutcome }: Verdict): string {
  const person = directory.people.find(({ id }) => id === personId);
  const version = versions.find(({ id }) => id === versionId);
  return `${person?.slackUserId}: ${kind} on ${version?.number}${afterOutcome ? ', after the outcome' : ''}`;
}

/** There is one outcome, once in the chronicle, and it is what the verdicts, one after the other as they are stored, lead to. */
export async function expectOneOutcome(field: Field, asked: SignOff): Promise<void> {
  const signOff = await signOffIn(field, asked.id);
  const directory = await field.transact(directoryIn);
  const replayed = bodyOf(signOff).verdicts.reduce((sofar, verdict) => replay(sofar, verdict, directory), asked);
  expect(replayed.outcome).toBe(signOff.outcome);
  expect(bodyOf(replayed).verdicts.map(({ afterOutcome }) => afterOutcome)).toEqual(bodyOf(signOff).verdicts.map(({ afterOutcome }) => afterOutcome));
  const settled = await field.prisma.chronicleEntry.findMany({ where: { subject: `SO-${signOff.number}`, action: 'sign-off settled' } });
  expect(settled.map(({ details }) => details)).toMatchObject(signOff.outcome === null ? [] : [{ outcome: signOff.outcome }]);
}

function replay(sofar: SignOff, { id, personId, kind, reason }: Verdict, directory: Directory): SignOff {
  const { number: version } = currentVersion(sofar);
  const attempt = { kind: 'verdict', verdictId: id, askedBodyId: bodyOf(sofar).id, personId, version, verdict: kind, reason } as const;
  return done(decide(sofar, { ...attempt, reasonToFollow: false, conditions: [] }, directory, now)).signOff;
}

/** Every approval that counts was given on a version that its giver was shown and that was not changed since but in wording. */
export async function expectApprovalsOfWhatWasSeen(field: Field, signOffId: string): Promise<void> {
  const signOff = await signOffIn(field, signOffId);
  const major = signOff.versions.findLastIndex(({ change }) => change !== 'minor');
  const seen = signOff.versions.slice(major).map(({ id }) => id);
  const approvals = standingVerdicts(bodyOf(signOff)).filter(({ kind }) => isApproval(kind));
  for (const { versionId } of approvals) expect(seen).toContain(versionId);
}

/** Every copy of the card shows how things stand in the end. */
export async function expectLastState(field: Field, signOffId: string): Promise<void> {
  const signOff = await signOffIn(field, signOffId);
  await field.transact(async (stores) => {
    const directory = await directoryIn(stores);
    const picture = await pictureOf(stores, directory, signOff, now);
    const copies = await stores.outbox.copiesOf(directory.workspace.id, cardOfSignOff(signOffId));
    expect(copies.length).toBeGreaterThan(0);
    for (const { to, content, messageId } of copies) {
      const card = JSON.parse(JSON.stringify(cardAt(picture, to, bodyOf(signOff).id)));
      expect(content).toEqual(card);
      const updates = await field.prisma.outgoingMessage.findMany({ where: { targetId: messageId }, orderBy: { id: 'desc' }, take: 1 });
      for (const update of updates) expect(contentOf(update)).toEqual(card);
    }
  });
}

export function done<T>(outcome: Outcome<T>): T {
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

async function directoryIn({ directories }: Pick<Stores, 'directories'>): Promise<Directory> {
  return only(await directories.ofTeam('T0KENT'), 'not governed');
}
