import { expect } from 'vitest';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import type { Directory } from '#src/domain/directory.ts';
import type { Outcome } from '#src/domain/refusal.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import type { AskedBody, SignOff, Verdict, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { countedVerdicts, isApproval } from '#src/domain/sign-off/verdicts.ts';
import { type Actor, findActor } from '#src/use-cases/actor.ts';
import type { Stores } from '#src/use-cases/ports/stores.ts';
import { type AmendSignOff, amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { type GiveVerdict, giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { pictureOf } from '#src/use-cases/sign-off/read/picture-sign-off.ts';
import { cardAt, cardOfSignOff } from '#src/use-cases/sign-off/read/sign-off-copies.ts';
import { type RequestSignOff, requestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import type { GovernedDatabase } from '../governed-database.ts';
import { london } from '../kent.ts';
import { only } from '../seeing.ts';
import type { Council } from './many-approvers.ts';

/** What rounds are played on: the stores of an app, and its database. */
export type Field = Pick<GovernedDatabase, 'prisma' | 'transact'>;

/** A press of a button, with the version it was shown for and what its giver was told. */
export type Click = {
  readonly user: string;
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly told: 'recorded' | 'after the outcome' | 'refused';
};

export const now = london('2011-11-10T10:00');
const requester = 'U0DEMENTIA';

/** Asks a council; gives the request as it is sent. */
export async function ask(field: Field, council: Council): Promise<SignOff> {
  const { signOffId } = await as(field, requester, async (stores, { directory }) => {
    const route = directory.routes.find(({ key }) => key === `route-${council}`);
    const input: RequestSignOff = {
      pathwayId: only(directory.pathways[0], 'no pathway').id,
      routeId: only(route, 'no route').id,
      content: contentCalled(`For council ${council}`),
      meetingId: null,
      deadline: { day: null, reason: null },
      privateReason: null,
      publicTitle: null,
      privateNote: null,
    };
    return done(await requestSignOff(stores, { directory, person: personOf(directory, requester) }, input, now));
  });
  return signOffIn(field, signOffId);
}

/** Sends version 2; gives whether it was taken. */
export async function amend(field: Field, { id: signOffId }: SignOff, change: 'major' | 'minor'): Promise<boolean> {
  const minor = change === 'minor';
  const content = contentCalled(`For the council, ${minor ? 'reworded' : 'rewritten'}`);
  const input: AmendSignOff = { signOffId, version: 1, content, keptFiles: [], minor, reason: minor ? 'wording' : null };
  const amended = await as(field, requester, (stores, actor) => amendSignOff(stores, actor, input, now));
  return !amended.refused;
}

/** Gives a verdict in a transaction of its own. */
export async function click(field: Field, asked: SignOff, user: string, verdict: VerdictKind, version = 1): Promise<Click> {
  const reason = verdict === 'approve' ? null : 'So I think';
  const input: GiveVerdict = { signOffBodyId: bodyOf(asked).id, version, verdict, reason };
  const given = await as(field, user, (stores, actor) => giveVerdict(stores, actor, input, now));
  if (given.refused) return { user, version, verdict, told: 'refused' };
  return { user, version, verdict, told: given.value.afterOutcome === null ? 'recorded' : 'after the outcome' };
}

export async function signOffIn(field: Field, signOffId: string): Promise<SignOff> {
  return field.transact(async (stores) => {
    const { workspace } = await directoryIn(stores);
    return only(await stores.signOffs.find(workspace.id, signOffId), 'no sign-off');
  });
}

/** The council of a request. */
function bodyOf({ bodies }: SignOff): AskedBody {
  return only(bodies[0], 'no body');
}

/** Every click stands among the verdicts, on the version it was shown for and as its giver was told, or was refused; and no other does. */
export async function expectNoneLost(field: Field, signOffId: string, clicks: readonly Click[]): Promise<void> {
  const signOff = await signOffIn(field, signOffId);
  const directory = await field.transact(directoryIn);
  const stored = bodyOf(signOff).verdicts.map((verdict) => clickOf(directory, signOff, verdict));
  const told = clicks.filter((one) => one.told !== 'refused');
  expect(inOrder(stored)).toEqual(inOrder(told));
}

function clickOf(directory: Directory, { versions }: SignOff, { personId, versionId, kind, afterOutcome }: Verdict): Click {
  const person = directory.people.find(({ id }) => id === personId);
  const version = versions.find(({ id }) => id === versionId);
  return {
    user: person?.slackUserId ?? '',
    version: version?.number ?? 0,
    verdict: kind,
    told: afterOutcome ? 'after the outcome' : 'recorded',
  };
}

function inOrder(clicks: readonly Click[]): string[] {
  return clicks.map(({ user, version, verdict, told }) => `${user}, ${verdict}, version ${version}, ${told}`).sort();
}

/** There is one outcome, which the chronicle tells once, and it is what the verdicts lead to, one after the other as they are stored. */
export async function expectOneOutcome(field: Field, asked: SignOff): Promise<void> {
  const signOff = await signOffIn(field, asked.id);
  const directory = await field.transact(directoryIn);
  const { verdicts } = bodyOf(signOff);
  const replayed = verdicts.reduce((sofar, verdict) => replay(sofar, verdict, directory), asked);
  expect(replayed.outcome).toBe(signOff.outcome);
  expect(bodyOf(replayed).verdicts.map(({ afterOutcome }) => afterOutcome)).toEqual(verdicts.map(({ afterOutcome }) => afterOutcome));
  const settled = await field.prisma.chronicleEntry.findMany({ where: { subject: `SO-${signOff.number}`, action: 'sign-off settled' } });
  expect(settled).toHaveLength(signOff.outcome === null ? 0 : 1);
}

function replay(sofar: SignOff, { id: verdictId, personId, kind: verdict, reason }: Verdict, directory: Directory): SignOff {
  const attempt = { verdictId, askedBodyId: bodyOf(sofar).id, personId, version: currentVersion(sofar).number, verdict, reason };
  return done(decide(sofar, { kind: 'verdict', ...attempt, reasonToFollow: false, conditions: [] }, directory, now)).signOff;
}

/** Each approval that counts is of what is current, but for wording that its author has called minor. */
export async function expectApprovalsOfWhatStands(field: Field, signOffId: string): Promise<void> {
  const signOff = await signOffIn(field, signOffId);
  const lastMajor = signOff.versions.findLastIndex(({ change }) => change !== 'minor');
  const asItStands = signOff.versions.slice(lastMajor).map(({ id }) => id);
  const approvals = countedVerdicts(bodyOf(signOff)).filter(({ kind }) => isApproval(kind));
  for (const { versionId } of approvals) expect(asItStands).toContain(versionId);
}

/** Every copy of the card shows, or is on its way to show, how things stand in the end. */
export async function expectLastState(field: Field, signOffId: string): Promise<void> {
  const signOff = await signOffIn(field, signOffId);
  await field.transact(async (stores) => {
    const directory = await directoryIn(stores);
    const picture = await pictureOf(stores, directory, signOff, now);
    const copies = await stores.outbox.copiesOf(directory.workspace.id, cardOfSignOff(signOffId));
    expect(copies).toHaveLength(1);
    for (const { to, content, messageId } of copies) {
      const card: unknown = JSON.parse(JSON.stringify(cardAt(picture, to, bodyOf(signOff).id)));
      expect(content).toEqual(card);
      const update = await field.prisma.outgoingMessage.findFirst({ where: { targetId: messageId }, orderBy: { id: 'desc' } });
      if (update) expect(contentOf(update)).toEqual(card);
    }
  });
}

function contentCalled(title: string) {
  return { title, ask: null, links: '', files: [], sections: [], note: null };
}

async function as<T>(field: Field, user: string, work: (stores: Stores, actor: Actor) => Promise<T>): Promise<T> {
  return field.transact(async (stores) => {
    const directory = await directoryIn(stores);
    return work(stores, { directory, person: personOf(directory, user) });
  });
}

function personOf(directory: Directory, user: string): Actor['person'] {
  return only(findActor(directory, user, now), `${user} is nobody`).person;
}

async function directoryIn({ directories }: Pick<Stores, 'directories'>): Promise<Directory> {
  return only(await directories.ofTeam('T0KENT'), 'not governed');
}

function done<T>(outcome: Outcome<T>): T {
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
